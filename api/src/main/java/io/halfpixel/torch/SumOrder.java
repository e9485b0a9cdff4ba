package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;

/**
 * The order and fusing of the sums that PyTorch's kernels came out of the compiler with.
 *
 * <p>Source: PyTorch, {@code interpolate} and the loops of {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}, as compiled by GCC with {@code -ffp-contract=fast}
 * for release 2.13; established by comparing results.
 */
final class SumOrder {
  private SumOrder() {}

  /** Every axis of the general kernel: left to right, {@code v0·w0} fused onto {@code v1·w1}. */
  static Accumulation general(RoundingProfile profile) {
    return profile == RoundingProfile.FMA ? Accumulation.PAIR_FMA : Accumulation.SEQUENTIAL;
  }

  /**
   * Channels in whole vectors of the channels-last kernel: the recursive template adds from the
   * last corner to the first.
   */
  static Accumulation vector(DataType type, RoundingProfile profile) {
    if (profile == RoundingProfile.STRICT) {
      return Accumulation.REVERSED;
    }
    return isHalf(type) ? Accumulation.REVERSED_FMA : Accumulation.REVERSED_PAIR_FMA;
  }

  /** The remaining channels of the channels-last kernel: a plain C++ sum, left to right. */
  static Accumulation scalar(DataType type, RoundingProfile profile) {
    if (profile == RoundingProfile.STRICT) {
      return Accumulation.SEQUENTIAL;
    }
    return type == DataType.F16 ? Accumulation.SEQUENTIAL_FMA : Accumulation.PAIR_FMA;
  }

  /**
   * Antialiased passes: the loop over the taps is vectorised without fusing, its remainder fused.
   */
  static Accumulation antialias(DataType type, RoundingProfile profile) {
    if (profile == RoundingProfile.STRICT) {
      return Accumulation.SEQUENTIAL;
    }
    return type == DataType.F64 ? Accumulation.TWOS_THEN_FMA : Accumulation.FOURS_THEN_FMA;
  }

  private static boolean isHalf(DataType type) {
    return type == DataType.F16 || type == DataType.BF16;
  }
}
