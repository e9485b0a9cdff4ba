package io.halfpixel.jvm;

import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.TapTable;

/**
 * What one source row adds to an output row of an {@link io.halfpixel.plan.AdjointSum}.
 *
 * @param <A> the class of the rows
 */
abstract class AdjointTerms<A> {
  private final Term term;

  AdjointTerms(Term term) {
    this.term = term;
  }

  /** Whether the taps of the last axis are in the outer loop. */
  final boolean isLastFirst() {
    return term == Term.SCALED;
  }

  /** Sets a row to +0. */
  abstract void clear(A row);

  /**
   * Adds {@code length} elements with the weights of all axes, outermost first.
   *
   * @param outer the weights of the axes before the last
   * @param weight the weight of the last axis
   */
  abstract void add(
      Term term, double[] outer, double weight, A from, int fromAt, A to, int toAt, int length);

  /** Adds the inner positions [begin, end) of a source row to every position of the last axis. */
  final void add(TapTable last, double[][] outer, A from, A to, int inner, int begin, int end) {
    for (int x = 0; x < last.rows(); x++) {
      for (int group = last.start(x); group < last.start(x + 1); ) {
        int next = AdjointStage.end(last, x, group);
        int taps = next - group;
        for (int i = 0; i < outer.length * taps; i++) {
          boolean lastFirst = isLastFirst();
          double[] weights = outer[lastFirst ? i % outer.length : i / taps];
          int tap = group + (lastFirst ? i / outer.length : i % taps);
          int fromAt = last.index(tap) * inner + begin;
          add(term, weights, last.weight(tap), from, fromAt, to, x * inner + begin, end - begin);
        }
        group = next;
      }
    }
  }
}
