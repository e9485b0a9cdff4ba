package io.halfpixel.parity;

/** How much a result may differ from the recorded one. */
public sealed interface Comparison {
  /**
   * Not at all: the same bits, except that all NaNs are equal. Positive and negative zero differ.
   */
  record Bits() implements Comparison {}

  /**
   * By at most {@code atol + rtol·|recorded|}; NaN equals NaN and an infinity equals itself.
   *
   * @param rtol the tolerance relative to the recorded value, at least 0
   * @param atol the absolute tolerance, at least 0
   */
  record Tolerance(double rtol, double atol) implements Comparison {}
}
