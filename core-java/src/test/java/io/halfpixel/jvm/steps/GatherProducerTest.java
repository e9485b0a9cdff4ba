package io.halfpixel.jvm.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.Runs;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a row of a gather; which bits it moves, the conformance suite tells. */
final class GatherProducerTest {
  private static Gather first(long outer, int length, long inner) {
    return new Gather(outer, List.of(IndexTable.of(length, new int[length])), inner, DataType.U8);
  }

  @ParameterizedTest
  @CsvSource({
    "6, 17, 1, 17", // An axis with what lies in it.
    "6, 9, 2, 18",
    "2, 3, 255, 765",
    "2, 3, 256, 256", // What lies in it alone.
    "6, 16, 1, 96", // Short rows: all of them,
    "6, 8, 2, 96",
    "1030, 3, 1, 618", // or as many as divide their number, of at most 512.
    "1031, 3, 1, 3"
  })
  void rows_are_neither_short_nor_longer_than_they_need_be(
      long outer, int length, long inner, int row) {
    assertEquals(row, GatherProducer.of(first(outer, length, inner), Loops.JVM).length());
  }

  /** Three of them are more than an array holds. */
  @Test
  void an_index_may_have_2_to_the_30_elements() {
    new JvmBackend().prepare(Runs.plan(first(1, 3, 1L << 30))).close();
  }
}
