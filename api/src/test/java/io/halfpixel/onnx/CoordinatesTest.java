package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.onnx.ResizedAxis.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {
  private static ReferenceCoordinates reference(String mode, ResizedAxis axis) {
    return new ReferenceCoordinates(CoordinateMode.of(mode), axis);
  }

  private static RuntimeCoordinates runtime(String mode, ResizedAxis axis) {
    return new RuntimeCoordinates(CoordinateMode.of(mode), axis);
  }

  private static ResizedAxis axis(int from, int to, double scale) {
    return new ResizedAxis(0, from, to, scale, new Region(0.25f, 0.75f), true);
  }

  /** Output 1 of 4 pixels that become 9 at a scale of 2.25. */
  @ParameterizedTest
  @CsvSource({
    "half_pixel, 0.16666666666666663",
    "half_pixel_symmetric, 0.16666666666666663",
    "pytorch_half_pixel, 0.16666666666666663",
    "align_corners, 0.375",
    "asymmetric, 0.4444444444444444",
    "tf_crop_and_resize, 0.9375"
  })
  void formulasOfTheOperator(String mode, double x) {
    ResizedAxis axis = axis(4, 9, 2.25);
    assertEquals(x, reference(mode, axis).at(1));
    assertEquals((float) x, runtime(mode, axis).at(1), 1e-7f);
  }

  /** 5 pixels at a scale of 1.5 are 7.5, of which 7 are made. */
  @Test
  void theReferenceTakesTheFractionalLength() {
    ResizedAxis axis = axis(5, 7, 1.5);
    assertEquals(6 * 4 / 6.5, reference("align_corners", axis).at(6));
    assertEquals(4, runtime("align_corners", axis).at(6));
    assertEquals(
        2.5 * (1 - 7 / 7.5) + 0.5 / 1.5 - 0.5, reference("half_pixel_symmetric", axis).at(0));
  }

  @Test
  void aSinglePixelOfPytorchLiesWhereTheImplementationSays() {
    assertEquals(-0.5, reference("pytorch_half_pixel", axis(4, 1, 0.25)).at(0));
    assertEquals(0, runtime("pytorch_half_pixel", axis(4, 1, 0.25)).at(0));
    assertEquals(0, reference("align_corners", axis(4, 1, 0.25)).at(0));
    assertEquals(1.5, reference("tf_crop_and_resize", axis(4, 1, 0.25)).at(0));
  }

  @Test
  void onlyACropHasAnOutside() {
    ResizedAxis axis = axis(4, 9, 2.25);
    assertTrue(reference("tf_crop_and_resize", axis).outside(-1e-9));
    assertTrue(reference("tf_crop_and_resize", axis).outside(3.000001));
    assertEquals(false, reference("tf_crop_and_resize", axis).outside(3));
    assertEquals(false, reference("half_pixel", axis).outside(-0.4));
    assertTrue(runtime("tf_crop_and_resize", axis).outside(3.1f));
  }

  @Test
  void theFirstAndTheLastPixelOfACropLieInside() {
    ResizedAxis axis = axis(4, 9, 2.25);
    for (float pixel : new float[] {0, 3}) {
      assertFalse(reference("tf_crop_and_resize", axis).outside(pixel));
      assertFalse(runtime("tf_crop_and_resize", axis).outside(pixel));
    }
    assertTrue(runtime("tf_crop_and_resize", axis).outside(-1e-9f));
  }

  @Test
  void onnxRuntimeLeavesPixelsOfScaleOneWhereTheyAre() {
    assertEquals(3, runtime("tf_crop_and_resize", axis(4, 4, 1)).at(3));
  }
}
