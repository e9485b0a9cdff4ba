package io.halfpixel.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Weights as OpenCV 4.14 has them: what {@code cv2.resize} makes of {@code float32} images of one
 * row with a single pixel of 1, unless a formula is given.
 */
class TapsTest {
  /** Every release at hand gives img[1::3, 1::3], in all three modes. */
  @ParameterizedTest
  @EnumSource(
      value = Interpolation.class,
      names = {"LINEAR", "CUBIC", "LANCZOS4"})
  void bytesThatShrinkToAThirdAreCopied(Interpolation interpolation) {
    TensorSpec spec = TensorSpec.of(DataType.U8, 9, 15, 3);
    Plan plan = Resize.builder().dsize(5, 3).interpolation(interpolation).build().plan(spec);
    IndexTable rows = IndexTable.of(9, new int[] {1, 4, 7});
    IndexTable columns = IndexTable.of(15, new int[] {1, 4, 7, 10, 13});
    assertEquals(List.of(new Gather(1, List.of(rows, columns), 3, DataType.U8)), plan.steps());
  }

  /** Rows of two taps of the pixels 1 and 0, and 2 twice. */
  private static IndexTable copied(double... weights) {
    return CopiedPixels.of(TapTable.uniform(2, new int[] {1, 0, 2, 2}, weights), 4, 3);
  }

  @Test
  void onlySumsOfOneWholePixelAreCopies() {
    assertEquals(IndexTable.of(3, new int[] {1, 2}), copied(4, 0, 0, 4));
    assertEquals(IndexTable.of(3, new int[] {0, 2}), copied(0, 4, 4, 0));
    assertNull(copied(4, 0, 2, 2));
    assertNull(copied(4, 0, 4, 4));
    assertNull(copied(4, 4, 4, 0));
    assertNull(copied(0, 0, 4, 0));
    assertNull(copied(2, 0, 4, 0));
  }

  private static Axis axis(int from, int to) {
    return Axis.ofSize(from, to);
  }

  /** The weights of a row, by pixel, of a table in which a pixel has at most one tap. */
  private static double[] dense(TapTable taps, int row, int length) {
    double[] weights = new double[length];
    for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
      weights[taps.index(tap)] += taps.weight(tap);
    }
    return weights;
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 8, 5, 1, 1, 0x1.9999a0p-4 0x1.ccccccp-1",
    "CUBIC, 8, 5, 1, 0, -0x1.ba5cp-8 0x1.6b8530p-4 0x1.f51eb8p-1 -0x1.f1aa60p-5",
    "CUBIC, 7, 10, 4, 1, -0x1.e93780p-5 0x1.921474p-2 0x1.8e51f0p-1 -0x1.c64590p-4",
    "LANCZOS4, 16, 11, 5, 4, -0x1.9ddd62p-7 0x1.e99660p-5 -0x1.53fdc2p-3 0x1.3cdd80p-1"
        + " 0x1.3cdd80p-1 -0x1.53fdc2p-3 0x1.e99660p-5 -0x1.9ddd62p-7",
    "LANCZOS4, 12, 16, 6, 1, -0x1.fab2fcp-7 0x1.03a4f2p-4 -0x1.64f4ecp-3 0x1.8ae7b4p-1"
        + " 0x1.cdbac6p-2 -0x1.154ffap-3 0x1.87c314p-5 -0x1.0e7858p-7",
    "LANCZOS4, 9, 3, 1, 1, -0x1.4aab06p-103 0x1.070b7ap-101 -0x1.740066p-100 0x1p0 0x1.740066p-100"
        + " -0x1.070b7ap-101 0x1.4aab06p-103 0"
  })
  void weightsInsideTheImage(Kernel kernel, int from, int to, int row, int first, String weights) {
    Interpolated interpolated = new Interpolated(axis(from, to), kernel, false, false);
    double[] expected = new double[from];
    double[] given = numbers(weights);
    System.arraycopy(given, 0, expected, first, given.length);
    assertArrayEquals(expected, dense(interpolated.horizontal(-1), row, from));
    assertArrayEquals(expected, dense(interpolated.vertical(), row, from));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1 0 0 0 0",
    "1, 0x1.333334p-1 0x1.99999ap-2 0 0 0",
    "2, 0 1 0 0 0",
    "3, 0 0x1.999998p-3 0x1.99999ap-1 0 0",
    "4, 0 0 0x1.99999ap-1 0x1.99999ap-3 0",
    "5, 0 0 0 1 0",
    "6, 0 0 0 0x1.999998p-2 0x1.333334p-1",
    "7, 0 0 0 0 1"
  })
  void areaThatEnlargesBlendsAtTheBordersOfPixels(int row, String weights) {
    Interpolated interpolated = new Interpolated(axis(5, 8), Kernel.LINEAR, true, false);
    assertArrayEquals(numbers(weights), dense(interpolated.horizontal(-1), row, 5));
  }

  /** 49·(1/49) is less than 1 in binary64: pixel 49 is still the first one. */
  @Test
  void areaThatEnlargesRepeatsPixelsAsFarAsItsScaleSays() {
    Interpolated interpolated = new Interpolated(axis(2, 98), Kernel.LINEAR, true, false);
    assertArrayEquals(numbers("1 0"), dense(interpolated.horizontal(-1), 48, 2));
    assertArrayEquals(numbers("1 0"), dense(interpolated.horizontal(-1), 49, 2));
    assertArrayEquals(numbers("0 1"), dense(interpolated.horizontal(-1), 50, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "0.42857142857142855, 3, 0, 0x1.b6db6ep-2 0x1.b6db6ep-2 0x1.24924ap-3 0 0 0 0",
    "0.42857142857142855, 3, 1, 0 0 0x1.24924ap-2 0x1.b6db6ep-2 0x1.24924ap-2 0 0",
    "0.42857142857142855, 3, 2, 0 0 0 0 0x1.24924ap-3 0x1.b6db6ep-2 0x1.b6db6ep-2",
    "0.55, 4, 0, 0x1.19999ap-1 0x1.ccccccp-2 0 0 0 0 0",
    "0.55, 4, 1, 0 0x1.99999ap-4 0x1.19999ap-1 0x1.666666p-2 0 0 0",
    "0.55, 4, 3, 0 0 0 0 0 0x1.69696ap-2 0x1.4b4b4cp-1"
  })
  void areaThatShrinksHasTheShareOfEachPixel(double factor, int to, int row, String weights) {
    Axis axis = new Axis(7, to, factor);
    assertArrayEquals(numbers(weights), dense(Covered.shares(axis), row, 7));
  }

  /** Row 1 begins at 1.9996 and row 0 ends at 2.0004: 0.0004 of a pixel are left out. */
  @ParameterizedTest
  @CsvSource({
    "0.5001, 4, 1, 0 0 0x1.000d1cp-1 0x1.ffb15cp-2 0 0 0",
    "0.4999, 3, 0, 0x1.ffe5cap-2 0x1.ffe5cap-2 0 0 0 0 0"
  })
  void areaLeavesSliversOut(double factor, int to, int row, String weights) {
    Axis axis = new Axis(7, to, factor);
    assertArrayEquals(numbers(weights), dense(Covered.shares(axis), row, 7));
  }

  @Test
  void placesOutsideAreClampedAtBothPixelsVerticallyAndMovedHorizontally() {
    Interpolated interpolated = new Interpolated(axis(2, 4), Kernel.LINEAR, false, false);
    TapTable rows = interpolated.vertical();
    assertArrayEquals(new int[] {0, 0, 0, 1, 0, 1, 1, 1}, rows.indices());
    assertArrayEquals(new double[] {.25, .75, .75, .25, .25, .75, .75, .25}, rows.weights());
    TapTable columns = interpolated.horizontal(Interpolated.NO_ZERO);
    assertArrayEquals(new int[] {0, 2, 4, 6, 7}, columns.starts());
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1, 1}, columns.indices());
    assertArrayEquals(new double[] {1, 0, .75, .25, .25, .75, 1}, columns.weights());
  }

  @Test
  void sumsThatLeaveTheImageStartAtTheZero() {
    Interpolated interpolated = new Interpolated(axis(9, 9 * 2), Kernel.CUBIC, false, false);
    TapTable taps = interpolated.horizontal(9);
    int[] counts = new int[18];
    Arrays.setAll(counts, taps::count);
    assertArrayEquals(new int[] {5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5}, counts);
    assertEquals(9, taps.index(0));
    assertEquals(1, taps.weight(0));
  }

  /** 2048·(1 − f) and 2048·f, f = 0.1 in binary32; halves go to the even number. */
  @Test
  void fixedWeightsAreWholeNumbersOf2048ths() {
    Axis axis = new Axis(4, 4, 0.625);
    double[] weights =
        dense(new Interpolated(axis(8, 5), Kernel.LINEAR, false, true).vertical(), 1, 8);
    assertArrayEquals(new double[] {0, 205, 1843, 0, 0, 0, 0, 0}, weights);
    assertEquals(1.6, axis.scale());
  }

  /** (i + ½)·8/5 − ½ = 0.3, 1.9, 3.5, 5.1, 6.7 in units of 1/256. */
  @Test
  void linearExactWeightsAddUpToOne() {
    TapTable taps = LinearExact.taps(axis(8, 5), 8);
    assertArrayEquals(new int[] {0, 1, 1, 2, 3, 4, 5, 6, 6, 7}, taps.indices());
    assertArrayEquals(new double[] {179, 77, 26, 230, 128, 128, 230, 26, 77, 179}, taps.weights());
  }

  @Test
  void cellsOfAWholeScaleAreCutAtTheBorder() {
    Axis axis = new Axis(7, 4, 0.5);
    assertArrayEquals(new int[] {0, 2, 4, 6}, Covered.cells(axis).starts());
    assertArrayEquals(new int[] {2, 4, 6, 7}, Covered.cells(axis).ends());
    assertEquals(3, axis.wholeCells());
    assertArrayEquals(new int[] {0, 2, 4, 6, 7}, Covered.sums(axis).starts());
  }
}
