package io.halfpixel.cpp;

import static io.halfpixel.cpp.EncodedPlans.hex;
import static io.halfpixel.cpp.EncodedPlans.stepHex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bytes that the comment of {@code plan_encoding.h} describes, written out by hand: eight a
 * line.
 */
class PlanEncoderTest {
  @Test
  void header() {
    Plan plan =
        new Plan(
            TensorSpec.of(DataType.U8, 3, 100),
            TensorSpec.of(DataType.F64, 300),
            List.of(
                new Convert(300, DataType.U8, DataType.F32, Convert.Rounding.NEAREST_EVEN),
                new Convert(300, DataType.F32, DataType.F64, Convert.Rounding.NEAREST_EVEN)));
    assertEquals(
        """
        4850504c414e3031
        0500000000000000
        2c01000000000000
        0200000000000000
        2c01000000000000
        0200000000000000
        0500000000000000
        2c01000000000000
        0500000000000000
        0100000000000000
        0100000000000000
        0500000000000000
        2c01000000000000
        0100000000000000
        0200000000000000
        0100000000000000
        """,
        hex(plan));
  }

  @Test
  void gather() {
    Step step =
        new Gather(
            5,
            List.of(IndexTable.of(2, new int[] {1}), IndexTable.of(3, new int[] {0, 2, 2, 1})),
            7,
            DataType.BF16);
    assertEquals(
        """
        0100000000000000
        0500000000000000
        0200000000000000
        0200000000000000
        0100000000000000
        0100000000000000
        0300000000000000
        0400000000000000
        0000000002000000
        0200000001000000
        0700000000000000
        0400000000000000
        """,
        stepHex(step));
  }

  @Test
  void resample1d() {
    TapTable taps =
        TapTable.of(new int[] {0, 2, 2, 3}, new int[] {0, 258, 1}, new double[] {0.5, -2, 1});
    Step step =
        new Resample1d(
            new Pass(6, 259, 3, 9),
            taps,
            Accumulation.PAIR_FMA,
            DataType.F16,
            DataType.F32,
            DataType.BF16);
    assertEquals(
        """
        0200000000000000
        0600000000000000
        0301000000000000
        0300000000000000
        0900000000000000
        0400000000000000
        0000000002000000
        0200000003000000
        0300000000000000
        0000000002010000
        0100000000000000
        0300000000000000
        000000000000e03f
        00000000000000c0
        000000000000f03f
        0600000000000000
        0300000000000000
        0100000000000000
        0400000000000000
        """,
        stepHex(step));
  }

  @Test
  void fixedPoint1d() {
    TapTable taps = TapTable.of(new int[] {0, 1}, new int[] {1}, new double[] {-3});
    Step step = new FixedPoint1d(new Pass(1, 2, 1, 1), taps, -2, 22, DataType.U8, DataType.U8);
    assertEquals(
        """
        0300000000000000
        0100000000000000
        0200000000000000
        0100000000000000
        0100000000000000
        0200000000000000
        0000000001000000
        0100000000000000
        0100000000000000
        0100000000000000
        00000000000008c0
        feffffffffffffff
        1600000000000000
        0500000000000000
        0500000000000000
        """,
        stepHex(step));
  }

  @Test
  void cornerBlend() {
    TapTable pair = TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 0});
    Step step =
        new CornerBlend(
            2,
            11,
            true,
            List.of(new CornerBlend.Axis(4, pair), new CornerBlend.Axis(5, pair)),
            8,
            Accumulation.SEQUENTIAL,
            Accumulation.REVERSED_PAIR_FMA,
            DataType.F32,
            DataType.F64);
    String table =
        """
        0200000000000000
        0000000002000000
        0200000000000000
        0000000001000000
        0200000000000000
        000000000000f03f
        0000000000000000
        """;
    assertEquals(
        """
        0400000000000000
        0200000000000000
        0b00000000000000
        0100000000000000
        0200000000000000
        0400000000000000
        """
            + table
            + "0500000000000000\n"
            + table
            + """
            0800000000000000
            0100000000000000
            0700000000000000
            0100000000000000
            0200000000000000
            """,
        stepHex(step));
  }

  @Test
  void pad() {
    Step step = new Pad(new Pass(2, 3, 6, 5), 1, DataType.U8, 2);
    assertEquals(
        """
        0a00000000000000
        0200000000000000
        0300000000000000
        0600000000000000
        0500000000000000
        0100000000000000
        0500000000000000
        0000000000000040
        """,
        stepHex(step));
  }

  @Test
  void clamp() {
    assertEquals(
        """
        0b00000000000000
        0700000000000000
        0200000000000000
        000000000000f0bf
        0000000000000040
        """,
        stepHex(new Clamp(7, DataType.F64, -1, 2)));
  }

  @Test
  void adjointSum() {
    TapTable taps = TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 0});
    Step step =
        new AdjointSum(
            2,
            List.of(new AdjointSum.Axis(4, taps)),
            11,
            8,
            AdjointSum.Term.QUOTIENT,
            AdjointSum.Term.QUOTIENTS,
            DataType.F16,
            DataType.F32);
    assertEquals(
        """
        0900000000000000
        0200000000000000
        0100000000000000
        0400000000000000
        0200000000000000
        0000000002000000
        0200000000000000
        0000000001000000
        0200000000000000
        000000000000f03f
        0000000000000000
        0b00000000000000
        0800000000000000
        0500000000000000
        0400000000000000
        0300000000000000
        0100000000000000
        """,
        stepHex(step));
  }

  @Test
  void aLongTableGrowsTheBuffer() {
    int rows = 100_001;
    int[] indices = new int[rows];
    for (int row = 0; row < rows; row++) {
      indices[row] = row;
    }
    Step step = new Gather(1, List.of(IndexTable.of(rows, indices)), 1, DataType.U8);
    String hex = stepHex(step);
    assertEquals((4 + 1 + (rows + 1) / 2 + 2) * 17, hex.length());
    assertEquals("a186010000000000\n", hex.substring(4 * 17, 5 * 17), "100001 indices follow");
    assertEquals("9e8601009f860100\n", hex.substring((5 + 49_999) * 17, (5 + 50_000) * 17));
    assertEquals("a086010000000000\n", hex.substring((5 + 50_000) * 17, (5 + 50_001) * 17));
  }
}
