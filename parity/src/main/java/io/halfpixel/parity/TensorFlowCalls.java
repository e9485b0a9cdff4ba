package io.halfpixel.parity;

import io.halfpixel.Tensor;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeArea;
import io.halfpixel.tensorflow.ResizeBicubic;
import io.halfpixel.tensorflow.ResizeBilinear;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.tensorflow.ResizeNearestNeighbor;

/** TensorFlow 2: {@code tf.image} and {@code tf.raw_ops}. */
final class TensorFlowCalls {
  private TensorFlowCalls() {}

  /** {@code tf.image.resize(images, size, method='bilinear', preserve_aspect_ratio=False, …)}. */
  static BoundCall imageResize(Arguments args, Arguments context, Tensor input) {
    Resize call =
        Resize.builder()
            .size(args.integers("size"))
            .method(ResizeMethod.of(args.text("method", "bilinear")))
            .preserveAspectRatio(args.flag("preserve_aspect_ratio", false))
            .antialias(args.flag("antialias", false))
            .build();
    return new BoundCall(call, input);
  }

  /**
   * {@code tf.raw_ops.ResizeBilinear(images, size, align_corners=False, half_pixel_centers=False)}.
   */
  static BoundCall bilinear(Arguments args, Arguments context, Tensor input) {
    ResizeBilinear call =
        ResizeBilinear.of(args.integers("size"))
            .alignCorners(args.flag("align_corners", false))
            .halfPixelCenters(args.flag("half_pixel_centers", false));
    return new BoundCall(call, input);
  }

  /**
   * {@code tf.raw_ops.ResizeBicubic(images, size, align_corners=False, half_pixel_centers=False)}.
   */
  static BoundCall bicubic(Arguments args, Arguments context, Tensor input) {
    ResizeBicubic call =
        ResizeBicubic.of(args.integers("size"))
            .alignCorners(args.flag("align_corners", false))
            .halfPixelCenters(args.flag("half_pixel_centers", false));
    return new BoundCall(call, input);
  }

  /** {@code tf.raw_ops.ResizeNearestNeighbor(images, size, align_corners=False, …)}. */
  static BoundCall nearestNeighbor(Arguments args, Arguments context, Tensor input) {
    ResizeNearestNeighbor call =
        ResizeNearestNeighbor.of(args.integers("size"))
            .alignCorners(args.flag("align_corners", false))
            .halfPixelCenters(args.flag("half_pixel_centers", false));
    return new BoundCall(call, input);
  }

  /** {@code tf.raw_ops.ResizeArea(images, size, align_corners=False)}. */
  static BoundCall area(Arguments args, Arguments context, Tensor input) {
    ResizeArea call =
        ResizeArea.of(args.integers("size")).alignCorners(args.flag("align_corners", false));
    return new BoundCall(call, input);
  }
}
