package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.Filter;
import io.halfpixel.rules.Normalization;
import io.halfpixel.rules.Precision;
import io.halfpixel.rules.RoundedPlacement;
import io.halfpixel.rules.Taps;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AntialiasRuleTest {
  private static TapTable taps(AntialiasFilter filter, int n, int length, DataType type) {
    var arithmetic = new Arithmetic(type, RoundingProfile.FMA);
    return new AntialiasRule(new Axis(n, length, 0, false), filter, arithmetic).taps();
  }

  private static double[] row(TapTable taps, int row) {
    return Arrays.copyOfRange(taps.weights(), taps.start(row), taps.start(row + 1));
  }

  /** Distances ¼ and ¾ of a triangle of twice the width: (¼, ¾, ¾, ¼) / 2. */
  @Test
  void halvingWeighsEighths() {
    TapTable taps = taps(AntialiasFilter.TRIANGLE, 8, 4, DataType.F32);
    assertArrayEquals(new double[] {.125, .375, .375, .125}, row(taps, 1));
    assertEquals(1, taps.index(taps.start(1)));
  }

  /** At the edge (¾, ¾, ¼) remain and are divided by their sum, 7/4. */
  @Test
  void pixelsOutsideAreDropped() {
    TapTable taps = taps(AntialiasFilter.TRIANGLE, 8, 4, DataType.F64);
    assertArrayEquals(new double[] {3 / 7.0, 3 / 7.0, 1 / 7.0}, row(taps, 0), 1e-16);
    assertArrayEquals(new double[] {1 / 7.0, 3 / 7.0, 3 / 7.0}, row(taps, 3), 1e-16);
  }

  @Test
  void enlargingKeepsTheNaturalWidth() {
    TapTable taps = taps(AntialiasFilter.TRIANGLE, 4, 8, DataType.F32);
    assertArrayEquals(new double[] {.25, .75}, row(taps, 2));
    assertArrayEquals(new double[] {1}, row(taps, 0));
  }

  /** At ¼ for a = −½: K(5/4) = −9/128, K(1/4) = 111/128, K(3/4) = 29/128, K(7/4) = −3/128. */
  @Test
  void antialiasedCubicHasItsOwnParameter() {
    TapTable taps = taps(AntialiasFilter.CUBIC, 8, 16, DataType.F64);
    assertArrayEquals(
        new double[] {-9 / 128.0, 111 / 128.0, 29 / 128.0, -3 / 128.0}, row(taps, 7), 1e-16);
    assertEquals(2, taps.index(taps.start(7)));
  }

  @ParameterizedTest
  @EnumSource(AntialiasFilter.class)
  void weightsSumToOneInsideTheAxis(AntialiasFilter filter) {
    for (DataType type : new DataType[] {DataType.F32, DataType.F64}) {
      for (int length = 1; length < 70; length++) {
        TapTable taps = taps(filter, 31, length, type);
        assertTrue(taps.maxIndex() <= 30);
        for (int row = 0; row < length; row++) {
          assertEquals(1, Arrays.stream(row(taps, row)).sum(), 2e-6);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AntialiasFilter.class)
  void weightsAreSymmetric(AntialiasFilter filter) {
    TapTable taps = taps(filter, 32, 16, DataType.F64);
    for (int row = 0; row < 8; row++) {
      double[] mirrored = row(taps, 15 - row);
      double[] weights = row(taps, row);
      assertEquals(weights.length, mirrored.length);
      for (int j = 0; j < weights.length; j++) {
        assertEquals(weights[j], mirrored[weights.length - 1 - j], 1e-15);
      }
    }
  }

  /** sin(πx)·sin(πx/3)·3/(πx)², where both sines have known values. */
  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"F32", "F64"})
  void lanczosHasKnownValues(DataType type) {
    var arithmetic = new Arithmetic(type, RoundingProfile.FMA);
    double tolerance = type == DataType.F32 ? 1e-7 : 1e-15;
    double[][] known = {
      {0, 1},
      {0.5, 6 / (Math.PI * Math.PI)},
      {-1.5, -4 / (3 * Math.PI * Math.PI)},
      {2.5, 6 / (25 * Math.PI * Math.PI)},
      {1, 0},
      {2, 0}
    };
    for (double[] pair : known) {
      double weight = AntialiasFilter.LANCZOS.weight(arithmetic, pair[0], true);
      assertEquals(pair[1], weight, tolerance, "at " + pair[0]);
    }
    assertEquals(0, AntialiasFilter.LANCZOS.weight(arithmetic, 3, true));
    assertEquals(0, AntialiasFilter.LANCZOS.weight(arithmetic, -3.5, true));
  }

  /** Aligned corners change the ratio to (n−1)/(N−1), here 2, and keep the centre at r·(i + ½). */
  @Test
  void alignedCornersKeepTheForm() {
    var arithmetic = new Arithmetic(DataType.F32, RoundingProfile.FMA);
    var axis = new Axis(9, 5, 0, true);
    TapTable taps = new AntialiasRule(axis, AntialiasFilter.TRIANGLE, arithmetic).taps();
    assertArrayEquals(new double[] {.125, .375, .375, .125}, row(taps, 1));
    assertEquals(1, taps.index(taps.start(1)));
  }

  /** The kit's rounded placement, in both types. */
  @Test
  void theKitComposesTheSameTaps() {
    for (int length = 1; length < 60; length++) {
      assertKitComposes(new Axis(37, length, 0, length % 3 == 0));
    }
  }

  /** The same of axes whose rows repeat: all, most, or only those without a change of rounding. */
  @ParameterizedTest
  @CsvSource({"2048, 512", "96, 128", "1080, 224", "1920, 224", "1920, 1280", "4928, 852"})
  void rowsThatRepeatHaveTheirOwnWeights(int n, int length) {
    assertKitComposes(new Axis(n, length, 0, false));
    assertKitComposes(new Axis(n + 1, length + 1, 0, true));
    assertKitComposes(new Axis(n, length, 0.25, false));
  }

  private static void assertKitComposes(Axis axis) {
    for (var type : new DataType[] {DataType.F32, DataType.F64}) {
      var arithmetic = new Arithmetic(type, RoundingProfile.FMA);
      var precision = arithmetic.isSingle() ? Precision.SINGLE : Precision.DOUBLE;
      int n = axis.inputLength();
      double ratio = axis.ratio(arithmetic);
      for (AntialiasFilter filter : AntialiasFilter.values()) {
        Taps kit =
            new Taps(
                new RoundedPlacement(n, axis.outputLength(), 0, ratio, true, precision),
                Edge.LEAVE_OUT,
                new Filter(
                    filter.size() / 2.0,
                    x -> Arrays.setAll(x, j -> filter.weight(arithmetic, x[j], true))),
                Normalization.running(precision),
                true);
        assertEquals(kit.table(), new AntialiasRule(axis, filter, arithmetic).taps());
      }
    }
  }

  @Test
  void placesRepeatAfterAPeriod() {
    assertEquals(7, new Axis(1920, 224, 0, false).period());
    assertEquals(28, new Axis(1080, 224, 0, false).period());
    assertEquals(1, new Axis(448, 224, 0, false).period());
    assertEquals(2, new Axis(4, 3, 0, true).period());
    assertEquals(2, new Axis(5, 9, 0, true).period());
    assertEquals(1, new Axis(9, 1, 0, true).period());
    assertEquals(1, new Axis(1, 9, 0, true).period());
  }
}
