package io.halfpixel.tck;

import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.rules.IntegerSumRules;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes with the terms of integer sums, and with those that are in float32. */
final class IntegerSumTest extends IntegerSumRules implements Mistakes {
  @Override
  public List<Mutant> mistakes() {
    return List.of(
        mutant("rounds every term down", f -> with(f, f.taps(), down(f.terms()), f.bodyInner())),
        mutant("sums integers only in integers", f -> with(f, f.taps(), f.terms(), 0)),
        mutant(
            "sums integers in float32 from the first tap",
            f -> f.bodyInner() > 0 ? with(f, reversed(f.taps()), f.terms(), f.bodyInner()) : f));
  }

  @Override
  public Set<String> noticesToo() {
    return Set.of(
        "forgets the rounding constant",
        "saturates below the largest byte",
        "loses the top bits of a large sum",
        "is off by one at the edge");
  }

  private static Mutant mutant(String name, UnaryOperator<FixedPoint1d> rewrite) {
    return Mutant.misreading(
        name,
        plan ->
            PlanRewrites.each(
                plan, step -> step instanceof FixedPoint1d f ? rewrite.apply(f) : step),
        "IntegerSum");
  }

  private static FixedPoint1d with(FixedPoint1d f, TapTable taps, Terms terms, long bodyInner) {
    return new FixedPoint1d(
        f.pass(), taps, terms, f.rounding(), f.shift(), bodyInner, f.input(), f.output());
  }

  private static Terms down(Terms terms) {
    return new Terms(terms.inputShift(), terms.shift(), Ties.FLOOR);
  }

  private static TapTable reversed(TapTable taps) {
    int[] indices = taps.indices();
    double[] weights = taps.weights();
    for (int row = 0; row < taps.rows(); row++) {
      int first = taps.start(row);
      int last = taps.start(row + 1) - 1;
      for (int k = 0; first + k <= last; k++) {
        indices[first + k] = taps.index(last - k);
        weights[first + k] = taps.weight(last - k);
      }
    }
    return TapTable.of(taps.starts(), indices, weights);
  }
}
