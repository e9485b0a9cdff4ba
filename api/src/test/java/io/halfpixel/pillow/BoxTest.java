package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTest {
  /** Records compare −0 and +0 as different. */
  @Test
  void boxesAreEqualIfTheirNumbersAre() {
    assertEquals(new Box(0, 0, 0, 0), new Box(-0.0, -0.0, -0.0, -0.0));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3",
    "-2, -2",
    "-0.0, 0",
    "0.5, 0.5",
    "999999999999999, 999999999999999",
    "1e15, 1.0E15",
    "-1e15, -1.0E15",
    "Infinity, Infinity"
  })
  void wholeNumbersOfUpToFifteenDigitsHaveNoPoint(double number, String text) {
    assertEquals(text, Box.text(number));
  }
}
