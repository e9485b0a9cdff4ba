package io.halfpixel.resample;

import io.halfpixel.DataType;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.AxisLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps of a plan while they are put together, and what they leave. Belongs to one thread. */
final class AxisSteps {
  private final List<Step> steps = new ArrayList<>();
  private final AxisLayout layout;
  private DataType type;

  AxisSteps(AxisLayout layout, DataType type) {
    this.layout = layout;
    this.type = type;
  }

  /** Returns the type of the elements now. */
  DataType type() {
    return type;
  }

  /** Returns the number of elements now. */
  long elements() {
    return layout.elements();
  }

  List<Step> all() {
    return List.copyOf(steps);
  }

  void add(Step step) {
    steps.add(step);
    type = step.output();
  }

  /** Copies along an axis; an index behind its end stands for a value. */
  void copy(int axis, AxisSampling sampling, double outside) {
    IndexTable table = sampling.copies();
    pad(axis, sampling.inputLength(), table.inputLength(), outside);
    steps.addAll(layout.gather(Map.of(axis, table), type));
  }

  /** Returns the pass along an axis whose elements are followed by a value if they are weighted. */
  Pass pass(int axis, AxisSampling sampling, int maxIndex, double outside) {
    int length = sampling.inputLength();
    pad(axis, length, Math.max(length, maxIndex + 1), outside);
    return layout.resize(axis, sampling.outputLength());
  }

  private void pad(int axis, int length, int padded, double value) {
    if (padded > length) {
      add(new Pad(layout.resize(axis, padded), 0, type, value));
    }
  }
}
