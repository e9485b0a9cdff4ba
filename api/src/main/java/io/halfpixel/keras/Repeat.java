package io.halfpixel.keras;

import io.halfpixel.TensorSpec;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/** {@code keras.ops.repeat} along all spatial axes: output pixel i is input pixel ⌊i / factor⌋. */
final class Repeat {
  private Repeat() {}

  /** Returns the plan for a tensor of shape [n, ...spatial, c]; any length may be 0. */
  static Plan plan(TensorSpec source, List<Integer> factors) {
    SpatialLayout layout = SpatialLayout.channelsLast(source);
    List<Integer> lengths = new ArrayList<>();
    for (int axis = 0; axis < factors.size(); axis++) {
      lengths.add(SpatialLayout.checkedLength((long) layout.length(axis) * factors.get(axis)));
    }
    TensorSpec target = SpatialLayout.resized(source, 1, lengths, source.dataType());
    return new Plan(source, target, steps(source, layout, factors));
  }

  private static List<Step> steps(TensorSpec source, SpatialLayout layout, List<Integer> factors) {
    if (source.elements() == 0) {
      return List.of();
    }
    List<IndexTable> tables = new ArrayList<>();
    for (int axis = 0; axis < factors.size(); axis++) {
      tables.add(table(layout.length(axis), factors.get(axis)));
    }
    return List.of(layout.gather(tables, source.dataType()));
  }

  private static IndexTable table(int length, int factor) {
    int[] indices = new int[length * factor];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i / factor;
    }
    return IndexTable.of(length, indices);
  }
}
