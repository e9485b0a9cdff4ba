package io.halfpixel.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.LookupTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** sRGB by its formula, and its inverse. */
class SrgbTest {
  private static double light(double s) {
    return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @EnumSource(names = {"U8", "U16"})
  void numbersAreThoseOfTheStandard(DataType type) {
    Srgb srgb = Srgb.of(type);
    int most = type == DataType.U8 ? 255 : 65535;
    LookupTable decoding = srgb.decoding();
    LookupTable encoding = srgb.encoding();
    assertEquals(most + 1, decoding.size());
    assertEquals(most, encoding.size());
    assertEquals(0, decoding.get(0));
    assertEquals(most, decoding.get(most));
    for (int v = 0; v < most; v++) {
      double exact = most * light(v / (double) most);
      assertEquals(exact, decoding.get(v), exact * 0x1p-24 * 1.0001, "value " + v);
      double between = most * light((v + 0.5) / most);
      assertEquals(between, encoding.get(v), between * 0x1p-24 * 1.0001, "between " + v);
      boolean apart = decoding.get(v) < encoding.get(v) && encoding.get(v) < decoding.get(v + 1);
      assertTrue(apart, "value " + v);
    }
  }

  /** Half of the light of white is 188 of 255, and neither 127 nor 128. */
  @ParameterizedTest
  @EnumSource(names = {"U8", "U16"})
  void halfTheLightIsBrighterThanHalfTheNumber(DataType type) {
    Srgb srgb = Srgb.of(type);
    int most = srgb.encoding().size();
    int value = 0;
    while (value < most && srgb.encoding().get(value) <= most / 2.0) {
      value++;
    }
    assertEquals(Math.round(most * (1.055 * Math.pow(0.5, 1 / 2.4) - 0.055)), value);
    assertEquals(0, srgb.decoded(0));
    assertEquals(most, srgb.decoded(most));
    assertThrows(InvalidArgumentException.class, () -> srgb.decoded(most + 1));
    assertThrows(InvalidArgumentException.class, () -> srgb.decoded(-1));
    assertThrows(InvalidArgumentException.class, () -> srgb.decoded(0.5));
  }
}
