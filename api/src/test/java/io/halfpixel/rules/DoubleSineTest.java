package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleSineTest {
  /**
   * Recorded from glibc 2.36 on x86-64 with FMA; in the second half, fdlibm's sine has another last
   * bit.
   */
  @ParameterizedTest
  @CsvSource({
    "0x1.999999999999ap-5, 0x1.996dea2ff643cp-5",
    "0x1p-3, 0x1.feaaeee86ee36p-4",
    "0x1.3333333333333p-2, 0x1.2e9cd95baba33p-2",
    "0x1.b851eb851eb85p-1, 0x1.8403f0be4dd7ep-1",
    "0x1p+1, 0x1.d18f6ead1b446p-1",
    "0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53",
    "0x1.921fb54442d18p+2, -0x1.1a62633145c07p-52",
    "-0x1.4p+0, -0x1.e5e14fe11418cp-1",
    "0x1.92p+6, -0x1.fb3f833470ff1p-6",
    "0x1.a862p+15, 0x1.19957233b3188p-2",
    "0x1.f34776a9afp-6, 0x1.f333ae9a09863p-6",
    "0x1.fe078f7eccp-4, 0x1.fcb66a19fdf76p-4",
    "0x1.00340c08c6fp-1, 0x1.eb49de9c87706p-2",
    "0x1.7bd5e3d77fcp-1, 0x1.59f0bf7920ee9p-1",
    "0x1.d03ecffe52595p-1, 0x1.933229e7c2727p-1",
    "0x1.de20f2f67cep-1, 0x1.9b9a7405cdffep-1",
    "0x1.d4fcdcd1eb834p2, 0x1.bac6d2190f448p-1",
    "0x1.de8f12e72ae77p1, -0x1.1fe40f36c7a27p-1"
  })
  void valuesAreThoseOfTheCLibrary(String angle, String sine) {
    assertEquals(Double.parseDouble(sine), DoubleSine.sin(Double.parseDouble(angle)));
  }

  /** Recorded likewise; in the first eight, fdlibm's cosine has another last bit. */
  @ParameterizedTest
  @CsvSource({
    "0x1.7365b6fb31bp-2, 0x1.deb117d95926ep-1",
    "0x1.6006e2184c2bcp0, 0x1.8e3903cbec235p-3",
    "0x1.3f17c1e5282bp1, -0x1.9800e67d8f36ap-1",
    "0x1.7cb9278748344p16, 0x1.daba44b1810fdp-1",
    "0x1.42d31af1dc05dp-1, 0x1.9d8ddb0cd024bp-1",
    "0x1.cb27eee9ee36fp0, -0x1.c47e0475cb1b5p-3",
    "0x1.3dfd792efffecp1, -0x1.9552e1dfd0ce3p-1",
    "0x1.0cb067b9cec2p16, -0x1.7100cec807ecbp-1",
    "0x1p-30, 0x1p+0",
    "0x1.999999999999ap-5, 0x1.ff5c31b289258p-1",
    "0x1p-3, 0x1.fc015527d5bd3p-1",
    "0x1.b5c28f5c28f5cp-1, 0x1.4ffbdf5cb74c1p-1",
    "0x1.b645a1cac0831p-1, 0x1.4f98ed288b7c5p-1",
    "0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54",
    "0x1p+1, -0x1.aa22657537205p-2",
    "0x1.35c28f5c28f5cp+1, -0x1.8062e8553c1aap-1",
    "0x1.370a3d70a3d71p+1, -0x1.83bfcf5cabcffp-1",
    "0x1.921fb54442d18p+1, -0x1p+0",
    "-0x1.4p+0, 0x1.42e3dd88bd952p-2",
    "0x1.92p+6, 0x1.ffc12adaecec2p-1"
  })
  void cosinesAreThoseOfTheCLibrary(String angle, String cosine) {
    assertEquals(Double.parseDouble(cosine), DoubleSine.cos(Double.parseDouble(angle)));
  }

  /**
   * Recorded likewise, where the last bit shows what is added of the rests: of π/2, of the table's
   * sine, of the reduced angle near zero, and of a product with a part of π/2.
   */
  @ParameterizedTest
  @CsvSource({
    "cos, 0x1.adcf3p0, -0x1.ba1ac0d3695bep-4",
    "cos, 0x1.741806p0, 0x1.df610d96f345dp-4",
    "sin, 0x1.f916bep0, 0x1.d7245dc88c952p-1",
    "cos, 0x1.8b2d3cp3, 0x1.f3fb46b77f5c1p-1",
    "sin, 0x1.90afe6p3, -0x1.6fafa25346ca4p-5",
    "sin, 0x1.93ef0ap3, 0x1.cf15813923524p-5",
    "sin, 0x1.a0fee8p3, 0x1.caf3cc54a3175p-2",
    "cos, 0x1.c06284p3, 0x1.ff3dbd6e7c956p-4",
    "sin, 0x1.e348a2p21, 0x1.c4024cbced8afp-5",
    "cos, 0x1.7b62b8p26, 0x1.95f2a16112774p-4",
    "cos, 0x1.6fa658p26, 0x1.849da42b07ff5p-4",
    "sin, 0x1.92a824p3, 0x1.10da3cd179addp-6",
    "cos, 0x1.97de3cp25, -0x1.5699b41f91271p-4"
  })
  void restsCountAsInTheCLibrary(String function, String angle, String value) {
    double v = Double.parseDouble(angle);
    double actual = function.equals("sin") ? DoubleSine.sin(v) : DoubleSine.cos(v);
    assertEquals(Double.parseDouble(value), actual);
  }

  /** The Taylor series with 50 digits, rounded once. */
  private static double correct(double v) {
    MathContext digits = new MathContext(50);
    BigDecimal square = new BigDecimal(v).multiply(new BigDecimal(v), digits).negate();
    BigDecimal term = new BigDecimal(v);
    BigDecimal sum = term;
    for (int n = 2; n < 90; n += 2) {
      BigDecimal divisor = BigDecimal.valueOf((long) n * (n + 1));
      term = term.multiply(square, digits).divide(divisor, digits);
      sum = sum.add(term, digits);
    }
    return sum.doubleValue();
  }

  @Test
  void almostAllValuesAreCorrectlyRoundedTheOthersByOneUnit() {
    Random random = new Random(5);
    int values = 10_000;
    int differences = 0;
    for (int i = 0; i < values; i++) {
      double v = random.nextDouble() * 10;
      double sine = DoubleSine.sin(v);
      double correct = correct(v);
      if (sine != correct) {
        differences++;
        assertTrue(Math.abs(sine - correct) <= Math.ulp(correct), "at " + v);
      }
    }
    assertTrue(differences < values / 200, differences + " of " + values);
  }

  @Test
  void theSineIsOddAndTinyAnglesAreTheirOwn() {
    for (double v = 0.01; v < 30; v += 0.37) {
      assertEquals(-DoubleSine.sin(v), DoubleSine.sin(-v));
    }
    for (double v : new double[] {0, -0.0, Double.MIN_VALUE, -1e-10}) {
      assertEquals(v, DoubleSine.sin(v));
    }
  }

  @Test
  void anglesBeyondTheReductionAreRejected() {
    for (double v : new double[] {1e8, -1e8, Double.NEGATIVE_INFINITY, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> DoubleSine.sin(v));
      assertThrows(IllegalArgumentException.class, () -> DoubleSine.cos(v));
    }
  }
}
