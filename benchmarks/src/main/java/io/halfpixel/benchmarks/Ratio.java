package io.halfpixel.benchmarks;

import io.halfpixel.benchmarks.measure.Spread;

/**
 * How two builds compare in one cell.
 *
 * @param base microseconds a call of the earlier commit
 * @param head microseconds a call of this tree
 */
record Ratio(Spread base, Spread head) {
  /** Differences up to this share are never noteworthy. */
  private static final double NOTEWORTHY = 0.05;

  /** Returns how many times as long a call of this tree takes: over 1 is a loss. */
  double value() {
    return head.median() / base.median();
  }

  /** Returns whether this tree is noteworthily slower and the quartiles do not overlap. */
  boolean isSlower() {
    return value() > 1 + NOTEWORTHY && head.lower() > base.upper();
  }

  /** Returns whether this tree is noteworthily faster and the quartiles do not overlap. */
  boolean isFaster() {
    return value() < 1 - NOTEWORTHY && head.upper() < base.lower();
  }
}
