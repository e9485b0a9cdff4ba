package io.halfpixel.spi.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Bytes written out by hand, eight a line. That each kind of step is read as it was written is
 * shown by the C++ tests, which run encoded plans.
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
        4850504c414e0000
        0500000000000000
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
        0000000000000000
        0600000000000000
        0600000000000000
        0300000000000000
        0100000000000000
        0400000000000000
        """,
        stepHex(step));
  }

  private static String stepHex(Step step) {
    TensorSpec source = TensorSpec.of(step.input(), step.inputElements());
    TensorSpec target = TensorSpec.of(step.output(), step.outputElements());
    return hex(new Plan(source, target, List.of(step))).substring(7 * 17);
  }

  /** Returns an encoded plan, eight bytes a line. */
  private static String hex(Plan plan) {
    HexFormat pairs = HexFormat.of();
    byte[] bytes = PlanEncoder.encode(plan);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bytes.length; at += 8) {
      text.append(pairs.formatHex(bytes, at, at + 8)).append('\n');
    }
    return text.toString();
  }
}
