package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

  private static double[] arguments(Placement placement, int output, long first, int count) {
    double[] arguments = new double[count];
    placement.arguments(output, first, arguments);
    return arguments;
  }

  private static ExactPlacement random(SplittableRandom random) {
    int n = random.nextInt(1, 60);
    int outputs = random.nextInt(1, 60);
    long denominator = random.nextInt(1, 9);
    long from = random.nextLong(-n, n * denominator);
    long to = random.nextLong(from + 1, n * denominator + n + 1);
    return new ExactPlacement(n, outputs, from, to, denominator, random.nextBoolean());
  }

  /** The definition, with sixty digits, rounded once. */
  private static BigDecimal argument(ExactPlacement p, int output, long k) {
    BigDecimal denominator = BigDecimal.valueOf(p.denominator());
    BigDecimal ratio =
        BigDecimal.valueOf(p.to() - p.from())
            .divide(denominator.multiply(BigDecimal.valueOf(p.outputLength())), DIGITS);
    BigDecimal centre =
        BigDecimal.valueOf(p.from())
            .divide(denominator, DIGITS)
            .add(ratio.multiply(BigDecimal.valueOf(output + 0.5)));
    BigDecimal distance = BigDecimal.valueOf(k + 0.5).subtract(centre);
    boolean stretches = p.stretched() && ratio.compareTo(BigDecimal.ONE) > 0;
    BigDecimal exact = stretches ? distance.divide(ratio, DIGITS) : distance;
    // A fraction with small numbers that is 0 leaves a rest of the sixty digits.
    return exact.abs().doubleValue() < 1e-40 ? BigDecimal.ZERO : exact;
  }

  @Test
  void exactArgumentsAreRoundedOnce() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 300; run++) {
      ExactPlacement placement = random(random);
      int output = random.nextInt(placement.outputLength());
      double[] got = arguments(placement, output, -3, 9);
      for (int j = 0; j < got.length; j++) {
        assertEquals(argument(placement, output, j - 3).doubleValue(), got[j]);
      }
    }
  }

  @Test
  void exactlyThePixelsWithinTheSupportAreReached() {
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < 300; run++) {
      ExactPlacement placement = random(random);
      double support = random.nextInt(1, 7) / 2.0;
      int output = random.nextInt(placement.outputLength());
      long first = placement.first(output, support);
      long end = placement.end(output, support);
      for (long k : new long[] {first - 1, first, end - 1, end}) {
        double x = Math.abs(argument(placement, output, k).doubleValue());
        assertEquals(first <= k && k < end, x <= support, placement + " " + k);
      }
      assertTrue(end - first <= placement.most(support));
    }
  }

  /** On whole pixels a distance of up to 1 reaches three of them, one of up to 2 five. */
  @Test
  void mostPixelsAreReachedFromTheMiddleOfOne() {
    assertEquals(3, ExactPlacement.whole(9, 9, true).most(1));
    assertEquals(3, ExactPlacement.whole(9, 27, true).most(1));
    assertEquals(5, ExactPlacement.whole(27, 9, false).most(2));
    assertEquals(5, new ExactPlacement(5, 1 << 30, 0, 5, 1, true).most(2));
  }

  /** One output on 2^59 pixels, half of them before the first one of the input. */
  @Test
  void theFarthestIntervalBeginsAndEndsAt2To58() {
    long far = 1L << 58;
    ExactPlacement placement = new ExactPlacement(1, 1, -far, far, 1, true);
    assertEquals(-far, placement.first(0, 0.5));
    assertEquals(far, placement.end(0, 0.5));
  }

  @Test
  void mirroredOutputsHaveMirroredArguments() {
    for (int n = 1; n < 30; n++) {
      for (int outputs = 1; outputs < 30; outputs++) {
        ExactPlacement whole = ExactPlacement.whole(n, outputs, true);
        for (int i = 0; i < outputs; i++) {
          long first = whole.first(i, 3);
          assertEquals(n, first + whole.end(outputs - 1 - i, 3));
          assertEquals(
              arguments(whole, i, first, 1)[0],
              -arguments(whole, outputs - 1 - i, n - 1 - first, 1)[0]);
        }
      }
    }
  }

  /** HP-103 with pixel centres at whole numbers: ((2i + 1)·n − N) / 2N. */
  @Test
  void theWholeInputIsPlacedByTheContractsFraction() {
    double position = ((2 * 3 + 1) * 5 - 7) / (2.0 * 7);
    assertEquals(-position, arguments(ExactPlacement.whole(5, 7, true), 3, 0, 1)[0]);
  }

  @Test
  void anExactPlacementHasItsLimits() {
    for (long[] bad :
        new long[][] {
          {0, 1, 0, 1, 1},
          {1, 0, 0, 1, 1},
          {4, 4, 2, 2, 1},
          {4, 4, -(1L << 56) - 1, 2, 1},
          {4, 4, 0, (1L << 56) + 1, 1},
          {4, 4, 0, 1, 0},
          {1 << 30, 1 << 30, 0, 1, 1}
        }) {
      InvalidArgumentException thrown =
          assertThrows(
              InvalidArgumentException.class,
              () -> new ExactPlacement((int) bad[0], (int) bad[1], bad[2], bad[3], bad[4], true));
      assertTrue(thrown.getMessage().contains("at most 2^58"), thrown.getMessage());
    }
    // Many outputs on the middle of few pixels.
    ExactPlacement fine = new ExactPlacement(4, 1 << 30, 1, 3, 1, false);
    assertEquals(1, fine.first(0, 0.5));
    assertEquals(3, fine.end((1 << 30) - 1, 0.5));
    int length = 1 << 29;
    ExactPlacement longest = ExactPlacement.whole(length, length, true);
    assertEquals(length - 4, longest.first(length - 1, 3));
    assertEquals(length + 3, longest.end(length - 1, 3));
    assertArrayEquals(new double[] {-1, 0, 1}, arguments(longest, length - 1, length - 2, 3));
  }

  /** Pillow's own lines, written down once more with its names. */
  @Test
  void aRoundedPlacementIsPillowsOnABox() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 300; run++) {
      int inSize = random.nextInt(2, 80);
      int outSize = random.nextInt(1, 80);
      double in0 = (float) random.nextDouble(0, inSize / 2.0);
      double in1 = (float) random.nextDouble(in0, inSize);
      double scale = (in1 - in0) / outSize;
      double filterscale = Math.max(scale, 1);
      double support = random.nextInt(1, 7) / 2.0 * filterscale;
      Placement placement =
          new RoundedPlacement(inSize, outSize, in0, scale, true, Precision.DOUBLE);
      for (int xx = 0; xx < outSize; xx++) {
        double center = in0 + (xx + 0.5) * scale;
        int xmin = Math.max(0, (int) (center - support + 0.5));
        int xmax = Math.min(inSize, (int) (center + support + 0.5));
        double ownSupport = support / filterscale;
        assertEquals(xmin, Math.max(0, placement.first(xx, ownSupport)));
        assertEquals(xmax, Math.min(inSize, placement.end(xx, ownSupport)));
        double ss = 1.0 / filterscale;
        double[] arguments = arguments(placement, xx, xmin, xmax - xmin);
        for (int x = 0; x < arguments.length; x++) {
          assertEquals((x + xmin - center + 0.5) * ss, arguments[x]);
        }
      }
    }
  }
}
