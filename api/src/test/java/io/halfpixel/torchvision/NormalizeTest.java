package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NormalizeTest {
  private static double[] numbers(double... numbers) {
    return numbers;
  }

  private static double[] result(double[] mean, double[] std, TensorSpec source, double... values) {
    return PlanLoops.run(Normalize.of(mean, std).plan(source), values);
  }

  private static String refusal(double[] mean, double[] std, TensorSpec source) {
    Normalize call = Normalize.of(mean, std);
    return assertThrows(InvalidArgumentException.class, () -> call.plan(source)).getMessage();
  }

  /** In PyTorch's words. */
  @ParameterizedTest
  @CsvSource({"U8, torch.uint8", "BOOL, torch.bool", "I64, torch.int64"})
  void integersAreRefused(DataType type, String name) {
    assertEquals(
        "Input tensor should be a float tensor. Got " + name + ".",
        refusal(numbers(0.5), numbers(0.5), TensorSpec.of(type, 3, 2, 2)));
  }

  /** Two pixels of three channels, in both orders in memory. */
  @Test
  void everyChannelHasItsMeanAndDeviation() {
    double[] mean = {1, 2, 3};
    double[] std = {1, 2, 4};
    assertArrayEquals(
        numbers(0, 1, 0.5, 1, 0.5, 0.75),
        result(mean, std, TensorSpec.of(DataType.F32, 3, 1, 2), 1, 2, 3, 4, 5, 6));
    TensorSpec last =
        new TensorSpec(Shape.of(1, 3, 1, 2), DataType.F32, MemoryFormat.CHANNELS_LAST);
    assertArrayEquals(numbers(0, 0.5, 0.5, 1, 1, 0.75), result(mean, std, last, 1, 3, 5, 2, 4, 6));
  }

  @Test
  void oneNumberIsThatOfAllChannels() {
    TensorSpec source = TensorSpec.of(DataType.F32, 3, 1, 1);
    assertArrayEquals(numbers(0, 0.5, 1), result(numbers(1), numbers(2), source, 1, 2, 3));
    assertArrayEquals(numbers(0.5, 0, 0), result(numbers(0, 2, 3), numbers(2), source, 1, 2, 3));
  }

  @Test
  void otherNumbersOfNumbersAreRefused() {
    TensorSpec source = TensorSpec.of(DataType.F32, 3, 1, 1);
    String message =
        "The size of mean and std must match the number of channels, 3, or be 1, but got 2";
    assertEquals(message, refusal(numbers(1, 2), numbers(1), source));
    assertEquals(message, refusal(numbers(1), numbers(1, 2), source));
  }

  /**
   * 1 less half of the last digit below it is a tie, and becomes 1; that divided by 17/16 is the
   * number of the type next to 16/17. Rounded only at the end it would be the number below.
   */
  @ParameterizedTest
  @CsvSource({"F16, 0x1p-12, 0x1.e2p-1", "BF16, 0x1p-9, 0x1.e2p-1", "F32, 0x1p-25, 0x1.e1e1e2p-1"})
  void everyOperationRoundsToTheType(DataType type, double mean, double expected) {
    TensorSpec source = TensorSpec.of(type, 1, 1, 1);
    assertEquals(expected, result(numbers(mean), numbers(1.0625), source, 1)[0]);
  }

  @Test
  void doublesKeepAllDigits() {
    TensorSpec source = TensorSpec.of(DataType.F64, 1, 1, 1);
    assertEquals(1, result(numbers(1), numbers(0x1p-40), source, 1 + 0x1p-40)[0]);
    assertEquals(0, result(numbers(0.1), numbers(1), source, 0.1)[0]);
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64", "F16", "BF16"})
  void tensorsWithoutElementsStayAsTheyAre(DataType type) {
    TensorSpec source = TensorSpec.of(type, 3, 0, 2);
    assertEquals(source, Normalize.of(numbers(1), numbers(2)).plan(source).target());
    assertEquals(0, Normalize.of(numbers(1), numbers(2)).plan(source).steps().size());
  }
}
