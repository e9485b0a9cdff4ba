package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mode area refuses, in the words of PyTorch 2.13. */
class AreaChecksTest {
  private static Interpolate area(String size) {
    return Interpolate.builder().mode(Mode.AREA).size(lengths(size)).build();
  }

  private static long[] lengths(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 1 3 3   | -1 3   | adaptive_avg_pool2d | {-1, 3}",
        "1 1 3     | -2     | adaptive_avg_pool2d | {1, -2}",
        "1 1 3 3 3 | 2 -1 2 | adaptive_avg_pool3d | {2, -1,2}"
      })
  void lengthsAreNotNegative(String shape, String size, String operator, String received) {
    var thrown =
        assertThrows(
            InvalidArgumentException.class, () -> area(size).plan(Shape.of(lengths(shape))));
    assertEquals(
        operator
            + ": elements of output_size must be greater than or equal to 0 but received "
            + received,
        thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 1 0 3   | 2 2   | adaptive_avg_pool2d | [1, 1, 0, 3]    | 2",
        "1 2 0     | 2     | adaptive_avg_pool2d | [1, 2, 1, 0]    | 3",
        "1 2 3 0 3 | 2 2 2 | adaptive_avg_pool3d | [1, 2, 3, 0, 3] | 3",
        "1 0 3 3 3 | 2 2 2 | adaptive_avg_pool3d | [1, 0, 3, 3, 3] | 1"
      })
  void inputsHavePixels(String shape, String size, String operator, String sizes, int axis) {
    var thrown =
        assertThrows(
            InvalidArgumentException.class, () -> area(size).plan(Shape.of(lengths(shape))));
    assertEquals(
        operator
            + "(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
            + sizes
            + " with dimension "
            + axis
            + " being empty",
        thrown.getMessage());
  }

  @Test
  void imagesMayHaveNoChannels() {
    assertEquals(Shape.of(1, 0, 2, 2), area("2 2").plan(Shape.of(1, 0, 3, 3)).target().shape());
  }

  @Test
  void refusedCallsWriteNothing() {
    float[] values = {1, 2, 3, 4};
    Tensor output = Tensor.of(values, 1, 1, 2, 2);
    Tensor input = Tensor.of(new float[0], 1, 1, 0, 3);
    assertThrows(InvalidArgumentException.class, () -> area("2 2").forward(input, output));
    assertArrayEquals(new float[] {1, 2, 3, 4}, values);
  }
}
