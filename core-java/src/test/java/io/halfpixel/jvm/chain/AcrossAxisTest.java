package io.halfpixel.jvm.chain;

import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.jvm.sums.FixedBounds;
import io.halfpixel.jvm.sums.FixedSums;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums across rows that write elements themselves, as a backend with vectors has them. */
final class AcrossAxisTest {
  private static final int ROW = 300;

  private static final class Writing extends FixedSums {
    Writing(int rounding, int shift) {
      super(ByteCarrier.INSTANCE, rounding, shift);
    }

    @Override
    public boolean writes(DataType type, int length) {
      return type == U8;
    }

    @Override
    public void write(
        int[][] values,
        int[] weights,
        int first,
        int count,
        DataType type,
        Object elements,
        int at,
        int length) {
      int[] sum = new int[length];
      super.rows(values, weights, first, count, sum, length);
      carrier().write(type, sum, elements, at, length);
    }

    @Override
    public void rows(int[][] v, int[] w, int at, int count, int[] sum, int length) {
      throw new AssertionError("sums by way of a row");
    }
  }

  private static final Loops LOOPS =
      new Loops() {
        @Override
        public FixedSums sums(FixedPoint1d step, FixedBounds input) {
          return new Writing((int) step.rounding(), step.shift());
        }
      };

  private static double[] rows(double... values) {
    double[] rows = new double[values.length * ROW];
    for (int row = 0; row < values.length; row++) {
      Arrays.fill(rows, row * ROW, (row + 1) * ROW, values[row]);
    }
    return rows;
  }

  @Test
  void sums_that_can_write_elements_do() {
    Step means = Chains.integers(2, 3, Chains.windows(2, 1, 2, 1), ROW, 1, U8, U8);
    assertArrayEquals(
        rows(15, 30, 150, 200),
        Chains.run(ChainBuilder.chain(List.of(means), LOOPS), U8, rows(10, 20, 40, 100, 200, 200)));
  }
}
