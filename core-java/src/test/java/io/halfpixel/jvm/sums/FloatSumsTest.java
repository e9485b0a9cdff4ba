package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums along four rows of float32 at once. */
final class FloatSumsTest {
  private static final int AT = 1;

  private static float[][] dots(Accumulation accumulation, TapTable table, float[][] rows) {
    TapOrder order = new TapOrder(accumulation);
    AxisTaps<float[]> taps = AxisTaps.of(table, order, FloatCarrier.INSTANCE);
    float[][] sums = new float[4][AT + table.rows()];
    Loops.JVM.sums(order).dots(rows, taps, sums, AT);
    return sums;
  }

  /** 4 + (8 − 4)·0.25 in the first row. */
  @Test
  void pairs_are_interpolated() {
    float[][] rows = {{4, 8}, {0, -4}, {10, 2}, {-1, 3}};
    float[][] expected = {{0, 5}, {0, -1}, {0, 8}, {0, 0}};
    TapTable table = TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 0.25});
    assertArrayEquals(expected, dots(Accumulation.LERP, table, rows));
  }

  /** The product of −0 and 1 stands alone or joins +0; a sum of no taps is +0. */
  @ParameterizedTest
  @CsvSource({"SEQUENTIAL, -0f", "SEQUENTIAL_FMA, -0f", "SEQUENTIAL_FROM_ZERO, 0f"})
  void signs_of_zero(Accumulation accumulation, float single) {
    float[][] rows = {{-0f}, {-0f}, {-0f}, {-0f}};
    TapTable table = TapTable.of(new int[] {0, 1, 1}, new int[1], new double[] {1});
    float[][] sums = dots(accumulation, table, rows);
    for (float[] sum : sums) {
      assertArrayEquals(new float[] {0, single, 0}, sum);
    }
  }
}
