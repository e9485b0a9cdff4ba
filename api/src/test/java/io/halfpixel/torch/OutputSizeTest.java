package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class OutputSizeTest {
  @Test
  void productsAreRoundedTowardZero() {
    assertEquals(17, OutputSize.of(10, 1.7));
    assertEquals(0, OutputSize.of(3, 0.1));
    assertEquals(0, OutputSize.of(3, -0.1));
    assertEquals(-6, OutputSize.of(3, -2));
    assertEquals(5, OutputSize.recomputed(3, 1.99));
  }

  @Test
  void productsAreRoundedInDoublePrecisionFirst() {
    assertEquals(10, OutputSize.of(100, 0.1), "100 times the double above 0.1 rounds to 10");
    assertEquals(28, OutputSize.of(100, 0.29), "the double below 0.29 gives less than 29");
  }

  /** −2^63 is an int64; the number before it is none. */
  @Test
  void theSmallestIntegerIsOne() {
    assertEquals(Long.MIN_VALUE, OutputSize.of(1, -0x1p63));
    assertThrows(InvalidArgumentException.class, () -> OutputSize.of(1, Math.nextDown(-0x1p63)));
  }

  @Test
  void whatIsNoIntegerIsRejected() {
    for (double scale : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e300}) {
      var thrown = assertThrows(InvalidArgumentException.class, () -> OutputSize.of(3, scale));
      assertTrue(
          thrown
              .getMessage()
              .startsWith("value cannot be converted to type int64_t without overflow"));
    }
  }

  @Test
  void recomputingSpeaksPython() {
    var nan =
        assertThrows(InvalidArgumentException.class, () -> OutputSize.recomputed(3, Double.NaN));
    assertEquals("cannot convert float NaN to integer", nan.getMessage());
    var infinite =
        assertThrows(
            InvalidArgumentException.class,
            () -> OutputSize.recomputed(3, Double.NEGATIVE_INFINITY));
    assertEquals("cannot convert float infinity to integer", infinite.getMessage());
  }
}
