package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Mistakes with numbers. */
final class ArithmeticMutants {
  private static final String SUM = "FloatSum";
  private static final String BLEND = "CornerBlend";
  private static final String CHAIN = "Chain";
  private static final String SPECIAL = "SpecialValue";
  private static final String FIXED = "FixedPoint";
  private static final String CONVERT = "Conversion";
  private static final String GATHER = "Gather";

  /** A scale that changes nothing unless a product leaves the range of float32. */
  private static final double RANGE = 0x1p64;

  private ArithmeticMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(sums());
    all.addAll(tables());
    all.addAll(results());
    all.addAll(integers());
    return all;
  }

  private static List<Mutant> sums() {
    return List.of(
        Mutant.misreading(
            "fuses every product",
            plan -> PlanRewrites.accumulations(plan, ArithmeticMutants::fused),
            SUM, BLEND, CHAIN, SPECIAL),
        Mutant.misreading(
            "fuses no product",
            plan -> PlanRewrites.accumulations(plan, ArithmeticMutants::unfused),
            SUM, BLEND, CHAIN, SPECIAL),
        Mutant.misreading(
            "adds backwards",
            plan -> PlanRewrites.accumulations(plan, ArithmeticMutants::backwards),
            SUM, BLEND, CHAIN, SPECIAL),
        Mutant.misreading(
            "computes a lerp as a weighted sum",
            plan ->
                PlanRewrites.accumulations(
                    plan, order -> order == Accumulation.LERP ? Accumulation.SEQUENTIAL : order),
            SUM, CHAIN, SPECIAL),
        Mutant.misreading(
            "starts no sum from zero",
            plan ->
                PlanRewrites.accumulations(
                    plan,
                    order ->
                        order == Accumulation.SEQUENTIAL_FROM_ZERO
                            ? Accumulation.SEQUENTIAL
                            : order),
            SUM, SPECIAL),
        Mutant.misreading(
            "takes the tail's accumulation for the body",
            plan ->
                PlanRewrites.each(
                    plan,
                    step ->
                        step instanceof CornerBlend b
                            ? PlanRewrites.blend(b, b.axes(), b.tail(), b.tail())
                            : step),
            BLEND, SPECIAL),
        Mutant.misreading(
            "rounds a double twice", PlanRewrites::roundingTwice, SUM, CONVERT),
        Mutant.misreading(
            "keeps float32 between half passes", PlanRewrites::wideIntermediates, CHAIN),
        Mutant.misreading(
            "skips conversions there and back", PlanRewrites::withoutConversionPairs, CHAIN),
        Mutant.misreading("swaps two passes", PlanRewrites::swappedPasses, CHAIN));
  }

  private static Accumulation fused(Accumulation order) {
    return switch (order) {
      case SEQUENTIAL, SEQUENTIAL_FROM_ZERO, FOURS_THEN_FMA, TWOS_THEN_FMA ->
          Accumulation.SEQUENTIAL_FMA;
      case REVERSED -> Accumulation.REVERSED_FMA;
      case SEQUENTIAL_FMA, REVERSED_FMA, PAIR_FMA, REVERSED_PAIR_FMA, LERP -> order;
    };
  }

  private static Accumulation unfused(Accumulation order) {
    return switch (order) {
      case SEQUENTIAL_FMA, PAIR_FMA, FOURS_THEN_FMA, TWOS_THEN_FMA -> Accumulation.SEQUENTIAL;
      case REVERSED_FMA, REVERSED_PAIR_FMA -> Accumulation.REVERSED;
      case SEQUENTIAL, SEQUENTIAL_FROM_ZERO, REVERSED, LERP -> order;
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
      case LERP -> order;
    };
  }

  private static List<Mutant> tables() {
    return List.of(
        Mutant.misreading(
            "drops taps of weight zero",
            plan -> PlanRewrites.tables(plan, taps -> PlanRewrites.without(taps, w -> w == 0)),
            SUM, SPECIAL, CHAIN),
        Mutant.misreading(
            "pads rows with taps of weight zero",
            plan -> PlanRewrites.tables(plan, PlanRewrites::padded),
            SUM, SPECIAL, CHAIN),
        Mutant.misreading(
            "is off by one at the edge",
            PlanRewrites::offByOneAtTheEdge,
            GATHER, SUM, FIXED, BLEND, CHAIN, SPECIAL, "Band", "Storage", "Lifecycle"),
        Mutant.misreading(
            "multiplies the weights of a volume from the innermost axis",
            ArithmeticMutants::rangeShifted,
            BLEND),
        Mutant.misreading(
            "reads signed integers without sign", PlanRewrites::unsigned, SUM, CONVERT));
  }

  /** Shifts the range of the first and the last product, as another order of multiplication does. */
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

  private static List<Mutant> results() {
    return List.of(
        Mutant.changing(
            "flushes subnormal numbers to zero",
            (plan, bits) -> isSubnormal(plan, bits) ? bits & 1L << 31 : bits,
            SPECIAL, CONVERT),
        Mutant.changing(
            "writes no negative zero",
            (plan, bits) -> computes(plan) && isNegativeZero(plan, bits) ? 0 : bits,
            SUM, SPECIAL, CONVERT, BLEND, CHAIN),
        Mutant.changing(
            "writes the largest number for infinity",
            (plan, bits) -> isInfinite(plan, bits) ? bits - 1 : bits,
            SUM, SPECIAL, CONVERT),
        Mutant.changing(
            "writes zero for NaN",
            (plan, bits) -> computes(plan) && Double.isNaN(value(plan, bits)) ? 0 : bits,
            SUM, SPECIAL, CONVERT),
        Mutant.changing(
            "makes every NaN the same",
            (plan, bits) ->
                Double.isNaN(value(plan, bits))
                    ? ElementBits.bits(plan.target().dataType(), Double.NaN)
                    : bits,
            GATHER));
  }

  private static boolean computes(Plan plan) {
    return !plan.steps().stream().allMatch(Gather.class::isInstance);
  }

  private static double value(Plan plan, long bits) {
    return plan.target().dataType().isFloatingPoint()
        ? ElementBits.value(plan.target().dataType(), bits)
        : 0;
  }

  private static boolean isSubnormal(Plan plan, long bits) {
    return computes(plan)
        && plan.target().dataType() == DataType.F32
        && Math.abs(value(plan, bits)) < Float.MIN_NORMAL;
  }

  private static boolean isNegativeZero(Plan plan, long bits) {
    return Double.doubleToRawLongBits(value(plan, bits)) == Double.doubleToRawLongBits(-0.0);
  }

  private static boolean isInfinite(Plan plan, long bits) {
    return computes(plan) && Double.isInfinite(value(plan, bits));
  }

  private static List<Mutant> integers() {
    return List.of(
        Mutant.misreading(
            "forgets the rounding constant",
            plan ->
                PlanRewrites.each(
                    plan,
                    step ->
                        step instanceof FixedPoint1d f
                            ? new FixedPoint1d(
                                f.pass(), f.taps(), 0, f.shift(), f.input(), f.output())
                            : step),
            FIXED, CHAIN),
        Mutant.changing(
            "saturates below the largest byte",
            (plan, bits) -> isBytes(plan) && bits == 255 ? 254 : bits,
            FIXED),
        Mutant.computing(
            "loses the top bits of a large sum",
            (plan, source) -> {
              long[] result = ReferenceInterpreter.run(plan, source);
              return isBytes(plan) && isLarge((FixedPoint1d) plan.steps().get(0))
                  ? new long[result.length]
                  : result;
            },
            FIXED),
        Mutant.computing(
            "rounds halves up",
            (plan, source) -> {
              long[] result = ReferenceInterpreter.run(plan, source);
              if (Mutant.onlyStep(plan) instanceof Convert c && !c.output().isFloatingPoint()) {
                Arrays.setAll(result, i -> halfUp(c, source[i]));
              }
              return result;
            },
            CONVERT),
        Mutant.computing(
            "rounds halves of a half type to odd",
            (plan, source) -> {
              long[] result = ReferenceInterpreter.run(plan, source);
              if (Mutant.onlyStep(plan) instanceof Convert c && c.output().bytes() == 2) {
                Arrays.setAll(result, i -> toOdd(c, source[i], result[i]));
              }
              return result;
            },
            CONVERT),
        Mutant.computing(
            "copies nothing",
            (plan, source) ->
                plan.steps().isEmpty()
                    ? new long[source.length]
                    : ReferenceInterpreter.run(plan, source),
            GATHER));
  }

  private static boolean isBytes(Plan plan) {
    return Mutant.onlyStep(plan) instanceof FixedPoint1d;
  }

  /** Whether a sum can need more than 30 bits, which none of the random steps does. */
  private static boolean isLarge(FixedPoint1d step) {
    return 255 * Arrays.stream(step.taps().weights()).map(Math::abs).sum() > 1 << 30
        && step.taps().rows() == 1;
  }

  private static long halfUp(Convert step, long bits) {
    double value = ElementBits.value(step.input(), bits);
    boolean half = value - Math.floor(value) == 0.5;
    return ElementBits.bits(step.output(), half ? Math.ceil(value) : value);
  }

  private static long toOdd(Convert step, long source, long result) {
    double value = ElementBits.value(step.input(), source);
    double rounded = ElementBits.value(step.output(), result);
    long other = value > rounded == value > 0 ? result + 1 : result - 1;
    boolean half =
        step.output().isFloatingPoint()
            && value - rounded == ElementBits.value(step.output(), other) - value
            && value != rounded;
    return half ? other : result;
  }
}
