package io.halfpixel.peers;

import io.halfpixel.torch.Mode;
import org.bytedeco.pytorch.DoubleVector;
import org.bytedeco.pytorch.InterpolateFuncOptions;
import org.bytedeco.pytorch.InterpolateMode;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.kArea;
import org.bytedeco.pytorch.kBicubic;
import org.bytedeco.pytorch.kBilinear;
import org.bytedeco.pytorch.kLinear;
import org.bytedeco.pytorch.kNearest;
import org.bytedeco.pytorch.kNearestExact;
import org.bytedeco.pytorch.kTrilinear;

/** The arguments of a call as PyTorch's C++ interface takes them. */
final class TorchOptions {
  private TorchOptions() {}

  /**
   * Returns the options.
   *
   * @throws UnsupportedOperationException if the mode is lanczos, which this release does not have
   */
  static InterpolateFuncOptions of(TorchCall call) {
    InterpolateFuncOptions options = new InterpolateFuncOptions();
    options.mode().put(mode(call));
    if (call.size() != null) {
      options.size().put(new LongVector(longs(call)));
    }
    if (call.scaleFactor() != null) {
      options.scale_factor().put(new DoubleVector(doubles(call)));
    }
    // Unset is false, but the C++ interface warns of it in every mode that takes the argument.
    if (call.alignCorners() != null || takesCorners(call.mode())) {
      options.align_corners().put(Boolean.TRUE.equals(call.alignCorners()));
    }
    options.recompute_scale_factor().put(call.recomputeScaleFactor());
    options.antialias().put(call.antialias());
    return options;
  }

  private static long[] longs(TorchCall call) {
    return call.size().stream().mapToLong(Long::longValue).toArray();
  }

  private static double[] doubles(TorchCall call) {
    return call.scaleFactor().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static boolean takesCorners(Mode mode) {
    return switch (mode) {
      case NEAREST, AREA -> false;
      case NEAREST_EXACT, LINEAR, BILINEAR, BICUBIC, TRILINEAR, LANCZOS -> true;
    };
  }

  private static InterpolateMode mode(TorchCall call) {
    return switch (call.mode()) {
      case NEAREST -> new InterpolateMode(new kNearest());
      case NEAREST_EXACT -> new InterpolateMode(new kNearestExact());
      case LINEAR -> new InterpolateMode(new kLinear());
      case BILINEAR -> new InterpolateMode(new kBilinear());
      case BICUBIC -> new InterpolateMode(new kBicubic());
      case TRILINEAR -> new InterpolateMode(new kTrilinear());
      case AREA -> new InterpolateMode(new kArea());
      case LANCZOS ->
          throw new UnsupportedOperationException("the binding of PyTorch 2.13 has no kLanczos");
    };
  }
}
