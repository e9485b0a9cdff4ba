package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;

/**
 * The means of mode area, which PyTorch calls adaptive average pooling.
 *
 * <p>Output i of N takes the bin [⌊i·n/N⌋, ⌈(i+1)·n/N⌉). The sum is divided by the length of each
 * axis of the bin; but in channels-last images, by their product for the channels that fill whole
 * vectors. Half-width types are rounded once, at the end; but in volumes after every operation. A
 * result of a single pixel is {@code mean}, which sums in another order.
 *
 * <p>Source: PyTorch, {@code aten/src/ATen/native/AdaptivePooling.h}, {@code
 * AdaptiveAveragePooling.cpp}, {@code AdaptiveAveragePooling3d.cpp}, {@code
 * cpu/AdaptiveAvgPoolKernel.cpp} and {@code cpu/SumKernel.cpp}; shares measured with release 2.13.
 */
final class AreaRule {
  /** The number of values from which on PyTorch gives another thread a share of a sum. */
  private static final int GRAIN = 32768;

  private static final int VECTOR_BYTES = 32;

  private final Sampling sampling;
  private final SpatialLayout layout;
  private final DataType type;
  private final DataType opmath;

  AreaRule(Sampling sampling, SpatialLayout layout, DataType type) {
    this.sampling = sampling;
    this.layout = layout;
    this.type = type;
    this.opmath = Arithmetic.opmath(type);
  }

  /** Returns the step for a sum over the whole image, or over bins. */
  Step step(int numThreads) {
    return isWhole(sampling) ? wholeMean(numThreads) : binMean();
  }

  /** Whether the result has a single pixel, which PyTorch computes as {@code mean}. */
  static boolean isWhole(Sampling sampling) {
    return sampling.axes().stream().allMatch(axis -> axis.outputLength() == 1);
  }

  private BinMean binMean() {
    boolean joint = layout.channelsInner() && layout.axes() == 2;
    return new BinMean(
        layout.outer(),
        sampling.axes().stream().map(AreaRule::bins).toList(),
        layout.inner(),
        joint ? KernelChoice.vectorChannels(layout.channels(), type) : 0,
        BinMean.Mean.ONCE,
        BinMean.Mean.BY_AXIS,
        type,
        layout.axes() == 3 ? type : opmath);
  }

  private static BinTable bins(Axis axis) {
    int[] starts = new int[axis.outputLength()];
    int[] ends = new int[axis.outputLength()];
    long n = axis.inputLength();
    for (int i = 0; i < starts.length; i++) {
      starts[i] = (int) (i * n / starts.length);
      ends[i] = (int) (((i + 1) * n + starts.length - 1) / starts.length);
    }
    return BinTable.of(axis.inputLength(), starts, ends);
  }

  private CascadeMean wholeMean(int numThreads) {
    long inner = layout.inner();
    int lanes = VECTOR_BYTES / opmath.bytes();
    if (inner > 1) {
      long group = inner < lanes ? 4 : 4L * lanes;
      return mean(inner - inner % group, 1, 1);
    }
    boolean single = layout.batch() * layout.channels() == 1;
    int threads = single ? Math.min(numThreads, Math.max(1, (length() - 1) / GRAIN + 1)) : 1;
    return mean(0, lanes, threads == 1 ? 1 : numThreads);
  }

  private CascadeMean mean(long cascaded, int lanes, int shares) {
    int used = Math.min(shares, (length() - 1) / GRAIN + 1);
    int shareLength = shares == 1 ? Math.max(1, length()) : (length() - 1) / used + 1;
    return new CascadeMean(
        layout.outer(),
        length(),
        layout.inner(),
        cascaded,
        lanes,
        shareLength,
        shares,
        type,
        opmath);
  }

  private int length() {
    double length = 1;
    for (int axis = 0; axis < layout.axes(); axis++) {
      length *= layout.length(axis);
    }
    if (length > Integer.MAX_VALUE) {
      throw new InvalidArgumentException(
          "the mean of a whole image is one of at most 2^31 - 1 pixels, but the lengths are "
              + layout.lengths());
    }
    return (int) length;
  }
}
