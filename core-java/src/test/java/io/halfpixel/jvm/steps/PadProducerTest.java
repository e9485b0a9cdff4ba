package io.halfpixel.jvm.steps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.Runs;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What borders read, and that they read no more. */
final class PadProducerTest {
  /** Two blocks of two rows of border, three of input and one of border. */
  private static Pad pad(int inner) {
    return new Pad(new Pass(2, 3, 6, inner), 2, DataType.F32, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 0, 0", // The first border.
    "1, 3, 0, 1",
    "3, 5, 1, 3",
    "5, 6, 3, 3", // The border behind the first block,
    "6, 8, 3, 3", // and that before the second.
    "4, 9, 2, 4",
    "0, 12, 0, 6"
  })
  void rows_read_the_input_rows_among_them(long from, long to, long begin, long end) {
    Reach reach = new Reach();
    reach.set(from, to);
    new PadProducer(pad(256)).reads(reach);
    assertEquals(256 * begin, reach.begin(), "begin");
    assertEquals(256 * end, reach.end(), "end");
  }

  @Test
  void small_blocks_are_read_as_a_whole() {
    Reach reach = new Reach();
    reach.set(1, 2);
    new PadProducer(pad(2)).reads(reach);
    assertEquals(6, reach.begin());
    assertEquals(12, reach.end());
  }

  /** Of the step before it, nothing has been made then. */
  @Test
  void a_band_of_nothing_but_border_needs_no_input() {
    Pad pad = new Pad(new Pass(2, 1, 3, 256), 1, DataType.F32, 7);
    Plan plan =
        Runs.plan(new Convert(512, DataType.U8, DataType.F32, Convert.Rounding.NEAREST_EVEN), pad);
    for (int row : new int[] {0, 2, 3, 5}) {
      float[] target = new float[6 * 256];
      try (Kernel kernel = new JvmBackend().prepare(plan)) {
        kernel.run(Tensor.allocate(plan.source()), Tensor.of(target, target.length), row, 6);
      }
      float[] expected = new float[target.length];
      Arrays.fill(expected, 256 * row, 256 * row + 256, 7);
      assertArrayEquals(expected, target, "row " + row);
    }
  }
}
