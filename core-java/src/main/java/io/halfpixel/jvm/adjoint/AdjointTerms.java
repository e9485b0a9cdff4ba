package io.halfpixel.jvm.adjoint;

import io.halfpixel.plan.AdjointSum.Term;

/**
 * What becomes of the sums of a row when elements are read: the loops of an {@link
 * io.halfpixel.plan.AdjointSum}.
 *
 * <p>The weights of the axes before the last are given as two factors; those of axes that are not
 * there are 1 and not used.
 *
 * @param <A> the class of the rows
 */
abstract class AdjointTerms<A> {
  private final Term term;
  private final int axes;

  /** Creates the terms of a sum over so many axes. */
  AdjointTerms(Term term, int axes) {
    this.term = term;
    this.axes = axes;
  }

  final Term term() {
    return term;
  }

  final int axes() {
    return axes;
  }

  /** Whether an element is multiplied by one weight after the other. */
  final boolean isScaled() {
    return term == Term.SCALED || term == Term.SCALED_IN_ORDER;
  }

  /** Whether the taps of the last axis are in the outer loop. */
  final boolean isLastFirst() {
    return term == Term.SCALED;
  }

  /** Adds +0 to the sums [begin, end). */
  abstract void addZero(A sums, int begin, int end);

  /** Sets the sums [begin, end) of at most this magnitude to +0. */
  abstract void clearUpTo(double magnitude, A sums, int begin, int end);

  /**
   * Adds a term to each of the sums [begin, end).
   *
   * @param weights the weight of the last axis for each sum
   * @param read the element read for each sum
   */
  abstract void add(double first, double second, A weights, A read, A sums, int begin, int end);

  /**
   * Adds the terms of four taps, one after the other, beginning with a tap. Each of them has one
   * weight for all the sums [begin, end), of which there is at least one.
   */
  void addFour(
      double first, double second, A[] weights, A[] read, int tap, A sums, int begin, int end) {
    for (int t = tap; t < tap + 4; t++) {
      add(first, second, weights[t], read[t], sums, begin, end);
    }
  }
}
