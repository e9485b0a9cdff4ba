package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizeTest {
  /** In PyTorch's words. */
  @ParameterizedTest
  @CsvSource({"U8, torch.uint8", "BOOL, torch.bool", "I64, torch.int64"})
  void integersAreRefused(DataType type, String name) {
    Normalize call = Normalize.of(new double[] {0.5}, new double[] {0.5});
    TensorSpec source = TensorSpec.of(type, 3, 2, 2);
    assertEquals(
        "Input tensor should be a float tensor. Got " + name + ".",
        assertThrows(InvalidArgumentException.class, () -> call.plan(source)).getMessage());
  }
}
