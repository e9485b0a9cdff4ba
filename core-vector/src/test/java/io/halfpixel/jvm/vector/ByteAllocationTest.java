package io.halfpixel.jvm.vector;

import io.halfpixel.Tensor;
import io.halfpixel.torch.Mode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops over bytes allocate nothing once they are compiled. */
final class ByteAllocationTest {
  static Stream<Arguments> doubling() {
    return Allocations.doubling(
        Tensor.of(new byte[3 * 40 * 50], 1, 3, 40, 50),
        Tensor.channelsLast(new byte[3 * 40 * 50], 1, 3, 40, 50),
        Tensor.channelsLast(new byte[40 * 40 * 50], 1, 40, 40, 50));
  }

  @ParameterizedTest
  @MethodSource
  void doubling(Mode mode, Tensor source) {
    Allocations.noneWhenDoubling(mode, source);
  }

  static Stream<Arguments> reducing() {
    return Allocations.reducing(
        Tensor.of(new byte[3 * 30 * 480], 1, 3, 30, 480),
        Tensor.channelsLast(new byte[3 * 30 * 480], 1, 3, 30, 480));
  }

  @ParameterizedTest
  @MethodSource
  void reducing(int width, Tensor source) {
    Allocations.noneWhenReducing(width, source);
  }
}
