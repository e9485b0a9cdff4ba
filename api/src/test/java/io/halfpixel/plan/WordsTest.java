package io.halfpixel.plan;

import static io.halfpixel.DataType.BOOL;
import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.F64;
import static io.halfpixel.DataType.I32;
import static io.halfpixel.DataType.I64;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.BinMean.Finish;
import io.halfpixel.plan.BinMean.Mean;
import io.halfpixel.plan.BinMean.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums, means and conversions: which of their words go together. */
class WordsTest {
  private static final Pass PASS = new Pass(1, 2, 1, 4);
  private static final TapTable TWO = TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 0.5});
  private static final TapTable ONE = TapTable.uniform(1, new int[] {0}, new double[] {1});

  private static Resample1d sum(
      TapTable taps, long bodyInner, Accumulation body, Accumulation tail, DataType input) {
    return new Resample1d(PASS, taps, bodyInner, body, tail, input, F32, F32);
  }

  private static void refused(String words, Runnable step) {
    String message = assertThrows(InvalidArgumentException.class, step::run).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void sumsReadEveryIntegerButNoTruthValueAndNothingWider() {
    for (DataType type : DataType.values()) {
      if (type == BOOL || type == F64) {
        refused(
            type + " -> float32",
            () -> sum(TWO, 0, Accumulation.REVERSED, Accumulation.REVERSED, type));
      } else {
        assertEquals(type, sum(TWO, 0, Accumulation.LERP, Accumulation.LERP, type).input());
      }
    }
  }

  @Test
  void bodyAndTailAreBothChecked() {
    Accumulation plain = Accumulation.SEQUENTIAL;
    refused("[0, 4]", () -> sum(TWO, 5, plain, plain, F32));
    refused("[0, 4]", () -> sum(TWO, -1, plain, plain, F32));
    refused("two taps", () -> sum(ONE, 2, Accumulation.LERP, plain, F32));
    refused("two taps", () -> sum(ONE, 2, plain, Accumulation.LERP, F32));
    assertEquals(
        """
        float32 [8] -> float32 [4]
        Resample1d: pass [1][2 -> 1][4], taps 1 rows of up to 2 taps, bodyInner 3, \
        body REVERSED, tail PAIRWISE, input float32, compute float32, output float32
              0 <- 0·1.0 1·0.5
        """,
        PlanTest.plan(sum(TWO, 3, Accumulation.REVERSED, Accumulation.PAIRWISE, F32)).explain());
  }

  @Test
  void aBlendAddsCornersOneByOne() {
    var axis = new CornerBlend.Axis(2, TWO);
    for (Accumulation order : List.of(Accumulation.LERP, Accumulation.PAIRWISE)) {
      Accumulation plain = Accumulation.SEQUENTIAL;
      refused(
          order.name(),
          () -> new CornerBlend(1, 1, false, List.of(axis, axis), 0, plain, order, F32, F32));
      refused(
          order.name(),
          () -> new CornerBlend(1, 1, false, List.of(axis, axis), 0, order, plain, F32, F32));
    }
  }

  @Test
  void onlyIntegersHaveOtherRoundings() {
    for (var rounding : List.of(Convert.Rounding.NEAREST_AWAY, Convert.Rounding.TOWARD_ZERO)) {
      assertEquals(I64, new Convert(5, F64, I64, rounding).output());
      assertEquals(BOOL, new Convert(5, F64, BOOL, rounding).output());
      refused("float32 is NEAREST_EVEN", () -> new Convert(5, I32, F32, rounding));
    }
  }

  @Test
  void pairsAreAddedOfFourValues() {
    BinTable two = BinTable.of(4, new int[] {0, 2}, new int[] {2, 4});
    BinTable three = BinTable.of(4, new int[] {0, 1}, new int[] {2, 4});
    Mean pairs = new Mean(Order.PAIRS, Finish.RECIPROCAL);
    Mean fours = new Mean(Order.FOURS, Finish.RECIPROCAL);
    BinMean mean = new BinMean(1, List.of(two, two), 3, 2, pairs, fours, F32, F32);
    assertTrue(
        PlanTest.plan(mean)
            .explain()
            .contains("bodyInner 2, body Mean[order=PAIRS, finish=RECIPROCAL]"));
    refused("pairs", () -> new BinMean(1, List.of(two, three), 3, 2, pairs, fours, F32, F32));
    refused("pairs", () -> new BinMean(1, List.of(two), 3, 2, fours, pairs, F32, F32));
    refused("bodyInner 4", () -> new BinMean(1, List.of(two), 3, 4, fours, fours, F32, F32));
  }

  @Test
  void theBodyOfAMeanHasTheFirstBinsOfEveryAxis() {
    BinTable two = BinTable.of(5, new int[] {0, 2}, new int[] {2, 4});
    BinTable cut = BinTable.of(5, new int[] {0, 2, 4}, new int[] {2, 4, 5});
    List<BinTable> axes = List.of(cut, two);
    BinMean all = new BinMean(1, axes, 3, 3, Mean.ONCE, Mean.BY_AXIS, F32, F32);
    assertEquals(List.of(3, 2), all.bodyBins());
    BinMean some = first(axes, List.of(2, 2));
    assertTrue(PlanTest.plan(some).explain().contains("bodyBins [2, 2]"));
    refused("pairs", () -> first(axes, List.of(3, 2)));
    refused("bodyBins", () -> first(axes, List.of(2, 3)));
    refused("bodyBins", () -> first(axes, List.of(-1, 2)));
    refused("bodyBins", () -> first(axes, List.of(2)));
  }

  private static BinMean first(List<BinTable> axes, List<Integer> bodyBins) {
    Mean pairs = new Mean(Order.PAIRS, Finish.ONCE);
    return new BinMean(1, axes, 3, bodyBins, 3, pairs, Mean.BY_AXIS, F32, F32);
  }

  @Test
  void bordersHaveValuesOfTheNewTypes() {
    assertEquals(I64, new Pad(PAD, 0, I64, -0x1p63).type());
    refused("no int64 value", () -> new Pad(PAD, 0, I64, 0x1p63));
    refused("no bool value", () -> new Pad(PAD, 0, BOOL, 2));
    refused("no uint8 value", () -> new Pad(PAD, 0, U8, 256));
  }

  private static final Pass PAD = new Pass(1, 2, 3, 1);

  /** Whatever integers lie between two integer sums, they run row by row. */
  @Test
  void integerSumsOfAnyTypesRunRowByRow() {
    int n = 1 << 16;
    TapTable wide = TapTable.uniform(1, new int[n], ones(n));
    TapTable low = TapTable.uniform(1, new int[2], ones(2));
    FixedPoint1d first = new FixedPoint1d(new Pass(n, 1, n, 1), wide, 0, 0, U8, I32);
    FixedPoint1d second = new FixedPoint1d(new Pass(1, n, 2, n), low, 0, 0, I32, U8);
    Plan plan =
        new Plan(
            io.halfpixel.TensorSpec.of(U8, n),
            io.halfpixel.TensorSpec.of(U8, 2L * n),
            List.of(first, second));
    assertEquals(2, plan.steps().size());
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }
}
