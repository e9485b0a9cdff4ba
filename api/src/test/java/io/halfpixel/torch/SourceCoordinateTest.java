package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceCoordinateTest {
  /** PyTorch takes the smaller one of n - 1 and {@code floorf} of what binary32 makes of it. */
  @ParameterizedTest
  @CsvSource({"-0.25, -1", "0, 0", "1.75, 1", "1.99999999, 2", "2.5, 2", "3, 2", "1e10, 2"})
  void indicesAreRoundedDownAndNotBehindTheLast(double x, int index) {
    assertEquals(index, SourceCoordinate.floor(x, 3));
  }
}
