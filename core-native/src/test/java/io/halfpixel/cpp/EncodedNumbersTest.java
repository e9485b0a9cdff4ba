package io.halfpixel.cpp;

import static io.halfpixel.cpp.EncodedPlans.HEADER_BYTES;
import static io.halfpixel.cpp.EncodedPlans.stepHex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers that stand for types and orders in an encoded plan: those of {@code plan_encoding.h}.
 */
class EncodedNumbersTest {
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
}
