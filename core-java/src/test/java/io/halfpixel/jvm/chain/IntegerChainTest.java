package io.halfpixel.jvm.chain;

import static io.halfpixel.DataType.I16;
import static io.halfpixel.DataType.I32;
import static io.halfpixel.DataType.I8;
import static io.halfpixel.DataType.U8;

import io.halfpixel.DataType;
import io.halfpixel.jvm.Runs;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Passes over integers whose rows are computed in a way of their own, where that must not be. */
final class IntegerChainTest {
  /** Means of 16 bytes, of so many rows that they are computed in columns. */
  private static final Step WIDTH =
      Chains.integers(40, 32, Chains.windows(2, 16, 16, 1 << 10), 1, 14, U8, U8);

  private static FixedPoint1d plus(int rounding, DataType input, DataType output) {
    return new FixedPoint1d(
        new Pass(3, 5, 5, 1), Chains.windows(5, 1, 1, 1), rounding, 0, input, output);
  }

  @Test
  void pairs_are_not_read_from_the_source_behind_a_pass() {
    Runs.check(
        Chains.integers(1, 3, Chains.windows(2, 1, 2, 1), 8, 9, I16, U8),
        Chains.integers(2, 8, Chains.windows(2, 4, 2, 1), 1, 1, U8, I32));
  }

  @Test
  void pairs_of_signed_bytes() {
    Runs.check(Chains.integers(4, 8, Chains.windows(2, 4, 2, 1), 1, 0, I8, I32));
  }

  @Test
  void planes_after_columns() {
    Runs.check(WIDTH, Chains.integers(1, 4, Chains.windows(2, 2, 2, 1 << 13), 20, 14, U8, U8));
  }

  @Test
  void divided_terms_after_columns() {
    TapTable taps = Chains.windows(5, 2, 2, 1 << 13);
    Terms sixteenths = new Terms(0, 4, Ties.HALF_AWAY);
    Runs.check(WIDTH, new FixedPoint1d(new Pass(4, 10, 5, 2), taps, sixteenths, 0, 10, 0, U8, U8));
  }

  /** The window of the first output is short, the others are wide and far from it. */
  @Test
  void columns_of_wide_windows() {
    int[] starts = {0, 1, 82, 163, 244};
    int[] lowest = {0, 40, 120, 300};
    int[] index = new int[244];
    double[] weights = new double[244];
    Arrays.fill(weights, 100);
    for (int row = 0; row < lowest.length; row++) {
      for (int tap = starts[row]; tap < starts[row + 1]; tap++) {
        index[tap] = lowest[row] + tap - starts[row];
      }
    }
    Runs.check(Chains.integers(40, 400, TapTable.of(starts, index, weights), 1, 13, U8, U8));
  }

  /**
   * The sums of the second pass are 300 to 555, of which int8 would hold all less 428. But the
   * conversion saturates at 255, and 255 − 428 needs a clamp.
   */
  @Test
  void what_saturates_leaves_the_range_of_the_sums_before() {
    Runs.check(
        plus(0, I16, U8),
        plus(300, U8, I16),
        new Convert(15, I16, U8, Convert.Rounding.NEAREST_EVEN),
        plus(-428, U8, I8),
        plus(0, I8, I16));
  }
}
