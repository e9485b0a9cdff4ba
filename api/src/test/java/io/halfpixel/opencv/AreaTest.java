package io.halfpixel.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinMean.Finish;
import io.halfpixel.plan.BinMean.Mean;
import io.halfpixel.plan.BinMean.Order;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code cv2.resize} with {@code INTER_AREA}; pixels are what OpenCV 5.0 gives. */
class AreaTest {
  private static Resize to(int width, int height) {
    return Resize.builder().dsize(width, height).interpolation(Interpolation.AREA).build();
  }

  private static Resize by(double fx, double fy) {
    return Resize.builder().fx(fx).fy(fy).interpolation(Interpolation.AREA).build();
  }

  private static TensorSpec bytes(long... shape) {
    return TensorSpec.of(DataType.U8, shape);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Of 0, 0, 1 and 1: with one, three or four channels there is a loop of its own. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 0", "3, 1", "4, 1", "5, 0"})
  void aHalfIsRoundedUpOrToTheEvenNumber(int channels, double mean) {
    double[] pixels = new double[4 * channels];
    Arrays.fill(pixels, 2 * channels, 4 * channels, 1);
    double[] expected = new double[channels];
    Arrays.fill(expected, mean);
    assertArrayEquals(expected, PlanLoops.run(to(1, 1).plan(bytes(2, 2, channels)), pixels));
  }

  /**
   * Half of three is rounded to two: the second cell has what is left. Whole cells are (sum + 2) /
   * 4, rounded down, others the quotient, rounded to nearest, ties to even.
   */
  @ParameterizedTest
  @CsvSource({
    "3, 4, 0.5, 0.5, 1 2 3 4 5 6 7 9 10 21 0 1, 4 6 16 0",
    "4, 3, 0.5, 0.5, 1 5 10 2 6 21 3 7 0 4 9 1, 4 16 6 0",
    "3, 3, 0.5, 0.5, 1 2 4 5 6 9 10 21 7, 4 6 16 7"
  })
  void cellsAtTheBorderHaveFewerPixels(
      int rows, int columns, double fx, double fy, String pixels, String means) {
    assertArrayEquals(
        numbers(means), PlanLoops.run(by(fx, fy).plan(bytes(rows, columns)), numbers(pixels)));
  }

  /** A result mixes two pixels, and only where it covers both. */
  @ParameterizedTest
  @CsvSource({"1, 3, 5, 1, 10 20 40, 10 13 20 33 40", "3, 1, 2, 2, 10 20 40, 13 13 33 33"})
  void whereAnAxisGrowsBothAreLinear(
      int rows, int columns, int width, int height, String pixels, String expected) {
    assertArrayEquals(
        numbers(expected),
        PlanLoops.run(to(width, height).plan(bytes(rows, columns)), numbers(pixels)));
  }

  /** 257 bytes of 255 fit 16 bits, 258 do not. */
  @ParameterizedTest
  @CsvSource({"257", "258"})
  void highCellsOfWhiteAreWhite(int rows) {
    double[] white = new double[rows];
    Arrays.fill(white, 255);
    assertArrayEquals(new double[] {255}, PlanLoops.run(to(1, 1).plan(bytes(rows, 1)), white));
  }

  @Test
  void anAxisThatIsKeptHasCellsOfOnePixel() {
    double[] pixels = {0, 1, 2, 9, 4, 4, 5, 7};
    assertArrayEquals(new double[] {3, 5}, PlanLoops.run(to(1, 2).plan(bytes(2, 4)), pixels));
    assertArrayEquals(
        new double[] {3, 5}, PlanLoops.run(to(2, 1).plan(bytes(4, 2)), 0, 4, 1, 4, 2, 5, 9, 7));
  }

  /** 50,000 x 50,000 cells are more than a table could have. */
  @Test
  void wholeCellsShareOneNumber() {
    Plan plan = to(50_000, 50_000).plan(bytes(150_000, 150_000));
    assertEquals(Shape.of(50_000, 50_000), plan.target().shape());
  }

  /**
   * OpenCV calls a scale whole if it is less than 2^-52 from an integer. This one is 1 + 2^-52, and
   * cells of other scales have up to four channels.
   */
  @Test
  void aScaleBesideAnIntegerIsNotWhole() {
    double almostOne = Math.nextDown(1.0);
    assertEquals(Shape.of(2, 4, 5), by(1, 0.5).plan(bytes(4, 4, 5)).target().shape());
    assertTooManyChannels(by(almostOne, 0.5), bytes(4, 4, 5));
  }

  @Test
  void otherScalesTakeUpToFourChannels() {
    assertEquals(Shape.of(3, 3, 4), to(3, 3).plan(bytes(4, 4, 4)).target().shape());
    assertTooManyChannels(to(3, 3), bytes(4, 4, 5));
  }

  private static void assertTooManyChannels(Resize resize, TensorSpec image) {
    String message =
        assertThrows(InvalidArgumentException.class, () -> resize.plan(image)).getMessage();
    assertEquals(
        "(-215:Assertion failed) func != 0 && cn <= 4 in function 'resize': INTER_AREA has up to 4"
            + " channels where it does not shrink by whole numbers, but got 5",
        message);
  }

  /** Of 7, 14, … 49: (3·7 + 3·14 + 21)/7, (2·21 + 3·28 + 2·35)/7 and (35 + 3·42 + 3·49)/7. */
  @ParameterizedTest
  @CsvSource({"uint8", "float32"})
  void otherScalesAreSharesOfPixels(String type) {
    Plan plan = to(3, 1).plan(TensorSpec.of(DataType.of(type), 1, 7));
    float[] shares = PlanLoops.runFloats(plan, 7, 14, 21, 28, 35, 42, 49);
    assertArrayEquals(new float[] {12, 28, 44}, shares, type.equals("uint8") ? 0 : 1e-5f);
    assertEquals(DataType.of(type), plan.target().dataType());
  }

  /** A row's sum starts at +0, to which −0 adds nothing. */
  @Test
  void sharesOfNegativeZeroArePositive() {
    float[] zeros = {-0f, -0f, -0f, -0f, -0f, -0f, -0f};
    Plan plan = to(3, 1).plan(TensorSpec.of(DataType.F32, 1, 7));
    assertArrayEquals(new float[] {0, 0, 0}, PlanLoops.runFloats(plan, zeros));
  }

  /** Float32 holds 2^24 and every integer below; sums that can be larger are rounded on the way. */
  @ParameterizedTest
  @CsvSource({"uint16, 256, true", "uint16, 257, false", "int16, 512, true", "int16, 513, false"})
  void sumsOfSixteenBitsAreThoseOfFloat32(String type, int pixels, boolean exact) {
    List<Step> steps = to(1, 1).plan(TensorSpec.of(DataType.of(type), pixels, 1)).steps();
    assertEquals(exact, steps.get(0) instanceof FixedPoint1d);
    if (!exact) {
      BinMean mean = (BinMean) steps.get(1);
      assertEquals(DataType.F32, mean.compute());
      assertEquals(new Mean(Order.FOURS, Finish.RECIPROCAL), mean.body());
    }
  }

  private static BinMean half(DataType type, int columns, int channels, int vectorBits) {
    Resize resize =
        Resize.builder()
            .dsize(columns, 3)
            .interpolation(Interpolation.AREA)
            .vectorBits(vectorBits)
            .build();
    return (BinMean) resize.plan(TensorSpec.of(type, 6, 2 * columns, channels)).steps().get(0);
  }

  /** Pixels of one or four channels are added as (a + b) + (c + d) where vectors are full. */
  @ParameterizedTest
  @CsvSource({
    "1, 6, 128, 4",
    "1, 9, 256, 8",
    "4, 3, 128, 3",
    "4, 3, 256, 2",
    "4, 6, 512, 4",
    "4, 3, 0, 0"
  })
  void vectorsAddFloatsInPairs(int channels, int columns, int vectorBits, int inPairs) {
    BinMean mean = half(DataType.F32, columns, channels, vectorBits);
    assertEquals(new Mean(Order.PAIRS, Finish.RECIPROCAL), mean.body());
    assertEquals(List.of(3, inPairs), mean.bodyBins());
    assertEquals(Order.ROW_MAJOR, mean.tail().order());
  }

  @ParameterizedTest
  @CsvSource({"float32, 2", "float32, 3", "float32, 5", "float64, 1", "float64, 4"})
  void otherPixelsAreAddedInFours(String type, int channels) {
    BinMean mean = half(DataType.of(type), 3, channels, 128);
    assertEquals(new Mean(Order.FOURS, Finish.RECIPROCAL), mean.body());
    assertTrue(mean.bodyHasAllBins());
  }

  @Test
  void cutCellsOfDoublesAreDividedInFloat32() {
    Plan plan = by(0.5, 0.5).plan(TensorSpec.of(DataType.F64, 3, 4));
    BinMean mean = (BinMean) plan.steps().get(0);
    assertEquals(List.of(1, 2), mean.bodyBins());
    assertEquals(new Mean(Order.ROW_MAJOR, Finish.ONCE_F32), mean.tail());
    assertEquals(DataType.F64, mean.compute());
  }
}
