package io.halfpixel.jvm.chain;

import static io.halfpixel.DataType.I32;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which elements of the source the rows of a chain read, and into how many blocks it is cut. */
final class ChainReadsTest {
  /** Two volumes: pairs of their four planes of three rows of 300 become one; rows stay. */
  private static RowChain<?> volumes() {
    Step depth = Chains.floats(2, 4, Chains.windows(2, 2, 2, 0.5), 900);
    Step height = Chains.floats(4, 3, Chains.windows(3, 1, 1, 1), 300);
    return ChainBuilder.chain(List.of(depth, height), Loops.JVM);
  }

  private static void check(RowChain<?> chain, long from, long to, long begin, long end) {
    Reach reach = Chains.reach(from, to);
    chain.reads(reach);
    assertEquals(begin, reach.begin(), "begin");
    assertEquals(end, reach.end(), "end");
  }

  /** A row reads whole planes: two for each of its own, of 900 elements. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 1800",
    "1, 3, 0, 1800",
    "3, 6, 1800, 3600",
    "2, 4, 0, 3600",
    "6, 7, 3600, 5400",
    "0, 12, 0, 7200"
  })
  void rows_read_the_planes_of_which_they_are_made(long from, long to, long begin, long end) {
    check(volumes(), from, to, begin, end);
  }

  @Test
  void pairs_of_bytes_read_their_rows() {
    Step width = Chains.integers(6, 8, Chains.windows(2, 4, 2, 1), 1, 1, U8, I32);
    check(ChainBuilder.chain(List.of(width), Loops.JVM), 1, 3, 8, 24);
  }

  @Test
  void blocks_are_those_of_all_passes() {
    assertEquals(2, volumes().blocks());
  }
}
