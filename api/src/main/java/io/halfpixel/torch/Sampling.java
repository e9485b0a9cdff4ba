package io.halfpixel.torch;

import java.util.List;

/**
 * A call that passed PyTorch's checks: what to do along each spatial axis.
 *
 * @param mode the algorithm
 * @param axes the spatial axes, outermost first
 */
record Sampling(Mode mode, List<Axis> axes) {
  Sampling {
    axes = List.copyOf(axes);
  }

  /** Returns the output lengths, outermost first. */
  List<Integer> outputLengths() {
    return axes.stream().map(Axis::outputLength).toList();
  }

  /** Whether no axis changes its length. */
  boolean isSameSize() {
    return axes.stream().allMatch(Axis::isSameLength);
  }
}
