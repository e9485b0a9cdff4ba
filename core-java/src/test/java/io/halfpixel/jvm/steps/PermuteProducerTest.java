package io.halfpixel.jvm.steps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.Runs;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows of a permutation read; which bits it moves, the conformance suite tells. */
final class PermuteProducerTest {
  private static void reads(Producer producer, long from, long to, long begin, long end) {
    Reach reach = new Reach();
    reach.set(from, to);
    producer.reads(reach);
    assertEquals(begin, reach.begin(), "begin");
    assertEquals(end, reach.end(), "end");
  }

  /** Three images of 120 elements, which become 30 rows. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 120",
    "0, 30, 0, 120",
    "29, 32, 0, 240",
    "30, 60, 120, 240",
    "37, 38, 120, 240",
    "89, 90, 240, 360"
  })
  void where_images_stay_rows_read_theirs(long from, long to, long begin, long end) {
    Permute step = new Permute(List.of(3L, 4L, 5L, 6L), List.of(0, 3, 2, 1), DataType.U8);
    reads(PermuteProducer.of(step, false), from, to, begin, end);
  }

  @Test
  void where_they_do_not_rows_read_everything() {
    Permute step = new Permute(List.of(4L, 5L, 6L), List.of(2, 1, 0), DataType.U8);
    reads(PermuteProducer.of(step, false), 7, 8, 0, 120);
  }

  /** Blocks have six rows of four: a few rows, whole blocks, and a few rows again. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bands_begin_and_end_within_blocks(boolean direct) {
    Plan plan = Runs.plan(new Permute(List.of(3L, 4L, 5L, 6L), List.of(2, 0, 3, 1), DataType.F32));
    Tensor source = direct ? Tensor.allocateDirect(plan.source()) : Tensor.allocate(plan.source());
    Tensor.of(counted(360), 360).copyTo(source);
    float[] expected = moved(3, 4, 5, 6);
    try (Kernel kernel = new JvmBackend().prepare(plan)) {
      for (int bands = 1; bands <= 90; bands++) {
        Tensor target = Tensor.allocate(plan.target());
        for (int band = 0; band < bands; band++) {
          kernel.run(source, target, band, bands);
        }
        assertArrayEquals(expected, (float[]) target.array(), bands + " bands");
      }
    }
  }

  /** So many rows that they are made in portions, which begin and end within blocks. */
  @Test
  void portions_begin_and_end_within_blocks() {
    Permute step = new Permute(List.of(37L, 5L, 102L, 7L), List.of(2, 0, 3, 1), DataType.F32);
    long count = step.inputElements();
    Plan plan =
        Runs.plan(
            new Convert(count, DataType.F32, DataType.F32, Convert.Rounding.NEAREST_EVEN), step);
    Tensor target = Tensor.allocate(plan.target());
    try (Kernel kernel = new JvmBackend().prepare(plan)) {
      kernel.run(Tensor.of(counted((int) count), count), target);
    }
    assertArrayEquals(moved(37, 5, 102, 7), (float[]) target.array());
  }

  private static float[] counted(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  /** Returns the numbers of the elements [a][b][c][d] in the order [c][a][d][b]. */
  private static float[] moved(int a, int b, int c, int d) {
    float[] moved = new float[a * b * c * d];
    int at = 0;
    for (int k = 0; k < c; k++) {
      for (int i = 0; i < a; i++) {
        for (int l = 0; l < d; l++) {
          for (int j = 0; j < b; j++) {
            moved[at++] = ((i * b + j) * c + k) * d + l;
          }
        }
      }
    }
    return moved;
  }
}
