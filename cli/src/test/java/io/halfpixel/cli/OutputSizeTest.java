package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OutputSizeTest {
  private static OutputSize size(String text) {
    return new OutputSize.Converter().convert(text);
  }

  /** Of an image of 30 rows and 45 columns. */
  @ParameterizedTest
  @CsvSource({
    "7x9, 7 9",
    "20x, 20 30",
    "x30, 20 30",
    "1x, 1 2",
    "x1, 1 1",
    "50%, 15 23",
    "33.4%, 10 15",
    "0.1%, 1 1",
    "200%, 60 90"
  })
  void aSizeOfAnImage(String text, String expected) {
    List<Integer> lengths = Arrays.stream(expected.split(" ")).map(Integer::valueOf).toList();
    assertEquals(lengths, size(text).of(Shape.of(30, 45, 3), List.of(0, 1)));
  }

  @Test
  void oneLengthIsThatOfALine() {
    assertEquals(List.of(7), size("7").of(Shape.of(1, 1, 9), List.of(2)));
    assertEquals(List.of(5), size("50%").of(Shape.of(1, 1, 9), List.of(2)));
    assertThrows(UserException.class, () -> size("7x").of(Shape.of(1, 1, 9), List.of(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0x5", "5x0", "0x", "x0", "0%", "-5%", "%", "1e2%", "5x5x", "a"})
  void whatIsNoSize(String text) {
    assertThrows(TypeConversionException.class, () -> size(text));
  }
}
