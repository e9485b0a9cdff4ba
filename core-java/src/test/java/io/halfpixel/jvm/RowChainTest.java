package io.halfpixel.jvm;

import static io.halfpixel.DataType.F16;
import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.F64;
import static io.halfpixel.DataType.I32;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.jvm.steps.ProducerBuilder;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several steps in a row, as the frameworks combine them, against the steps one by one. */
class RowChainTest {
  private static Resample1d pass(long outer, int n, int outputs, long inner) {
    return pass(outer, n, Tables.cubic(n, outputs), inner);
  }

  private static Resample1d pass(long outer, int n, TapTable taps, long inner) {
    Pass pass = new Pass(outer, n, taps.rows(), inner);
    return new Resample1d(pass, taps, Accumulation.PAIR_FMA, F32, F32, F32);
  }

  private static FixedPoint1d fixed(long outer, int n, TapTable taps, long inner) {
    Pass pass = new Pass(outer, n, taps.rows(), inner);
    return new FixedPoint1d(pass, Tables.integers(taps, 14), 1 << 13, 14, U8, U8);
  }

  private static Convert convert(Step before, DataType output) {
    return new Convert(
        before.outputElements(), before.output(), output, Convert.Rounding.NEAREST_EVEN);
  }

  /** Checks the result, and that the steps run in so many producers. */
  private static void check(int producers, Step... steps) {
    Runs.check(steps);
    assertEquals(producers, new ProducerBuilder(Loops.JVM).producers(Runs.plan(steps)).size());
  }

  @Test
  void widthThenHeight() {
    check(1, pass(3 * 9, 11, 22, 1), pass(3, 9, 18, 22));
    check(
        1, pass(3 * 30, 31, Tables.windows(31, 8, 6), 1), pass(3, 30, Tables.windows(30, 7, 7), 8));
    check(1, pass(2 * 9, 300, 600, 1), pass(2, 9, 20, 600));
  }

  @Test
  void widthThenHeightThenDepth() {
    check(1, pass(2 * 5 * 7, 9, 18, 1), pass(2 * 5, 7, 14, 18), pass(2, 5, 10, 14 * 18));
  }

  @Test
  void heightThenWidth() {
    check(1, pass(3, 9, 18, 11), pass(3 * 18, 11, 22, 1));
    check(1, pass(2, 9, 18, 300), pass(2 * 18, 300, 133, 1));
  }

  @Test
  void depthThenHeightThenWidth() {
    check(1, pass(2, 5, 10, 7 * 9), pass(2 * 10, 7, 14, 9), pass(2 * 10 * 14, 9, 18, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 64, 300})
  void channelsLast(int channels) {
    check(1, pass(2 * 9, 7, 14, channels), pass(2, 9, 20, 14 * channels));
    check(1, pass(2, 9, 20, 7 * channels), pass(2 * 20, 7, 14, channels));
  }

  @Test
  void oneAxisTwice() {
    check(1, pass(3, 9, 20, 1), pass(3, 20, 7, 1));
    check(1, pass(3, 9, 20, 500), pass(3, 20, 7, 500));
  }

  @Test
  void passesWhoseRowsDoNotFitTogether() {
    check(2, pass(2 * 9, 5, 1, 1), pass(2, 9, 18, 1));
  }

  @Test
  void roundingBetweenPasses() {
    Pass width = new Pass(3 * 9, 11, 22, 1);
    Pass height = new Pass(3, 9, 18, 22);
    TapTable across = Tables.cubic(9, 18);
    Accumulation order = Accumulation.SEQUENTIAL;
    check(
        1,
        new Resample1d(width, Tables.cubic(11, 22), order, F16, F32, F16),
        new Resample1d(height, across, order, F16, F32, F16));
    check(
        1,
        new Resample1d(width, Tables.cubic(11, 22), order, F32, F64, F32),
        new Resample1d(height, across, order, F32, F64, F32));
  }

  @Test
  void conversionsAroundPasses() {
    Step first = pass(3 * 9, 11, 22, 1);
    Step second = pass(3, 9, 18, 22);
    Step bytes = new Convert(first.inputElements(), U8, F32, Convert.Rounding.NEAREST_EVEN);
    check(1, bytes, first, convert(first, U8), convert(convert(first, U8), F32), second);
    check(1, bytes, first, second, convert(second, U8));
    check(1, first, second, convert(second, F16), convert(convert(second, F16), U8));
    check(2, first, second, convert(second, I32));
  }

  @Test
  void floatAndIntegerPassesTogether() {
    Step width = fixed(3 * 9, 11, Tables.linear(11, 22), 1);
    Step floats = convert(width, F32);
    check(2, width, floats, pass(3, 9, 18, 22));
    Step up = pass(3 * 9, 11, 22, 1);
    check(2, up, convert(up, U8), fixed(3, 9, Tables.linear(9, 18), 22));
  }

  @Test
  void gatherBetweenPasses() {
    Step width = pass(3 * 9, 11, 22, 1);
    Step rows = new Gather(3, List.of(Tables.nearest(9, 4)), 22, F32);
    check(3, width, rows, pass(3, 4, 8, 22));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8, 17})
  void fixedPoint(int channels) {
    for (TapTable taps :
        List.of(
            Tables.linear(13, 26),
            Tables.cubic(13, 27),
            Tables.windows(13, 5, 2.1),
            Tables.windows(13, 3, 4.9),
            Tables.linear(13, 39))) {
      TapTable across = Tables.windows(9, 20, 2.6);
      check(
          1,
          fixed(2 * 9, 13, weighted(taps), channels),
          fixed(2, 9, weighted(across), (long) taps.rows() * channels));
      check(1, fixed(2, 13, weighted(taps), 256 + channels));
    }
  }

  /** Divides the weights of each row by their sum, so that integer sums keep in range. */
  private static TapTable weighted(TapTable table) {
    double[] weights = table.weights();
    for (int row = 0; row < table.rows(); row++) {
      double sum = 0;
      for (int tap = table.start(row); tap < table.start(row + 1); tap++) {
        sum += weights[tap];
      }
      for (int tap = table.start(row); tap < table.start(row + 1); tap++) {
        weights[tap] /= sum;
      }
    }
    return TapTable.of(table.starts(), table.indices(), weights);
  }

  @Test
  void fixedPointSaturatesAtBothEnds() {
    TapTable taps =
        TapTable.uniform(2, new int[] {0, 1, 1, 0, 0, 1}, new double[] {300, -200, 90, 90, -5, 0});
    for (int inner : new int[] {1, 33, 400}) {
      Runs.check(new FixedPoint1d(new Pass(4, 2, 3, inner), taps, -77, 6, U8, U8));
    }
  }

  @Test
  void fixedPointWithEmptyRows() {
    TapTable taps =
        TapTable.of(new int[] {0, 0, 2, 2, 3}, new int[] {0, 1, 1}, new double[] {9, 8, 7});
    for (int inner : new int[] {1, 9, 400}) {
      Runs.check(new FixedPoint1d(new Pass(3, 2, 4, inner), taps, 99, 3, U8, U8));
    }
  }
}
