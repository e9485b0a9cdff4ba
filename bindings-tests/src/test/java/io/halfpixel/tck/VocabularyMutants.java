package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Mistakes with what steps say beyond the usual: parts, orders, roundings, opacity. */
final class VocabularyMutants implements Mistakes {
  private static final String SUM = "FloatSum";
  private static final String MEAN = "Mean";
  private static final String CONVERT = "Conversion";

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        mutant(
            "takes the tail's accumulation for the first inner positions",
            step ->
                step instanceof Resample1d r
                    ? PlanRewrites.sum(r, r.taps(), r.tail(), r.tail())
                    : step,
            SUM),
        mean("adds the values of every bin one by one", m -> new BinMean.Mean(ROWS, m.finish())),
        mean("divides in place of a product with a reciprocal", VocabularyMutants::divided),
        convert("rounds to nearest, ties to even", c -> with(c, Convert.Rounding.NEAREST_EVEN)),
        Mutant.misreading("takes int64 through float64", VocabularyMutants::throughDouble, CONVERT),
        Mutant.misreading("truncates before truth", VocabularyMutants::truncatedTruth, CONVERT),
        mutant(
            "divides by alpha where it multiplies, and the other way round",
            step -> step instanceof Alpha a ? opposite(a) : step,
            "Alpha"));
  }

  private static final BinMean.Order ROWS = BinMean.Order.ROW_MAJOR;

  private static Mutant mutant(String name, UnaryOperator<Step> rewrite, String... families) {
    return Mutant.misreading(name, plan -> PlanRewrites.each(plan, rewrite), families);
  }

  private static Mutant mean(String name, UnaryOperator<BinMean.Mean> other) {
    return mutant(
        name,
        step ->
            step instanceof BinMean b
                ? new BinMean(
                    b.outer(),
                    b.axes(),
                    b.inner(),
                    b.bodyInner(),
                    other.apply(b.body()),
                    other.apply(b.tail()),
                    b.type(),
                    b.compute())
                : step,
        MEAN);
  }

  private static BinMean.Mean divided(BinMean.Mean mean) {
    return mean.finish() == BinMean.Finish.RECIPROCAL
        ? new BinMean.Mean(mean.order(), BinMean.Finish.ONCE)
        : mean;
  }

  private static Mutant convert(String name, UnaryOperator<Convert> rewrite) {
    return mutant(name, step -> step instanceof Convert c ? rewrite.apply(c) : step, CONVERT);
  }

  private static Convert with(Convert c, Convert.Rounding rounding) {
    return new Convert(c.count(), c.input(), c.output(), rounding);
  }

  private static Plan throughDouble(Plan plan) {
    return by(plan, DataType.F64, c -> c.input() == DataType.I64 && c.output() == DataType.BF16);
  }

  private static Plan truncatedTruth(Plan plan) {
    return by(plan, DataType.I64, c -> c.output() == DataType.BOOL);
  }

  /** Makes some conversions two, by way of a type. */
  private static Plan by(Plan plan, DataType way, Predicate<Convert> which) {
    List<Step> steps = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step instanceof Convert c && c.input() != c.output() && which.test(c)) {
        steps.add(new Convert(c.count(), c.input(), way, Convert.Rounding.NEAREST_EVEN));
        steps.add(new Convert(c.count(), way, c.output(), c.rounding()));
      } else {
        steps.add(step);
      }
    }
    return new Plan(plan.source(), plan.target(), steps);
  }

  private static Alpha opposite(Alpha a) {
    boolean multiplies = a.direction() == Alpha.Direction.PREMULTIPLY;
    return new Alpha(
        a.pixels(),
        a.channels(),
        multiplies ? Alpha.Direction.UNPREMULTIPLY : Alpha.Direction.PREMULTIPLY,
        a.type());
  }
}
