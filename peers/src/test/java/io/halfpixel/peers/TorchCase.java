package io.halfpixel.peers;

import io.halfpixel.TensorSpec;
import io.halfpixel.tck.random.Randoms;
import java.util.ArrayList;
import java.util.List;

/**
 * A random call of {@code interpolate}.
 *
 * @param threads {@code torch.get_num_threads()}
 * @param into whether PyTorch writes into memory that was given
 */
record TorchCase(TorchCall call, TensorSpec source, int threads, boolean into) {
  /**
   * An axis in half-pixel coordinates.
   *
   * @param value the number of input pixels per output pixel, in binary32
   */
  record Ratio(float value, long outputLength) {}

  static TorchCase draw(Randoms random) {
    return TorchDraw.draw(random, false);
  }

  /** Draws a call whose input may require a gradient. */
  static TorchCase drawDifferentiable(Randoms random) {
    return TorchDraw.draw(random, true);
  }

  /** Returns the same with another call. */
  TorchCase call(TorchCall other) {
    return new TorchCase(other, source, threads, into);
  }

  /** Returns the same with another source. */
  TorchCase source(TensorSpec other) {
    return new TorchCase(call, other, threads, into);
  }

  /** Returns the ratios of the axes, which are their scales or follow from their sizes. */
  List<Ratio> ratios() {
    List<Double> scales = call.recomputeScaleFactor() ? null : call.scaleFactor();
    TensorSpec target = call.halfpixel().build().plan(source).target();
    List<Ratio> ratios = new ArrayList<>();
    for (int axis = 2; axis < source.shape().rank(); axis++) {
      long length = target.shape().length(axis);
      float ratio =
          scales != null
              ? (float) (1 / scales.get(axis - 2))
              : source.shape().length(axis) / (float) length;
      ratios.add(new Ratio(ratio, length));
    }
    return ratios;
  }
}
