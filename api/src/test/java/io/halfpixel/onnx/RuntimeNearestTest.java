package io.halfpixel.onnx;

import static io.halfpixel.onnx.ResizeTest.mode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.Shape;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pixels ONNX Runtime copies. */
class RuntimeNearestTest {
  /** Output pixel i of 8 looks at i/2 − ¼, at i/2, and at i/2 + ¼. */
  @ParameterizedTest
  @CsvSource({
    "half_pixel, floor, 0 0 0 1 1 2 2 3",
    "half_pixel, ceil, 0 1 1 2 2 3 3 3",
    "half_pixel, round_prefer_floor, 0 0 1 1 2 2 3 3",
    "half_pixel, round_prefer_ceil, 0 0 1 1 2 2 3 3",
    "asymmetric, floor, 0 0 1 1 2 2 3 3",
    "asymmetric, ceil, 0 1 1 2 2 3 3 3",
    "asymmetric, round_prefer_floor, 0 0 1 1 2 2 3 3",
    "asymmetric, round_prefer_ceil, 0 1 1 2 2 3 3 3",
    "tf_half_pixel_for_nn, floor, 0 0 1 1 2 2 3 3",
    "tf_half_pixel_for_nn, ceil, 1 1 2 2 3 3 3 3",
    "tf_half_pixel_for_nn, round_prefer_floor, 0 1 1 2 2 3 3 3",
    "tf_half_pixel_for_nn, round_prefer_ceil, 0 1 1 2 2 3 3 3"
  })
  void fourPixelsBecomeEight(String coordinates, String rounding, String pixels) {
    Resize resize =
        mode("nearest")
            .opset(12)
            .coordinateTransformationMode(coordinates)
            .nearestMode(rounding)
            .scales(2)
            .implementation(Implementation.ONNX_RUNTIME)
            .build();
    Step step = resize.plan(Shape.of(4)).steps().get(0);
    int[] expected = Arrays.stream(pixels.split(" ")).mapToInt(Integer::parseInt).toArray();
    assertArrayEquals(expected, ((Gather) step).axes().get(0).indices());
  }
}
