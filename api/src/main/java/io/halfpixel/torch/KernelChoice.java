package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * Which of its implementations PyTorch takes for a call; they sum in different orders.
 *
 * <p>The channels-last kernel runs for channels-last memory with more than three channels, whose
 * strides a tensor with a single pixel has as well; for two spatial axes also if height and width
 * of the result add up to at most 128; in mode bilinear also for three channels on a single thread.
 * Everything else, and every tensor with one spatial axis, takes the general kernel.
 *
 * <p>Source: PyTorch, {@code _use_channels_last_kernel_2d}, {@code _use_channels_last_kernel_3d}
 * and {@code upsample_bilinear2d_kernel_impl_float} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}.
 */
final class KernelChoice {
  private static final int SMALL_OUTPUT = 128;

  private KernelChoice() {}

  /** Whether the channels-last kernel runs rather than the general one. */
  static boolean isChannelsLast(SpatialLayout input, Sampling sampling, int numThreads) {
    if (input.axes() == 1) {
      return false;
    }
    boolean strides =
        input.channelsInner() || input.lengths().stream().allMatch(length -> length == 1);
    if (strides && input.channels() > 3) {
      return true;
    }
    if (input.axes() == 3) {
      return false;
    }
    List<Integer> output = sampling.outputLengths();
    return (long) output.get(0) + output.get(1) <= SMALL_OUTPUT
        || (sampling.mode() == Mode.BILINEAR && numThreads == 1 && input.channels() == 3);
  }

  /**
   * Returns how many channels, from the first, the channels-last kernel computes in whole 32-byte
   * vectors, as PyTorch's vector type does in every build: multiples of 8 for binary32, 4 for
   * binary64, 16 for the half-width types.
   */
  static long vectorChannels(long channels, DataType type) {
    return inVectors(channels, type);
  }

  /** Returns how many elements of a run, from the first, whole 32-byte vectors hold. */
  static long inVectors(long elements, DataType type) {
    return elements - elements % (32 / type.bytes());
  }
}
