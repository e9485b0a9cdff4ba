package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks that PyTorch's operators make on sizes, in their order and words, and those that
 * PyTorch leaves to its allocator.
 *
 * <p>Every spatial length is at least 1 and so is the number of channels; the batch may be empty.
 * {@link AreaChecks} has the conditions of mode area, which allows more.
 *
 * <p>Source: PyTorch, {@code upsample_1d_common_check} and its relatives in {@code
 * aten/src/ATen/native/UpSample.h}, and the {@code TORCH_META_FUNC}s of {@code
 * UpSampleNearest1d.cpp} and its relatives.
 */
final class SizeChecks {
  private SizeChecks() {}

  static Sampling check(
      Mode mode, Shape shape, List<Long> outputLengths, List<Double> scales, Arguments arguments) {
    if (mode == Mode.AREA) {
      new AreaChecks(shape, outputLengths).checkSizes();
    } else {
      checkNotEmpty(shape, outputLengths);
    }
    checkStorable(shape, outputLengths);
    List<Axis> axes = new ArrayList<>();
    for (int axis = 0; axis < outputLengths.size(); axis++) {
      axes.add(
          new Axis(
              SpatialLayout.checkedLength(shape.length(axis + 2)),
              SpatialLayout.checkedLength(outputLengths.get(axis)),
              scales.get(axis),
              arguments.isAligned()));
    }
    return new Sampling(mode, axes);
  }

  private static void checkNotEmpty(Shape shape, List<Long> outputLengths) {
    checkPositive(shape, outputLengths);
    if (shape.length(1) == 0) {
      throw new InvalidArgumentException(
          "Non-empty "
              + shape.rank()
              + "D data tensor expected but got a tensor with sizes "
              + shape);
    }
  }

  private static void checkPositive(Shape shape, List<Long> outputLengths) {
    String[] letters = new String[] {"D", "H", "W"};
    StringBuilder input = new StringBuilder();
    StringBuilder output = new StringBuilder();
    boolean positive = true;
    int axes = outputLengths.size();
    for (int axis = 0; axis < axes; axis++) {
      String name = (axis > 0 ? ", " : "") + letters[letters.length - axes + axis] + ": ";
      input.append(name).append(shape.length(axis + 2));
      output.append(name).append(outputLengths.get(axis));
      positive &= shape.length(axis + 2) > 0 && outputLengths.get(axis) > 0;
    }
    if (!positive) {
      throw new InvalidArgumentException(
          "Input and output sizes should be greater than 0, but got input ("
              + input
              + ")"
              + (axes == 1 ? " and" : "")
              + " output ("
              + output
              + ")");
    }
  }

  /** Rejects a result that no array and no buffer holds, before any table for it is computed. */
  private static void checkStorable(Shape shape, List<Long> outputLengths) {
    long[] target = shape.toArray();
    target[0] = Math.max(1, target[0]);
    for (int axis = 0; axis < outputLengths.size(); axis++) {
      target[axis + 2] = outputLengths.get(axis);
    }
    Shape result = Shape.of(target);
    if (result.elements() > Integer.MAX_VALUE) {
      throw new InvalidArgumentException(
          "a tensor holds at most 2^31 - 1 elements, but the result "
              + result
              + " has "
              + result.elements());
    }
  }
}
