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
    }
  }
}
