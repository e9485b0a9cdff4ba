package io.halfpixel.benchmarks;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.SplittableRandom;

/** What is enlarged: float32, [n, c, h, w], twice in each direction. */
public enum Workload {
  /** One small image, dominated by the cost of a call. */
  SMALL(1, 3, 32, 32),
  /** The feature maps of a decoder: 16 MiB of output. */
  FEATURE_MAPS(1, 64, 128, 128),
  /** A photo of 1920x1080 to 3840x2160: 95 MiB of output. */
  PHOTO(1, 3, 1080, 1920);

  @SuppressWarnings("ImmutableEnumChecker") // Never written, never handed out.
  private final long[] shape;

  Workload(long... shape) {
    this.shape = shape;
  }

  /** Returns the source in a float array, filled with reproducible numbers in [0, 1). */
  Tensor source() {
    TensorSpec spec = TensorSpec.of(DataType.F32, shape);
    float[] values = new float[(int) spec.elements()];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(1 << 24) * 0x1p-24f;
    }
    return Tensor.of(values, shape);
  }
}
