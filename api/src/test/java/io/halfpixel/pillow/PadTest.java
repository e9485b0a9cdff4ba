package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Borders and their colours around images that keep their size. */
class PadTest {
  private static final TensorSpec RGB = TensorSpec.of(DataType.U8, 2, 2, 3);
  private static final double[] PIXELS = {10, 11, 12, 20, 21, 22, 30, 31, 32, 40, 41, 42};

  private static Pad.Builder to(int width, int height) {
    return Pad.builder().size(width, height);
  }

  @Test
  void aColourOnBothSides() {
    Plan plan = to(4, 2).color(7, 8, 9).build().plan(RGB);
    double[] padded = {
      7, 8, 9, 10, 11, 12, 20, 21, 22, 7, 8, 9,
      7, 8, 9, 30, 31, 32, 40, 41, 42, 7, 8, 9
    };
    assertArrayEquals(padded, PlanLoops.run(plan, PIXELS));
  }

  @Test
  void aColourAboveAndBelow() {
    Plan plan = to(2, 4).color(7, 8, 9).build().plan(RGB);
    double[] padded = {
      7, 8, 9, 7, 8, 9,
      10, 11, 12, 20, 21, 22,
      30, 31, 32, 40, 41, 42,
      7, 8, 9, 7, 8, 9
    };
    assertArrayEquals(padded, PlanLoops.run(plan, PIXELS));
  }

  @Test
  void zerosAboveAndBelow() {
    Plan plan = Pad.of(2, 4).plan(TensorSpec.of(DataType.U8, 2, 2));
    assertArrayEquals(new double[] {0, 0, 1, 2, 3, 4, 0, 0}, PlanLoops.run(plan, 1, 2, 3, 4));
  }

  /** Pillow keeps the colour as it is given, and turns the highest bit when the image is read. */
  @ParameterizedTest
  @CsvSource({"3, 1, 10, 20, 30", "1, 3, 10, 20, 30", "3, 1, 20, 20, 20", "1, 3, 20, 20, 20"})
  void aColourOfLab(int width, int height, double lightness, double a, double b) {
    Pad pad = to(width, height).mode(ImageMode.LAB).color(lightness, a, b).build();
    Plan plan = pad.plan(TensorSpec.of(DataType.U8, 1, 1, 3));
    double[] padded = {lightness, a + 128, b + 128, 50, 100, 200, lightness, a + 128, b + 128};
    assertArrayEquals(padded, PlanLoops.run(plan, 50, 100, 200));
  }

  /** A step for each of so many bands would be more than a plan may have. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, Double.NaN})
  void manyBandsOfOneColour(double colour) {
    TensorSpec image = TensorSpec.of(DataType.F32, 1, 1, Plan.MAX_STEPS + 1);
    assertEquals(1, to(3, 1).color(colour).build().plan(image).steps().size());
    assertEquals(1, to(1, 3).color(colour).build().plan(image).steps().size());
  }

  @Test
  void threeNumbersAreAnOpaqueColour() {
    Pad pad = to(1, 2).centering(0, 1).color(1, 2, 3).build();
    Plan plan = pad.plan(TensorSpec.of(DataType.U8, 1, 1, 4));
    assertArrayEquals(new double[] {1, 2, 3, 255, 9, 9, 9, 9}, PlanLoops.run(plan, 9, 9, 9, 9));
  }

  /** Bytes saturate, even 2^53; of more than 16 bits the lowest are kept. */
  @ParameterizedTest
  @CsvSource({
    "U8, 300, 255",
    "U8, -5, 0",
    "U8, 9007199254740992, 255",
    "U16, 65541, 5",
    "I32, -7, -7",
    "I32, 2147483647, 2147483647",
    "I32, -2147483648, -2147483648",
    "F32, 0.75, 0.75"
  })
  void aColourOfOneBand(DataType type, double given, double kept) {
    Pad pad = to(1, 2).centering(0, 1).color(given).build();
    Plan plan = pad.plan(TensorSpec.of(type, 1, 1));
    assertArrayEquals(new double[] {kept, 9}, PlanLoops.run(plan, 9));
  }
}
