package io.halfpixel.jvm.sums;

import static io.halfpixel.DataType.I16;
import static io.halfpixel.DataType.I64;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values the sums of a pass can have. */
final class FixedBoundsTest {
  private static final FixedBounds BYTES = FixedBounds.of(U8);

  private static FixedPoint1d ofBytes(double weight, Terms terms, long rounding, int shift) {
    return FixedSteps.of(FixedSteps.row(weight), terms, rounding, shift, U8, I16);
  }

  /** To the rounding constant, up to 255 are added. */
  @ParameterizedTest
  @CsvSource({"-2147483648, true", "-2147483649, false", "2147483392, true", "2147483393, false"})
  void sums_from_the_lowest_to_the_highest_int_fit(long rounding, boolean fit) {
    assertEquals(fit, BYTES.fitInt(ofBytes(1, Terms.EXACT, rounding, 0)));
  }

  /** 255 · 2^23 is less than 2^31, with −256 · 2^23 it starts at −2^31. */
  @ParameterizedTest
  @CsvSource({"0, 23, true", "0, 24, false", "-256, 23, true", "-257, 23, false"})
  void sums_fit_times_a_power_of_two(long rounding, int bits, boolean fit) {
    assertEquals(fit, BYTES.fitInt(ofBytes(1, Terms.EXACT, rounding, 0), bits));
  }

  /** 255 · 2^24 exceeds 32 bits, but not once −2^31 is added to it. */
  @Test
  void products_that_are_only_added_may_exceed_an_int() {
    assertTrue(BYTES.fitInt(ofBytes(1 << 24, Terms.EXACT, Integer.MIN_VALUE, 0)));
  }

  @Test
  void products_that_are_divided_must_fit() {
    Terms divided = new Terms(0, 16, Ties.FLOOR);
    assertTrue(BYTES.fitInt(ofBytes(1 << 23, divided, 0, 0)));
    assertFalse(BYTES.fitInt(ofBytes(1 << 24, divided, 0, 0)));
  }

  @ParameterizedTest
  @CsvSource({"31, true", "32, false"})
  void an_int_is_shifted_by_up_to_31_bits(int shift, boolean fit) {
    assertEquals(fit, BYTES.fitInt(ofBytes(1, Terms.EXACT, 0, shift)));
    assertEquals(fit, BYTES.fitInt(ofBytes(1, new Terms(shift, 0, Ties.FLOOR), 0, 0)));
    assertEquals(fit, BYTES.fitInt(ofBytes(1, new Terms(0, shift, Ties.FLOOR), 0, 0)));
  }

  @Test
  void what_exceeds_64_bits_is_no_int_and_can_be_any_value() {
    FixedPoint1d twice = FixedSteps.exact(FixedSteps.row(2), 0, 0, I64, I64);
    assertFalse(FixedBounds.of(I64).fitInt(twice));
    assertEquals(FixedBounds.of(I64), FixedBounds.of(I64).after(twice));
  }

  /** 255 · 4 / 2 = 510 in one row, and −255 · 6 / 2 = −765 in the other. */
  @Test
  void all_rows_count_in_what_is_written() {
    TapTable taps = TapTable.uniform(1, new int[2], new double[] {4, -6});
    FixedPoint1d step = FixedSteps.exact(taps, 0, 1, U8, I16);
    assertEquals(new FixedBounds(-765, 510), BYTES.after(step));
  }

  /** −32768 / 16 = −2048, and 32767 / 16 = 2047. */
  @Test
  void inputs_are_shifted_first() {
    FixedPoint1d step =
        FixedSteps.of(FixedSteps.row(3), new Terms(4, 0, Ties.FLOOR), 0, 0, I16, I16);
    assertEquals(new FixedBounds(-6144, 6141), FixedBounds.of(I16).after(step));
  }

  @Test
  void what_is_written_is_clamped() {
    FixedPoint1d step = FixedSteps.exact(FixedSteps.row(2), -100, 0, U8, U8);
    assertEquals(new FixedBounds(0, 255), BYTES.after(step));
  }

  @Test
  void sums_in_binary32_can_be_any_value_of_the_type() {
    FixedPoint1d step = FixedSteps.inParts(FixedSteps.row(1), 0, U8, I16);
    assertEquals(FixedBounds.of(I16), BYTES.after(step));
  }

  @ParameterizedTest
  @CsvSource({"I16, 0, true", "I16, 1, false", "I16, -1, false", "U8, 1, true", "U8, -1, true"})
  void a_clamp_is_needed_beyond_the_type(DataType input, long rounding, boolean none) {
    FixedPoint1d step = FixedSteps.exact(FixedSteps.row(1), rounding, 0, input, I16);
    assertEquals(none, FixedBounds.of(input).needNoClamp(step));
  }
}
