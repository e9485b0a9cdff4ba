package io.halfpixel.peers.bench;

import io.halfpixel.DataType;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.peers.OnnxModel;
import java.util.stream.LongStream;

/** A model of one {@code Resize} node, with the arguments that PyTorch's exporter writes. */
final class ResizeModel {
  private static final int OPSET = 18;

  private ResizeModel() {}

  /**
   * Returns the model.
   *
   * @param filter without a gradient
   * @param type float32 or uint8
   * @param from the shape of the input, in any order of axes
   * @param to the shape of the output
   */
  static byte[] of(Filter filter, DataType type, long[] from, long[] to) {
    boolean nearest = filter == Filter.NEAREST;
    boolean cubic = filter == Filter.BICUBIC || filter == Filter.BICUBIC_AA;
    OnnxModel model =
        new OnnxModel("Resize", OPSET)
            .attribute("mode", nearest ? "nearest" : cubic ? "cubic" : "linear")
            .attribute("coordinate_transformation_mode", nearest ? "asymmetric" : "half_pixel")
            .attribute("cubic_coeff_a", filter.antialias() ? -0.5f : -0.75f)
            .attribute("antialias", filter.antialias() ? 1 : 0)
            .absent() // The region of interest.
            .absent() // Scales.
            .longs("sizes", LongStream.of(to).boxed().toList());
    if (nearest) {
      model.attribute("nearest_mode", "floor");
    }
    return model.bytes(type, from);
  }
}
