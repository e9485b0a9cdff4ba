package io.halfpixel.cpp;

import static io.halfpixel.cpp.EncodedPlans.stepHex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Permute;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Means and permutations as the comment of {@code plan_encoding.h} describes them, by hand. */
class EncodedMeansTest {
  @Test
  void binMean() {
    BinTable bins = BinTable.of(5, new int[] {0, 1, 3}, new int[] {2, 4, 5});
    assertEquals(
        """
        0600000000000000
        0200000000000000
        0100000000000000
        0500000000000000
        0300000000000000
        0000000001000000
        0300000000000000
        0300000000000000
        0200000004000000
        0500000000000000
        0b00000000000000
        0800000000000000
        0300000000000000
        0100000000000000
        """,
        stepHex(new BinMean(2, List.of(bins), 11, 8, DataType.F16, DataType.F32)));
  }

  @Test
  void cascadeMean() {
    assertEquals(
        """
        0700000000000000
        0200000000000000
        2c01000000000000
        0500000000000000
        0400000000000000
        0800000000000000
        9600000000000000
        0300000000000000
        0400000000000000
        0200000000000000
        """,
        stepHex(new CascadeMean(2, 300, 5, 4, 8, 150, 3, DataType.BF16, DataType.F64)));
  }

  @Test
  void permute() {
    assertEquals(
        """
        0800000000000000
        0300000000000000
        0200000000000000
        0100000000000000
        0300000000000000
        0200000000000000
        0700000000000000
        0000000000000000
        0500000000000000
        """,
        stepHex(new Permute(List.of(2L, 3L, 7L), List.of(1, 2, 0), DataType.U8)));
  }
}
