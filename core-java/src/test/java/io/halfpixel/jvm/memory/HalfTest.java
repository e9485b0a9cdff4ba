package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** float16 and bfloat16 against exact decimal arithmetic. */
class HalfTest {
  private static final int VALUES = 1 << 16;

  private interface Format {
    float toFloat(short bits);

    short fromFloat(float value);

    short fromDouble(double value);
  }

  private static final Format HALF =
      new Format() {
        @Override
        public float toFloat(short bits) {
          return Half.toFloat(bits);
        }

        @Override
        public short fromFloat(float value) {
          return Half.fromFloat(value);
        }

        @Override
        public short fromDouble(double value) {
          return Half.fromDouble(value);
        }
      };

  private static final Format BFLOAT =
      new Format() {
        @Override
        public float toFloat(short bits) {
          return Bfloat16.toFloat(bits);
        }

        @Override
        public short fromFloat(float value) {
          return Bfloat16.fromFloat(value);
        }

        @Override
        public short fromDouble(double value) {
          return Bfloat16.fromDouble(value);
        }
      };

  /** Sign, exponent and fraction, straight from IEEE 754 §3.4. */
  private static double value(int bits, int fractionBits, int bias) {
    int fraction = bits & (1 << fractionBits) - 1;
    int exponent = (bits & 0x7fff) >> fractionBits;
    boolean special = exponent == (0x7fff >> fractionBits);
    double magnitude =
        special
            ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
            : exponent == 0
                ? Math.scalb((double) fraction, 1 - bias - fractionBits)
                : Math.scalb(
                    fraction + (double) (1 << fractionBits), exponent - bias - fractionBits);
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
  }

  @Test
  void everyValueIsReadExactly() {
    for (int bits = 0; bits < VALUES; bits++) {
      assertEquals(value(bits, 10, 15), Half.toFloat((short) bits), Integer.toHexString(bits));
      assertEquals(value(bits, 7, 127), Bfloat16.toFloat((short) bits), Integer.toHexString(bits));
    }
  }

  @Test
  void everyValueSurvivesTheRoundTrip() {
    for (int bits = 0; bits < VALUES; bits++) {
      assertRoundTrip(HALF, bits, 10, Double.isNaN(value(bits, 10, 15)));
      assertRoundTrip(BFLOAT, bits, 7, Double.isNaN(value(bits, 7, 127)));
    }
  }

  /** A signalling NaN comes back quiet, everything else as it was. */
  private static void assertRoundTrip(Format format, int bits, int fractionBits, boolean nan) {
    int expected = nan ? bits | 1 << fractionBits - 1 : bits;
    float value = format.toFloat((short) bits);
    assertEquals((short) expected, format.fromFloat(value), Integer.toHexString(bits));
    assertEquals((short) expected, format.fromDouble(value), Integer.toHexString(bits));
  }

  @Test
  void neighboursOfTheMiddleBetweenTwoValues() {
    for (int bits = 0; bits < 0x7bff; bits++) {
      assertMiddle(HALF, bits, value(bits, 10, 15), value(bits + 1, 10, 15));
    }
    for (int bits = 0; bits < 0x7f7f; bits++) {
      assertMiddle(BFLOAT, bits, value(bits, 7, 127), value(bits + 1, 7, 127));
    }
  }

  private static void assertMiddle(Format format, int bits, double low, double high) {
    double middle = low + (high - low) / 2;
    int even = bits + (bits & 1);
    assertEquals((short) even, format.fromDouble(middle));
    assertEquals((short) bits, format.fromDouble(Math.nextDown(middle)));
    assertEquals((short) (bits + 1), format.fromDouble(Math.nextUp(middle)));
    assertEquals((short) (even | 0x8000), format.fromDouble(-middle));
    float single = (float) middle;
    if (single == middle) {
      assertEquals((short) even, format.fromFloat(single));
      assertEquals((short) bits, format.fromFloat(Math.nextDown(single)));
      assertEquals((short) (bits + 1), format.fromFloat(Math.nextUp(single)));
    }
  }

  @Test
  void overflow() {
    assertEquals(0x7bff, HALF.fromFloat(Math.nextDown(65520f)));
    assertEquals(0x7c00, HALF.fromFloat(65520f));
    assertEquals(0x7c00, HALF.fromDouble(1e300));
    assertEquals((short) 0xfc00, HALF.fromDouble(Double.NEGATIVE_INFINITY));
    assertEquals(0x7f7f, BFLOAT.fromDouble(Math.nextDown(0x1.ffp127)));
    assertEquals(0x7f80, BFLOAT.fromDouble(0x1.ffp127));
    assertEquals(0x7f80, BFLOAT.fromFloat(Float.MAX_VALUE));
    assertEquals(0x7f80, BFLOAT.fromDouble(1e300));
    assertEquals((short) 0x8000, BFLOAT.fromDouble(-1e-300));
  }

  @Test
  void randomFloatsGoToTheNearestValue() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Math.abs(value) <= 65504) {
        assertNearest(HALF, value, 0x7bff, 10, 15);
      }
      if (Math.abs(value) <= 0x1.fep127) {
        assertNearest(BFLOAT, value, 0x7f7f, 7, 127);
      }
    }
  }

  /** No neighbour of the result is closer, and on a tie the result is even. */
  private static void assertNearest(
      Format format, float value, int largest, int fractionBits, int bias) {
    int bits = format.fromFloat(value) & 0xffff;
    assertEquals(Float.floatToRawIntBits(value) < 0, bits >= 0x8000);
    BigDecimal own = distance(value, bits, fractionBits, bias);
    for (int step = -1; step <= 1; step += 2) {
      int neighbour = (bits & 0x7fff) + step;
      if (neighbour >= 0 && neighbour <= largest) {
        int order = own.compareTo(distance(value, neighbour | bits & 0x8000, fractionBits, bias));
        assertEquals(true, order < 0 || order == 0 && (bits & 1) == 0, Float.toHexString(value));
      }
    }
  }

  private static BigDecimal distance(float value, int bits, int fractionBits, int bias) {
    return new BigDecimal(value).subtract(new BigDecimal(value(bits, fractionBits, bias))).abs();
  }
}
