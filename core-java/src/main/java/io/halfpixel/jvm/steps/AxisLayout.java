package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.plan.Permute;
import java.util.ArrayList;
import java.util.List;

/**
 * The lengths of the output axes, and how far apart their indices lie in the input; neighbouring
 * axes that stay together are one.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record AxisLayout(int[] lengths, int[] strides) {
  static AxisLayout of(Permute step) {
    long[] inputStrides = new long[step.lengths().size()];
    long stride = 1;
    for (int axis = inputStrides.length - 1; axis >= 0; axis--) {
      inputStrides[axis] = stride;
      stride *= step.lengths().get(axis);
    }
    List<Integer> lengths = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    for (int axis : step.axes()) {
      int length = ArrayLength.of(step.lengths().get(axis));
      int last = lengths.size() - 1;
      if (last >= 0 && strides.get(last) == inputStrides[axis] * length) {
        lengths.set(last, lengths.get(last) * length);
        strides.set(last, (int) inputStrides[axis]);
      } else if (length > 1) {
        lengths.add(length);
        strides.add((int) inputStrides[axis]);
      }
    }
    return new AxisLayout(ints(lengths), ints(strides));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the length of an axis, counted from the innermost one. */
  int length(int fromLast) {
    return lengths[lengths.length - 1 - fromLast];
  }

  /** Returns whether the two innermost axes change places in each of the others. */
  boolean isPlanes() {
    int last = lengths.length - 1;
    boolean isTransposed = strides[last - 1] == 1 && strides[last] == lengths[last - 1];
    // A single axis in front of them is the outermost one of the input too.
    return isTransposed && last <= 2;
  }
}
