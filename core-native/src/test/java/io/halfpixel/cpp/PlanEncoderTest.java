package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bytes that the comment of {@code halfpixel.h} describes, written out by hand: eight a line.
 */
class PlanEncoderTest {
  private static final int HEADER_BYTES = 48;

  private static String hex(Plan plan) {
    HexFormat pairs = HexFormat.of();
    byte[] bytes = PlanEncoder.encode(plan);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bytes.length; at += 8) {
      text.append(pairs.formatHex(bytes, at, at + 8)).append('\n');
    }
    return text.toString();
  }

  private static String stepHex(Step step) {
    TensorSpec source = TensorSpec.of(step.input(), step.inputElements());
    TensorSpec target = TensorSpec.of(step.output(), step.outputElements());
    return hex(new Plan(source, target, List.of(step))).substring(HEADER_BYTES / 8 * 17);
  }

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

  /** The numbers are those of {@code enum hp_term}. */
  @ParameterizedTest
  @CsvSource({"PRODUCT, 01", "PRODUCT_FMA, 02", "SCALED, 03", "QUOTIENTS, 04", "QUOTIENT, 05"})
  void termsHaveTheNumbersOfTheHeader(AdjointSum.Term term, String number) {
    TapTable taps = TapTable.uniform(1, new int[] {0}, new double[] {1});
    List<AdjointSum.Axis> axes = List.of(new AdjointSum.Axis(1, taps));
    DataType f32 = DataType.F32;
    String hex = stepHex(new AdjointSum(1, axes, 1, 0, term, term, f32, f32));
    String thirdLineFromTheEnd = hex.substring(hex.length() - 3 * 17, hex.length() - 2 * 17);
    assertEquals(number + "00000000000000\n", thirdLineFromTheEnd);
  }

  /** The numbers are those of {@code enum hp_type}. */
  @ParameterizedTest
  @CsvSource({
    "F32, 1", "F64, 2", "F16, 3", "BF16, 4", "U8, 5", "I8, 6", "I16, 7", "U16, 8", "I32, 9"
  })
  void typesHaveTheNumbersOfTheHeader(DataType type, int number) {
    TensorSpec spec = TensorSpec.of(type, 1);
    byte[] bytes = PlanEncoder.encode(new Plan(spec, spec, List.of()));
    assertEquals(HEADER_BYTES, bytes.length);
    assertEquals(number, bytes[8]);
    assertEquals(number, bytes[24]);
  }

  /** The numbers are those of {@code enum hp_accumulation}. */
  @ParameterizedTest
  @CsvSource({
    "SEQUENTIAL, 01",
    "SEQUENTIAL_FROM_ZERO, 02",
    "REVERSED, 03",
    "SEQUENTIAL_FMA, 04",
    "REVERSED_FMA, 05",
    "PAIR_FMA, 06",
    "REVERSED_PAIR_FMA, 07",
    "FOURS_THEN_FMA, 08",
    "TWOS_THEN_FMA, 09",
    "LERP, 0a"
  })
  void accumulationsHaveTheNumbersOfTheHeader(Accumulation accumulation, String number) {
    TapTable taps = TapTable.uniform(2, new int[] {0, 0}, new double[] {1, 0});
    DataType f32 = DataType.F32;
    String hex = stepHex(new Resample1d(new Pass(1, 1, 1, 1), taps, accumulation, f32, f32, f32));
    String fourthLineFromTheEnd = hex.substring(hex.length() - 4 * 17, hex.length() - 3 * 17);
    assertEquals(number + "00000000000000\n", fourthLineFromTheEnd);
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
