package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.FirstDifference;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Mistakes with results: special values, rounding and range. */
final class ResultMutants implements Mistakes {
  private static final String SUM = "FloatSum";
  private static final String BLEND = "CornerBlend";
  private static final String CHAIN = "Chain";
  private static final String COLUMN = "Column";
  private static final String SPECIAL = "SpecialValue";
  private static final String FIXED = "FixedPoint";
  private static final String CONVERT = "Conversion";
  private static final String GATHER = "Gather";
  private static final String BORDER = "Border";
  private static final String MEAN = "Mean";

  @Override
  public List<Mutant> mistakes() {
    List<Mutant> all = new ArrayList<>(results());
    all.addAll(integers());
    return all;
  }

  private static List<Mutant> results() {
    return List.of(
        Mutant.changing(
            "flushes subnormal numbers to zero",
            (plan, bits) -> isSubnormal(plan, bits) ? bits & 1L << 31 : bits,
            "AdjointSum",
            SPECIAL,
            MEAN,
            CONVERT),
        Mutant.changing(
            "writes no negative zero",
            (plan, bits) -> computes(plan) && isNegativeZero(plan, bits) ? 0 : bits,
            "AdjointSum",
            SUM,
            MEAN,
            SPECIAL,
            CONVERT,
            BLEND,
            CHAIN,
            BORDER),
        Mutant.changing(
            "writes the largest number for infinity",
            (plan, bits) -> isInfinite(plan, bits) ? bits - 1 : bits,
            SUM,
            MEAN,
            SPECIAL,
            CONVERT),
        Mutant.changing(
            "writes zero for NaN",
            (plan, bits) -> computes(plan) && Double.isNaN(value(plan, bits)) ? 0 : bits,
            SUM,
            MEAN,
            SPECIAL,
            CONVERT,
            BORDER,
            "Storage"),
        Mutant.changing(
            "makes every NaN the same",
            (plan, bits) ->
                Double.isNaN(value(plan, bits))
                    ? ElementBits.bits(plan.target().dataType(), Double.NaN)
                    : bits,
            GATHER,
            BORDER));
  }

  private static boolean computes(Plan plan) {
    return !FirstDifference.movesOnly(plan);
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
            FIXED,
            CHAIN,
            COLUMN),
        Mutant.changing(
            "saturates below the largest byte",
            (plan, bits) -> isBytes(plan) && bits == 255 ? 254 : bits,
            FIXED,
            COLUMN),
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
            "multiplies sums of bytes until they wrap",
            (plan, source) ->
                Mutant.onlyStep(plan) instanceof FixedPoint1d f && isFromBytesToBytes(f)
                    ? shiftedBy22(f, source)
                    : ReferenceInterpreter.run(plan, source),
            FIXED,
            "IntegerSum"),
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
            GATHER,
            "View"));
  }

  private static boolean isBytes(Plan plan) {
    return Mutant.onlyStep(plan) instanceof FixedPoint1d;
  }

  /** Whether a sum can need more than 30 bits, which none of the random steps does. */
  private static boolean isLarge(FixedPoint1d step) {
    return 255 * Arrays.stream(step.taps().weights()).map(Math::abs).sum() > 1 << 30
        && step.taps().rows() == 1;
  }

  private static boolean isFromBytesToBytes(FixedPoint1d f) {
    return f.input() == DataType.U8
        && f.output() == DataType.U8
        && f.terms().isExact()
        && f.bodyInner() == 0
        && f.shift() <= 22;
  }

  private static long[] shiftedBy22(FixedPoint1d f, long[] source) {
    FixedPoint1d sums =
        new FixedPoint1d(f.pass(), f.taps(), f.rounding(), 0, f.input(), DataType.I64);
    return Arrays.stream(ReferenceInterpreter.run(PlanCase.plan(sums), source))
        .map(sum -> (int) (sum << 22 - f.shift()) >> 22)
        .map(value -> Math.max(0, Math.min(value, 255)))
        .toArray();
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
