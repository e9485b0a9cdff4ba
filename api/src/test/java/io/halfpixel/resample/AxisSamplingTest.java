package io.halfpixel.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions that do not begin at 0, fractions of pixels, and the middle. */
class AxisSamplingTest {
  private static final Settings TRIANGLE =
      Settings.of(ResamplingFilter.triangle()).antialias(false);
  private static final Settings ALIGNED = TRIANGLE.alignCorners(true);

  private static AxisSampling sampling(int n, int outputs, Interval region, Settings settings) {
    return new AxisSampling(n, outputs, region, settings);
  }

  private static double[] dense(TapTable table, int row, int n) {
    double[] weights = new double[n];
    for (int tap = table.start(row); tap < table.start(row + 1); tap++) {
      weights[table.index(tap)] += table.weight(tap);
    }
    return weights;
  }

  /** Corners are the centres of the pixels 2 and 5; the outputs lie at 2.5, 3.25, 4, 4.75, 5.5. */
  @Test
  void alignedCornersOfARegionAreThoseOfItsPixels() {
    TapTable table = FloatPasses.table(sampling(9, 5, Interval.of(2, 6), ALIGNED), 29);
    assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0, 0, 0, 0}, dense(table, 0, 9));
    assertArrayEquals(new double[] {0, 0, .25, .75, 0, 0, 0, 0, 0}, dense(table, 1, 9));
    assertArrayEquals(new double[] {0, 0, 0, .5, .5, 0, 0, 0, 0}, dense(table, 2, 9));
    assertArrayEquals(new double[] {0, 0, 0, 0, .75, .25, 0, 0, 0}, dense(table, 3, 9));
    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 1, 0, 0, 0}, dense(table, 4, 9));
  }

  /** Corners at −4.5 and 2.5, seven pixels apart; eight outputs are one apart. */
  @Test
  void alignedCornersMayLieOutside() {
    Settings wrap = ALIGNED.edge(EdgePolicy.WRAP);
    TapTable table = FloatPasses.table(sampling(4, 8, Interval.of(-5, 3), wrap), 29);
    for (int i = 0; i < 8; i++) {
      double[] one = new double[4];
      one[Math.floorMod(i - 5, 4)] = 1;
      assertArrayEquals(one, dense(table, i, 4), "output " + i);
    }
  }

  @Test
  void alignedCornersOfOneOutputAreNone() {
    AxisSampling aligned = sampling(5, 1, Interval.whole(5), ALIGNED);
    assertArrayEquals(
        new double[] {0, 0, 1, 0, 0}, dense(FloatPasses.table(aligned, 29), 0, 5), "its centre");
  }

  @Test
  void alignedCornersOfOnePixelAreThatPixel() {
    for (Interval region : new Interval[] {Interval.of(3, 4), Interval.of(2.5, 3.5)}) {
      AxisSampling one = sampling(8, 3, region, ALIGNED);
      assertTrue(one.isCopy());
      assertArrayEquals(new int[] {3, 3, 3}, one.copies().indices(), region.toString());
    }
  }

  @Test
  void alignedCornersOfLessThanAPixelAreRefused() {
    var less =
        assertThrows(
            InvalidArgumentException.class,
            () -> sampling(8, 3, Interval.of(3, 3.75), ALIGNED).placement());
    assertEquals(
        "aligned corners take more than one pixel apart, but the region is [3.0, 3.75)",
        less.getMessage());
  }

  /** 2^20 pixels of 2^16 parts each and 2^11 outputs: 2^58. */
  @Test
  void alignedCornersOfTooManyPartsAreRefused() {
    Interval parts = Interval.of(0, 2 + 0x1p-16);
    var many =
        assertThrows(
            InvalidArgumentException.class,
            () -> sampling(1 << 20, 1 << 11, parts, ALIGNED).placement());
    assertTrue(
        many.getMessage().startsWith("aligned corners are fractions of 64 bits"), many::getMessage);
    sampling(1 << 10, 1 << 11, parts, ALIGNED).placement();
  }

  @Test
  void aRegionFromAPixelOnIsAShift() {
    assertTrue(sampling(9, 3, Interval.of(2, 5), TRIANGLE).isShift());
    assertTrue(sampling(9, 3, Interval.of(-2, 1), TRIANGLE).isShift());
    assertFalse(sampling(9, 3, Interval.of(2.5, 5.5), TRIANGLE).isShift());
    assertFalse(sampling(9, 4, Interval.of(2, 5), TRIANGLE).isShift());
    assertFalse(sampling(9, 2, Interval.of(2, 2.5), TRIANGLE).isShift());
    assertTrue(sampling(9, 9, Interval.whole(9), TRIANGLE).isUnchanged());
    assertFalse(sampling(9, 9, Interval.of(1, 10), TRIANGLE).isUnchanged());
    assertFalse(sampling(9, 3, Interval.of(0, 3), TRIANGLE).isUnchanged());
  }

  @Test
  void aRegionInTheMiddleIsSymmetric() {
    assertTrue(sampling(8, 3, Interval.of(0.5, 7.5), TRIANGLE).isSymmetric());
    assertTrue(sampling(8, 3, Interval.of(-1, 9), TRIANGLE).isSymmetric());
    assertFalse(sampling(8, 3, Interval.of(0.5, 7), TRIANGLE).isSymmetric());
    assertFalse(sampling(8, 3, Interval.of(0, 1), TRIANGLE).isSymmetric());
  }

  /** Between two pixels, the one nearer to the middle; in the very middle, the second one. */
  @Test
  void copiesOfWhatLiesBetweenTwoPixels() {
    Settings nearest = Settings.of(ResamplingFilter.nearest());
    assertArrayEquals(new int[] {2}, sampling(4, 1, Interval.whole(4), nearest).copies().indices());
    assertArrayEquals(
        new int[] {1, 2}, sampling(4, 2, Interval.whole(4), nearest).copies().indices());
    assertArrayEquals(
        new int[] {1, 3, 4}, sampling(6, 3, Interval.whole(6), nearest).copies().indices());
  }

  /**
   * The row in the middle of an odd number is added up in pairs of mirror images, in a second step
   * if there are several; together the steps have the weights of the table.
   */
  @Test
  void theMiddleIsAddedInPairs() {
    for (EdgePolicy edge : List.of(EdgePolicy.CLAMP, EdgePolicy.constant(1))) {
      Settings settings = Settings.of(ResamplingFilter.lanczos(3)).edge(edge);
      for (int n = 1; n < 12; n++) {
        for (int outputs = 1; outputs < 12; outputs++) {
          AxisSampling axis = sampling(n, outputs, Interval.whole(n), settings);
          middle(FloatPasses.table(axis, 29), n, outputs);
        }
      }
    }
  }

  /** The input has one element more, which stands for what lies outside. */
  private static void middle(TapTable table, int n, int outputs) {
    Pass pass = new Pass(1, n + 1, outputs, 1);
    List<Step> steps = MirroredSums.steps(pass, table, n, DataType.F32, DataType.F32);
    for (int row = 0; row < outputs; row++) {
      double[] weights = dense(table, row, n + 1);
      assertArrayEquals(weights, through(steps, row, n + 1), n + " to " + outputs);
    }
    TapTable first = ((Resample1d) steps.get(0)).taps();
    for (int row = outputs / 2; row <= outputs / 2 + first.rows() - outputs; row++) {
      if (steps.size() == 2 && first.count(row) == 2) {
        assertEquals(n - 1, first.index(first.start(row)) + first.index(first.start(row) + 1));
      }
    }
  }

  /** The weights of an output after one or two steps. */
  private static double[] through(List<Step> steps, int row, int n) {
    TapTable first = ((Resample1d) steps.get(0)).taps();
    if (steps.size() == 1) {
      return dense(first, row, n);
    }
    TapTable second = ((Resample1d) steps.get(1)).taps();
    double[] sum = new double[n];
    for (int tap = second.start(row); tap < second.start(row + 1); tap++) {
      double[] part = dense(first, second.index(tap), n);
      for (int k = 0; k < n; k++) {
        sum[k] += second.weight(tap) * part[k];
      }
    }
    return sum;
  }

  /** 24 bits of a float32 and 29 of a weight are the 53 of a float64; a float64 gets 8. */
  @Test
  void weightsHaveTheBitsThatValuesLeave() {
    assertEquals(29, FloatPasses.weightBits(DataType.F32));
    assertEquals(29, FloatPasses.weightBits(DataType.F16));
    assertEquals(45, FloatPasses.weightBits(DataType.F64));
  }

  /** Weights that are all positive have all bits; negative ones give some away. */
  @Test
  void weightsUseTheirBits() {
    assertEquals(29, rows(ResamplingFilter.triangle()).fraction(29));
    assertEquals(28, rows(ResamplingFilter.lanczos(3)).fraction(29));
    FilterRows wild = rows(ResamplingFilter.cubic(-2, 2));
    assertTrue(wild.magnitude() >= 2, "magnitude " + wild.magnitude());
    int bits = 1 + (int) Math.floor(Math.log(wild.magnitude()) / Math.log(2));
    assertEquals(29 - bits, wild.fraction(29));
  }

  /** Magnitudes that add up to a power of two take its bits and no more. */
  @ParameterizedTest
  @CsvSource({"1.5, -0.5, 28", "8.5, -7.5, 25", "1, 0, 29"})
  void magnitudesMayAddUpToAllBits(double near, double far, int fraction) {
    ResamplingFilter filter = ResamplingFilter.of(x -> x < 0.5 ? near : far, 1);
    AxisSampling doubled = sampling(2, 4, Interval.whole(2), Settings.of(filter));
    assertEquals(fraction, new FilterRows(doubled).fraction(29));
  }

  private static FilterRows rows(ResamplingFilter filter) {
    return new FilterRows(sampling(8, 11, Interval.whole(8), Settings.of(filter)));
  }

  @Test
  void policiesAreEqualIfTheirValuesAre() {
    assertEquals(EdgePolicy.constant(2), EdgePolicy.constant(2));
    assertEquals(EdgePolicy.constant(2).hashCode(), EdgePolicy.constant(2).hashCode());
    assertNotEquals(EdgePolicy.constant(2), EdgePolicy.constant(3));
    assertNotEquals(EdgePolicy.constant(2).hashCode(), EdgePolicy.constant(3).hashCode());
    assertNotEquals(EdgePolicy.constant(0), EdgePolicy.CLAMP);
  }

  @Test
  void aRegionSaysItsBounds() {
    assertEquals("[0.5, 2.25)", Interval.of(0.5, 2.25).toString());
    assertEquals("[-3.0, 7.0)", Interval.of(-3, 7).toString());
    assertEquals(1.75, Interval.of(0.5, 2.25).pixels());
    assertEquals(new Interval(2, 9, 4), Interval.of(0.5, 2.25));
    assertEquals(new Interval(1, 3, 1 << 16), Interval.of(0x1p-16, 0x3p-16));
    assertThrows(InvalidArgumentException.class, () -> Interval.of(2, 2));
    assertThrows(InvalidArgumentException.class, () -> Interval.of(0, 0x1.1p31));
    Interval.of(-0x1p31, 0x1p31);
  }
}
