package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.torch.Mode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops over float16 and bfloat16 allocate nothing once they are compiled. */
final class HalfAllocationTest {
  static Stream<Arguments> doubling() {
    return Allocations.doubling(
        Tensor.allocate(TensorSpec.of(DataType.F16, 1, 3, 40, 50)),
        Tensor.allocate(TensorSpec.of(DataType.BF16, 1, 3, 40, 50)));
  }

  @ParameterizedTest
  @MethodSource
  void doubling(Mode mode, Tensor source) {
    Allocations.noneWhenDoubling(mode, source);
  }
}
