package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.plan.IndexTable;

/**
 * Which input pixel each output pixel copies, in the modes nearest and nearest-exact.
 *
 * <p>PyTorch has two implementations. They, and the exact rule ⌊i·n/N⌋ or ⌊(2i+1)·n/2N⌋, disagree
 * for about one pair of lengths in a hundred. The general one computes in the opmath of the tensor;
 * the channels-last one in binary32 for every tensor, and mode nearest there copies for N = n and
 * halves the index for N = 2n whatever the scale.
 *
 * <p>Source: PyTorch, {@code HelperInterpNearest} and {@code HelperInterpNearestExact} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}; {@code nearest_idx} and {@code nearest_exact_idx}
 * in {@code UpSample.h}.
 */
final class NearestRule {
  private final Axis axis;
  private final boolean exact;

  NearestRule(Axis axis, boolean exact) {
    this.axis = axis;
    this.exact = exact;
  }

  /** Returns the indices of the general kernel. */
  IndexTable general(Arithmetic arithmetic) {
    SourceCoordinate source = new SourceCoordinate(axis, arithmetic);
    double ratio = axis.ratio(arithmetic);
    int[] indices = new int[axis.outputLength()];
    for (int i = 0; i < indices.length; i++) {
      double x = exact ? source.raised(i) + 0.5 : arithmetic.product(ratio, arithmetic.round(i));
      indices[i] = SourceCoordinate.floor(x, axis.inputLength());
    }
    return IndexTable.of(axis.inputLength(), indices);
  }

  /** Returns the indices of the channels-last kernel. */
  IndexTable channelsLast(RoundingProfile profile) {
    float ratio = (float) axis.ratio(new Arithmetic(DataType.F32, profile));
    int[] indices = new int[axis.outputLength()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = exact ? exactIndex(i, ratio) : index(i, ratio);
    }
    return IndexTable.of(axis.inputLength(), indices);
  }

  private int exactIndex(int i, float ratio) {
    return SourceCoordinate.floor((i + 0.5) * (double) ratio, axis.inputLength());
  }

  private int index(int i, float ratio) {
    if (axis.isSameLength()) {
      return i;
    }
    if (axis.outputLength() == 2L * axis.inputLength()) {
      return i >> 1;
    }
    return SourceCoordinate.floor((float) i * ratio, axis.inputLength());
  }
}
