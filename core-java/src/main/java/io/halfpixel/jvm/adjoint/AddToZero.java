package io.halfpixel.jvm.adjoint;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;

/**
 * The addition of sums to +0 that ends an {@link AdjointSum} whose compute type is wider than the
 * type of its elements.
 *
 * <p>Works on rows of sums that are not rounded yet. An addition after the rounding turns those
 * that would be rounded to −0 into +0; rounding does not change that.
 *
 * @param <A> the class of the rows
 */
final class AddToZero<A> {
  private final AdjointTerms<A> terms;
  private final int rowLength;
  private final long rows;
  private final long addedFirst;
  private final double roundedToZero;
  private final boolean mayBeNegativeZero;

  /** Creates the addition for rows of so many elements. */
  AddToZero(AdjointSum step, AdjointTerms<A> terms, int rowLength) {
    this.terms = terms;
    this.rowLength = rowLength;
    this.rows = step.outputElements() / Math.max(1, step.outer()) / Math.max(1, rowLength);
    this.addedFirst = step.addedFirst();
    this.roundedToZero = largestRoundedToZero(step.type());
    this.mayBeNegativeZero = mayBeNegativeZero(step.body()) || mayBeNegativeZero(step.tail());
  }

  /** A sum that starts at +0 and is not fused only becomes +0. */
  private static boolean mayBeNegativeZero(Term term) {
    return term == Term.PRODUCT_FMA || term == Term.LAST_QUOTIENT;
  }

  /** Returns half of the least positive value, which is a tie and goes to 0. */
  private static double largestRoundedToZero(DataType type) {
    return switch (type) {
      case F16 -> 0x1p-25;
      case BF16 -> 0x1p-134;
      case F32 -> 0x1p-150;
      default -> throw new IllegalArgumentException("no sum is rounded to " + type);
    };
  }

  /** Adds a row of a block, or of a later block, to +0. */
  void run(long row, A sums) {
    long position = row % rows * rowLength;
    int first = (int) Math.max(0, Math.min(addedFirst - position, rowLength));
    if (mayBeNegativeZero) {
      terms.addZero(sums, 0, first);
    }
    terms.clearUpTo(roundedToZero, sums, first, rowLength);
  }
}
