package io.halfpixel.plan;

import io.halfpixel.InvalidArgumentException;

/**
 * One axis of a tensor of any rank and layout, seen as [outer][length][inner] with {@code inner}
 * contiguous.
 *
 * <p>The width of an [n, c, h, w] tensor is {@code (n·c·h, w, 1)}, its height {@code (n·c, h, w)};
 * the width of [n, h, w, c] is {@code (n·h, w, c)}. A step along this axis reads
 * [outer][inputLength][inner] and writes [outer][outputLength][inner]. The counts of both may be
 * any {@code long}; {@link Plan} limits what lies between two steps.
 *
 * @param outer the number of independent blocks, at least 0
 * @param inputLength the length of the axis before the step, in [1, 2^31 − 1]
 * @param outputLength the length of the axis after the step, in [1, 2^31 − 1]
 * @param inner the number of contiguous elements that share one index of the axis, at least 0
 */
public record Pass(long outer, int inputLength, int outputLength, long inner) {
  /**
   * Checks the ranges and that both element counts fit a {@code long}.
   *
   * @throws InvalidArgumentException if a value is outside its range or a count overflows
   */
  public Pass {
    if (outer < 0 || inner < 0 || inputLength < 1 || outputLength < 1) {
      throw new InvalidArgumentException(
          "a pass has outer and inner >= 0 and lengths >= 1, but got ["
              + outer
              + "]["
              + inputLength
              + " -> "
              + outputLength
              + "]["
              + inner
              + "]");
    }
    Elements.product(outer, Math.max(inputLength, outputLength), inner);
  }

  /** Returns the number of elements read: outer · inputLength · inner. */
  public long inputElements() {
    return outer * inputLength * inner;
  }

  /** Returns the number of elements written: outer · outputLength · inner. */
  public long outputElements() {
    return outer * outputLength * inner;
  }
}
