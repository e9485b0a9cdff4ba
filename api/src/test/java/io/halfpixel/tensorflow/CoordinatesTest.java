package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CoordinatesTest {
  @Test
  void halfPixelCentresOfTwiceAsManyPixelsLieAtQuarters() {
    float ratio = Coordinates.HALF_PIXEL.ratio(4, 8);
    assertEquals(-0.25f, Coordinates.HALF_PIXEL.position(0, ratio));
    assertEquals(0.25f, Coordinates.HALF_PIXEL.position(1, ratio));
    assertEquals(3.25f, Coordinates.HALF_PIXEL.position(7, ratio));
  }

  @Test
  void legacyPositionsStartAtTheFirstCentre() {
    float ratio = Coordinates.LEGACY.ratio(4, 8);
    assertEquals(0, Coordinates.LEGACY.position(0, ratio));
    assertEquals(3.5f, Coordinates.LEGACY.position(7, ratio));
  }

  @Test
  void alignedCornersReachTheLastCentre() {
    float ratio = Coordinates.ALIGNED.ratio(3, 5);
    assertEquals(0.5f, ratio);
    assertEquals(2, Coordinates.ALIGNED.position(4, ratio));
  }

  /** One pixel has no two corners: the ratio is that of the lengths. */
  @Test
  void onePixelCannotBeAligned() {
    assertEquals(7, Coordinates.ALIGNED.ratio(7, 1));
    assertEquals(0.2f, Coordinates.ALIGNED.ratio(1, 5));
  }

  @Test
  void ratiosAreRoundedToSinglePrecision() {
    assertEquals(5 / 3f, Coordinates.HALF_PIXEL.ratio(5, 3));
    assertEquals((1 + 0.5f) * (5 / 3f) - 0.5f, Coordinates.HALF_PIXEL.position(1, 5 / 3f));
  }
}
