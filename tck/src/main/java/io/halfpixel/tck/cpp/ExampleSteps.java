package io.halfpixel.tck.cpp;

import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.U8;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.LookupTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.List;

/**
 * A small step of each kind, from which the C++ header is learnt, and what must be refused in its
 * encoding.
 */
final class ExampleSteps {
  private static final Pass PASS = new Pass(2, 3, 2, 4);

  private static final long NAN = Double.doubleToRawLongBits(Double.NaN);
  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
  private static final long TENTH = Double.doubleToRawLongBits(0.1);
  private static final long HALF = Double.doubleToRawLongBits(0.5);
  private static final long MINUS_ONE = Double.doubleToRawLongBits(-1);
  private static final long LARGE = Double.doubleToRawLongBits(0x1p32 + 1);

  private ExampleSteps() {}

  /** A step, and what contradicts its other fields. */
  record Example(Step step, List<Contradiction> contradictions) {
    Example(Step step, Contradiction... contradictions) {
      this(step, List.of(contradictions));
    }
  }

  /** A value within the range of its field that contradicts another field. */
  record Contradiction(String field, long value) {}

  /** Returns one example of each kind, none missing. */
  static List<Example> all() {
    TapTable halves = TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {0.5, 0.5, 1, 0});
    TapTable integers = TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {1, 3, 2, 2});
    CornerBlend.Axis corner = new CornerBlend.Axis(3, halves);
    Accumulation order = Accumulation.SEQUENTIAL;
    AdjointSum.Term term = AdjointSum.Term.PRODUCT;
    return List.of(
        new Example(
            new Gather(2, List.of(IndexTable.of(3, new int[] {2, 0})), 3, U8),
            with("axes[0].indices[0]", pair(3, 0)),
            with("axes[0].indices[0]", pair(0, -1)),
            with("outer", 1L << 62),
            with("axes[0].indices.count", 0)),
        new Example(
            new Resample1d(PASS, halves, order, F32, F32, F32),
            with("taps.indices[0]", pair(3, 1)),
            with("taps.indices[2]", pair(1, -1)),
            with("taps.starts[0]", pair(1, 2)),
            with("taps.starts[0]", pair(0, 5)),
            with("taps.weights[0]", TENTH),
            with("pass.outputLength", 3),
            with("body", 10),
            with("tail", 10),
            with("bodyInner", 5),
            with("input", 11),
            with("input", 2),
            with("output", 5)),
        new Example(
            new FixedPoint1d(PASS, integers, 2, 2, U8, U8),
            with("taps.weights[0]", HALF),
            with("taps.weights[1]", NAN),
            with("taps.weights[1]", LARGE),
            with("rounding", Long.MAX_VALUE),
            with("bodyInner", 5)),
        new Example(
            new CornerBlend(1, 2, false, List.of(corner, corner), 1, order, order, F32, F32),
            with("bodyChannels", 3),
            with("axes[1].taps.weights[1]", TENTH),
            with("axes[1].taps.starts[0]", pair(0, 1)),
            with("type", 5)),
        new Example(
            new Convert(5, U8, F32, Convert.Rounding.NEAREST_EVEN),
            with("count", 4),
            with("rounding", 2)),
        new Example(
            new BinMean(
                1,
                List.of(BinTable.of(3, new int[] {0, 1}, new int[] {2, 3})),
                2,
                1,
                BinMean.Mean.ONCE,
                BinMean.Mean.BY_AXIS,
                F32,
                F32),
            with("axes[0].starts[0]", pair(-1, 1)),
            with("axes[0].ends[0]", pair(0, 3)),
            with("axes[0].ends[0]", pair(2, 4)),
            with("axes[0].ends.count", 1),
            with("bodyInner", 3),
            with("body.order", 3),
            with("tail.order", 3),
            with("compute", 3)),
        new Example(
            new CascadeMean(2, 9, 3, 1, 4, 5, 2, F32, F32),
            with("cascaded", 4),
            with("shareLength", 4),
            with("type", 2)),
        new Example(
            new Permute(List.of(2L, 3L, 4L), List.of(1, 2, 0), U8),
            with("axes[0].from", 0),
            with("axes[0].from", 3)),
        new Example(
            new AdjointSum(
                1, List.of(new AdjointSum.Axis(3, halves)), 2, 1, term, term, F32, F32, 3),
            with("axes[0].taps.indices[0]", pair(1, 0)),
            with("axes[0].taps.indices[2]", pair(1, 3)),
            with("axes[0].taps.weights[3]", TENTH),
            with("bodyInner", 3),
            with("compute", 3),
            with("addedFirst", 5)),
        new Example(
            new Pad(new Pass(1, 2, 5, 3), 1, U8, 114),
            with("before", 4),
            with("value", HALF),
            with("value", NAN),
            with("value", MINUS_ONE)),
        new Example(
            new Clamp(5, F32, 0, 255),
            with("high", MINUS_ONE),
            with("high", INFINITY),
            with("low", NAN)),
        new Example(
            new ChannelArithmetic(
                2,
                3,
                2,
                List.of(
                    ChannelArithmetic.Operation.float32(
                        ChannelArithmetic.Operator.SUBTRACT, 0.5f, 0.25f, 1)),
                U8,
                F32),
            with("channels", 2),
            with("operations[0].operands[1]", TENTH)),
        new Example(
            new Alpha(3, 4, Alpha.Direction.PREMULTIPLY, U8),
            with("type", 2),
            with("type", 11),
            with("pixels", 1L << 62)),
        new Example(
            new Lookup(3, 4, 3, F32, U8, halves()),
            with("mapped", 5),
            with("input", 3),
            with("input", 8),
            with("output", 1),
            with("output", 8),
            with("table[1]", MINUS_ONE),
            with("table[2]", TENTH),
            with("table[254]", NAN),
            with("table[254]", INFINITY),
            with("pixels", 1L << 62)));
  }

  /** Returns 0, ½, 1 and so on. */
  private static LookupTable halves() {
    double[] numbers = new double[255];
    Arrays.setAll(numbers, i -> i / 2.0);
    return LookupTable.of(numbers);
  }

  /** Returns the steps of the examples. */
  static List<Step> steps() {
    return all().stream().map(Example::step).toList();
  }

  private static Contradiction with(String field, long value) {
    return new Contradiction(field, value);
  }

  /** Returns two neighbouring 32-bit integers. */
  private static long pair(int first, int second) {
    return (long) second << 32 | first & 0xFFFFFFFFL;
  }
}
