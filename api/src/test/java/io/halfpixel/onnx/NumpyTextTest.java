package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyTextTest {
  /** As NumPy 2.4 prints them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 | [1., 2.]",
        "1 2.25 | [1.  , 2.25]",
        "10 0.5 | [10. ,  0.5]",
        "1 NaN | [ 1., nan]",
        "1.5 Infinity | [1.5, inf]",
        "1 -Infinity | [  1., -inf]",
        "1.25 NaN -Infinity | [1.25,  nan, -inf]",
        "NaN | [nan]"
      })
  void numbersAreAlignedAtTheirPointAndOthersAtTheRight(String values, String text) {
    List<Float> numbers = Arrays.stream(values.split(" ")).map(Float::valueOf).toList();
    assertEquals("array(" + text + ", dtype=float32)", NumpyText.array(numbers));
  }
}
