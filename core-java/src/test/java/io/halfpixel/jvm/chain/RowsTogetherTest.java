package io.halfpixel.jvm.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.run.Reach;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many rows are computed together, and how often. */
final class RowsTogetherTest {
  /** Rows of one value, their number; notes which rows are computed together. */
  private static final class Numbers extends RowsTogether<float[]> {
    final List<String> computed = new ArrayList<>();

    Numbers(long rows, int together) {
      super(FloatCarrier.INSTANCE, rows, 1, together);
    }

    @Override
    Numbers forRun() {
      return this;
    }

    @Override
    void begin(Elements source) {
      forget();
    }

    @Override
    void compute(long firstRow, int count, float[][] to) {
      computed.add(firstRow + "+" + count);
      for (int r = 0; r < count; r++) {
        to[r][0] = firstRow + r;
      }
    }
  }

  /** Has a chain write the rows [from, to), and checks that they are the right ones. */
  private static void run(Numbers numbers, long from, long to) {
    RowChain<float[]> chain =
        new RowChain<>(numbers, FloatCarrier.INSTANCE, 1, DataType.F32, numbers.rows(), 1);
    float[] rows = new float[(int) numbers.rows()];
    Elements target = new Elements();
    target.window(DataType.F32, rows, 0);
    chain.begin(new Elements());
    chain.run(new Elements(), target, from, to);
    for (long row = from; row < to; row++) {
      assertEquals(row, rows[(int) row]);
    }
  }

  /** Of fewer than 64 rows more may follow; from 64 on, rows are cut into equal parts. */
  @ParameterizedTest
  @CsvSource({
    "10, 4, 0, 10, '[0+4, 4+4, 8+2]'",
    "1000, 50, 0, 63, '[0+50, 50+50]'",
    "1000, 50, 0, 64, '[0+32, 32+50]'",
    "1000, 50, 7, 71, '[7+32, 39+50]'",
    "1000, 50, 0, 100, '[0+50, 50+50]'",
    "1000, 50, 0, 130, '[0+44, 44+43, 87+50]'",
    "1000, 50, 990, 1000, '[990+10]'"
  })
  void asked_rows_are_cut_into_equal_parts(
      long rows, int together, long from, long to, String computed) {
    Numbers numbers = new Numbers(rows, together);
    run(numbers, from, to);
    assertEquals(computed, numbers.computed.toString());
  }

  @Test
  void rows_are_computed_once_and_after_a_new_begin_once_more() {
    Numbers numbers = new Numbers(8, 4);
    float[] row = new float[1];
    for (long number : new long[] {0, 0, 1, 3, 1, 0}) {
      numbers.produce(number, row);
      assertEquals(number, row[0]);
    }
    assertEquals(List.of("0+4"), numbers.computed);
    numbers.begin(new Elements());
    numbers.produce(0, row);
    assertEquals(List.of("0+4", "0+4"), numbers.computed);
  }

  /** The last of the rows that are asked for may be computed with all that follow it. */
  @ParameterizedTest
  @CsvSource({"100, 4, 3, 5, 8", "100, 1, 3, 5, 5", "6, 4, 3, 5, 6"})
  void rows_that_are_computed_too_are_read_too(
      long rows, int together, long from, long to, long end) {
    Reach reach = Chains.reach(from, to);
    new Numbers(rows, together).reads(reach);
    assertEquals(from, reach.begin());
    assertEquals(end, reach.end());
  }
}
