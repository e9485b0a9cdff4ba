package io.halfpixel.tensorflow;

import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;

/**
 * TensorFlow 2: {@code tf.image}, {@code tf.compat.v1.image} and {@code tf.raw_ops}. An operation
 * has a name in both of the last.
 */
final class TensorFlowCalls {
  private TensorFlowCalls() {}

  /** {@code tf.image.resize(images, size, method='bilinear', preserve_aspect_ratio=False, …)}. */
  static BoundCall imageResize(Keywords args, Keywords context) {
    Resize call =
        Resize.builder()
            .size(args.integers("size"))
            .method(ResizeMethod.of(args.text("method", "bilinear")))
            .preserveAspectRatio(args.flag("preserve_aspect_ratio", false))
            .antialias(args.flag("antialias", false))
            .build();
    return BoundCall.contiguous(call);
  }

  /** {@code tf.compat.v1.image.resize(images, size, method='bilinear', align_corners=False, …)}. */
  static BoundCall resizeImages(Keywords args, Keywords context) {
    ResizeImages call =
        ResizeImages.builder()
            .size(args.integers("size"))
            .method(ResizeMethod.of(args.text("method", "bilinear")))
            .alignCorners(args.flag("align_corners", false))
            .preserveAspectRatio(args.flag("preserve_aspect_ratio", false))
            .build();
    return BoundCall.contiguous(call);
  }

  /**
   * {@code tf.raw_ops.ResizeBilinear(images, size, align_corners=False, half_pixel_centers=False)}.
   */
  static BoundCall bilinear(Keywords args, Keywords context) {
    ResizeBilinear call =
        ResizeBilinear.of(args.integers("size"))
            .alignCorners(args.flag("align_corners", false))
            .halfPixelCenters(args.flag("half_pixel_centers", false));
    return BoundCall.contiguous(call);
  }

  /**
   * {@code tf.raw_ops.ResizeBicubic(images, size, align_corners=False, half_pixel_centers=False)}.
   */
  static BoundCall bicubic(Keywords args, Keywords context) {
    ResizeBicubic call =
        ResizeBicubic.of(args.integers("size"))
            .alignCorners(args.flag("align_corners", false))
            .halfPixelCenters(args.flag("half_pixel_centers", false));
    return BoundCall.contiguous(call);
  }

  /** {@code tf.raw_ops.ResizeNearestNeighbor(images, size, align_corners=False, …)}. */
  static BoundCall nearestNeighbor(Keywords args, Keywords context) {
    ResizeNearestNeighbor call =
        ResizeNearestNeighbor.of(args.integers("size"))
            .alignCorners(args.flag("align_corners", false))
            .halfPixelCenters(args.flag("half_pixel_centers", false));
    return BoundCall.contiguous(call);
  }

  /** {@code tf.raw_ops.ResizeArea(images, size, align_corners=False)}. */
  static BoundCall area(Keywords args, Keywords context) {
    ResizeArea call =
        ResizeArea.of(args.integers("size")).alignCorners(args.flag("align_corners", false));
    return BoundCall.contiguous(call);
  }
}
