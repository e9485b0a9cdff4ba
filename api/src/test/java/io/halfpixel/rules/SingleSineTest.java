package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleSineTest {
  /**
   * Recorded from glibc 2.36 on x86-64 with FMA; in the second half, the correctly rounded sine has
   * another last bit; in the last three, a reduction that is not fused does.
   */
  @ParameterizedTest
  @CsvSource({
    "0x1p-1, 0x1.eaee88p-2",
    "0x1p+0, 0x1.aed548p-1",
    "0x1p+1, 0x1.d18f6ep-1",
    "0x1.921fb6p+1, -0x1.777a5cp-24",
    "0x1.4p+2, -0x1.eaf82p-1",
    "0x1.ep+2, 0x1.e04188p-1",
    "0x1.2p+3, 0x1.a60264p-2",
    "-0x1.4p+1, -0x1.326afp-1",
    "0x1.9p+6, -0x1.03425cp-1",
    "-0x1.7daf64p-1, -0x1.5b4d3ep-1",
    "-0x1.2362aep-1, -0x1.13e8a8p-1",
    "0x1.5f1138p-1, 0x1.44328cp-1",
    "-0x1.51f666p1, -0x1.ec1072p-2",
    "-0x1.74b416p2, 0x1.c65262p-2",
    "0x1.a840dcp3, 0x1.468478p-1",
    "0x1.5ebf82p6, -0x1.1899dp-2",
    "0x1.ab6152p5, -0x1.fa1152p-7",
    "0x1.46b80ep6, -0x1.b54768p-10",
    "-0x1.d0f4aap6, 0x1.a44af8p-20"
  })
  void valuesAreThoseOfTheCLibrary(String angle, String sine) {
    assertEquals(Float.parseFloat(sine), SingleSine.sin(Float.parseFloat(angle)));
  }

  /**
   * A binary64 sine rounded to binary32 is the correctly rounded sine, but for ties beyond its
   * digits.
   */
  private static float correct(float v) {
    return (float) StrictMath.sin(v);
  }

  @ParameterizedTest
  @ValueSource(floats = {10, 119.9f})
  void lessThanTwoPercentDifferFromTheCorrectlyRoundedSineByOneUnit(float range) {
    Random random = new Random(3);
    int values = 200_000;
    int differences = 0;
    for (int i = 0; i < values; i++) {
      float v = (random.nextFloat() * 2 - 1) * range;
      float sine = SingleSine.sin(v);
      if (sine != correct(v)) {
        differences++;
        assertTrue(Math.abs(sine - correct(v)) <= Math.ulp(correct(v)), "at " + v);
      }
    }
    assertTrue(differences > 0, "this is not the correctly rounded sine");
    assertTrue(differences < values / 50, differences + " of " + values);
  }

  @Test
  void theSineIsOdd() {
    for (float v = 0; v < 119; v += 0.37f) {
      assertEquals(-SingleSine.sin(v), SingleSine.sin(-v));
    }
  }

  @Test
  void zerosAndTinyAnglesAreTheirOwnSine() {
    assertEquals(0f, SingleSine.sin(0));
    assertEquals(-0f, SingleSine.sin(-0f));
    assertEquals(Float.MIN_VALUE, SingleSine.sin(Float.MIN_VALUE));
    assertEquals(1e-5f, SingleSine.sin(1e-5f));
  }

  @Test
  void quarterTurnsGiveOne() {
    assertEquals(1f, SingleSine.sin((float) (Math.PI / 2)));
    assertEquals(-1f, SingleSine.sin((float) (3 * Math.PI / 2)));
    assertEquals(1f, SingleSine.sin((float) (5 * Math.PI / 2)));
  }

  @Test
  void anglesBeyondTheReductionAreRejected() {
    for (float v : new float[] {120, -120, Float.POSITIVE_INFINITY, Float.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> SingleSine.sin(v));
    }
  }
}
