package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {
  @ParameterizedTest
  @CsvSource({
    "2.0, 2.0",
    "0.5, 0.5",
    "0.3333333333333333, 0.3333333333333333",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "1.5e300, 1.5e+300",
    "-2.5e-7, -2.5e-07",
    "123456789.125, 123456789.125",
    "0.0, 0.0",
    "-0.0, -0.0",
    "2e-44, 2e-44",
    "4.9e-324, 5e-324",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void numbersArePrintedAsPythonDoes(double value, String text) {
    assertEquals(text, PythonText.number(value));
  }

  @Test
  void listsArePrintedAsPythonDoes() {
    assertEquals("[3, 4]", PythonText.list(List.of(3L, 4L)));
    assertEquals("[2.0, 1e+100]", PythonText.list(List.of(2.0, 1e100)));
    assertEquals("[]", PythonText.list(List.<Long>of()));
  }
}
