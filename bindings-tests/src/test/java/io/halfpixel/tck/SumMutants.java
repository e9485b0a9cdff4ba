package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.List;

/** Mistakes with sums: which taps, in which order, fused or not, in which type. */
final class SumMutants implements Mistakes {
  private static final String SUM = "FloatSum";
  private static final String BLEND = "CornerBlend";
  private static final String CHAIN = "Chain";
  private static final String COLUMN = "Column";
  private static final String SPECIAL = "SpecialValue";
  private static final String FIXED = "FixedPoint";
  private static final String CONVERT = "Conversion";
  private static final String GATHER = "Gather";

  /** A scale that changes nothing unless a product leaves the range of float32. */
  private static final double RANGE = 0x1p64;

  @Override
  public List<Mutant> mistakes() {
    List<Mutant> all = new ArrayList<>(sums());
    all.addAll(tables());
    return all;
  }

  private static List<Mutant> sums() {
    return List.of(
        Mutant.misreading(
            "fuses every product",
            plan -> PlanRewrites.accumulations(plan, SumMutants::fused),
            SUM,
            BLEND,
            CHAIN,
            COLUMN,
            SPECIAL),
        Mutant.misreading(
            "fuses no product",
            plan -> PlanRewrites.accumulations(plan, SumMutants::unfused),
            SUM,
            BLEND,
            CHAIN,
            COLUMN,
            SPECIAL),
        Mutant.misreading(
            "adds backwards",
            plan -> PlanRewrites.accumulations(plan, SumMutants::backwards),
            SUM,
            BLEND,
            CHAIN,
            COLUMN,
            SPECIAL),
        Mutant.misreading(
            "computes a lerp as a weighted sum",
            plan ->
                PlanRewrites.accumulations(
                    plan, order -> order == Accumulation.LERP ? Accumulation.SEQUENTIAL : order),
            SUM,
            CHAIN,
            SPECIAL),
        Mutant.misreading(
            "starts no sum from zero",
            plan ->
                PlanRewrites.accumulations(
                    plan,
                    order ->
                        order == Accumulation.SEQUENTIAL_FROM_ZERO
                            ? Accumulation.SEQUENTIAL
                            : order),
            SUM,
            CHAIN,
            SPECIAL),
        Mutant.misreading(
            "takes the tail's accumulation for the body",
            plan ->
                PlanRewrites.each(
                    plan,
                    step ->
                        step instanceof CornerBlend b
                            ? PlanRewrites.blend(b, b.axes(), b.tail(), b.tail())
                            : step),
            BLEND,
            SPECIAL),
        Mutant.misreading("rounds a double twice", PlanRewrites::roundingTwice, SUM, CONVERT),
        Mutant.misreading(
            "keeps float32 between half passes", PlanRewrites::wideIntermediates, CHAIN),
        Mutant.misreading(
            "skips conversions there and back", PlanRewrites::withoutConversionPairs, CHAIN),
        Mutant.misreading("swaps two passes", PlanRewrites::swappedPasses, CHAIN, COLUMN));
  }

  private static Accumulation fused(Accumulation order) {
    return switch (order) {
      case SEQUENTIAL, SEQUENTIAL_FROM_ZERO, FOURS_THEN_FMA, TWOS_THEN_FMA ->
          Accumulation.SEQUENTIAL_FMA;
      case REVERSED -> Accumulation.REVERSED_FMA;
      case SEQUENTIAL_FMA, REVERSED_FMA, PAIR_FMA, REVERSED_PAIR_FMA, LERP, PAIRWISE -> order;
    };
  }

  private static Accumulation unfused(Accumulation order) {
    return switch (order) {
      case SEQUENTIAL_FMA, PAIR_FMA, FOURS_THEN_FMA, TWOS_THEN_FMA -> Accumulation.SEQUENTIAL;
      case REVERSED_FMA, REVERSED_PAIR_FMA -> Accumulation.REVERSED;
      case SEQUENTIAL, SEQUENTIAL_FROM_ZERO, REVERSED, LERP, PAIRWISE -> order;
    };
  }

  private static Accumulation backwards(Accumulation order) {
    return switch (order) {
      case SEQUENTIAL, SEQUENTIAL_FROM_ZERO -> Accumulation.REVERSED;
      case REVERSED -> Accumulation.SEQUENTIAL;
      case SEQUENTIAL_FMA, FOURS_THEN_FMA, TWOS_THEN_FMA -> Accumulation.REVERSED_FMA;
      case REVERSED_FMA -> Accumulation.SEQUENTIAL_FMA;
      case PAIR_FMA -> Accumulation.REVERSED_PAIR_FMA;
      case REVERSED_PAIR_FMA -> Accumulation.PAIR_FMA;
      case LERP, PAIRWISE -> order;
    };
  }

  private static List<Mutant> tables() {
    return List.of(
        Mutant.misreading(
            "drops taps of weight zero",
            plan -> PlanRewrites.tables(plan, taps -> PlanRewrites.without(taps, w -> w == 0)),
            SUM,
            SPECIAL,
            CHAIN,
            COLUMN),
        Mutant.misreading(
            "pads rows with taps of weight zero",
            plan -> PlanRewrites.tables(plan, PlanRewrites::padded),
            SUM,
            SPECIAL,
            CHAIN,
            COLUMN),
        Mutant.misreading(
            "is off by one at the edge",
            PlanRewrites::offByOneAtTheEdge,
            GATHER,
            SUM,
            FIXED,
            BLEND,
            CHAIN,
            COLUMN,
            SPECIAL,
            "Band",
            "Storage",
            "View",
            "SharedSource",
            "Lifecycle"),
        Mutant.misreading(
            "multiplies the weights of a volume from the innermost axis",
            SumMutants::rangeShifted,
            BLEND),
        Mutant.misreading(
            "reads signed integers without sign", PlanRewrites::unsigned, SUM, CONVERT));
  }

  /**
   * Shifts the range of the first and the last product, as another order of multiplication does.
   */
  private static Plan rangeShifted(Plan plan) {
    return PlanRewrites.each(
        plan,
        step -> {
          if (!(step instanceof CornerBlend b)
              || b.axes().size() < 3
              || b.compute() == DataType.F64) {
            return step;
          }
          List<CornerBlend.Axis> axes = new ArrayList<>(b.axes());
          axes.set(0, scaled(axes.get(0), RANGE));
          axes.set(2, scaled(axes.get(2), 1 / RANGE));
          return PlanRewrites.blend(b, axes, b.body(), b.tail());
        });
  }

  private static CornerBlend.Axis scaled(CornerBlend.Axis axis, double scale) {
    TapTable taps = PlanRewrites.weights(axis.taps(), weight -> weight * scale);
    return new CornerBlend.Axis(axis.inputLength(), taps);
  }
}
