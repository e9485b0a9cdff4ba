package io.halfpixel.onnx;

import io.halfpixel.onnx.ResizedAxis.Region;

/**
 * Where the reference implementation looks for output pixel i of an axis whose pixels have their
 * centres at 0, 1, …, n − 1; binary64, but for products with the region, which is binary32.
 *
 * <p>With the scale s and L = s·n, which may be fractional where N is not:
 *
 * <ul>
 *   <li>half_pixel: (i + ½)/s − ½
 *   <li>half_pixel_symmetric: (n/2)·(1 − N/L) + (i + ½)/s − ½
 *   <li>pytorch_half_pixel: half_pixel, and −½ if L = 1, where the text of the operator has 0
 *   <li>align_corners: i·(n − 1)/(L − 1), and 0 if L = 1
 *   <li>asymmetric: i/s
 *   <li>tf_crop_and_resize: i·(r1 − r0)·(n − 1)/(L − 1) + r0·(n − 1), and (r1 − r0)·(n − 1)/2 +
 *       r0·(n − 1) if L = 1
 * </ul>
 *
 * <p>Source: ONNX 1.23, {@code onnx/reference/ops/op_resize.py}, {@code _compute_x_ori}.
 */
record ReferenceCoordinates(CoordinateMode mode, ResizedAxis axis) {
  double at(int i) {
    double length = axis.scaledLength();
    double last = axis.inputLength() - 1.0;
    return switch (mode) {
      case HALF_PIXEL -> halfPixel(i);
      case HALF_PIXEL_SYMMETRIC -> symmetric(i, length);
      case PYTORCH_HALF_PIXEL -> length == 1 ? -0.5 : halfPixel(i);
      case ALIGN_CORNERS -> length == 1 ? 0 : i * last / (length - 1);
      case ASYMMETRIC -> i / axis.scale();
      case TF_CROP_AND_RESIZE -> cropped(i, length);
      case TF_HALF_PIXEL_FOR_NN -> throw new IllegalStateException("refused before: " + mode);
    };
  }

  /** Returns whether the output pixel at a coordinate has the value of what lies outside. */
  boolean outside(double x) {
    return mode == CoordinateMode.TF_CROP_AND_RESIZE && (x < 0 || x > axis.inputLength() - 1);
  }

  private double halfPixel(int i) {
    return (i + 0.5) / axis.scale() - 0.5;
  }

  private double symmetric(int i, double length) {
    double offset = axis.inputLength() / 2.0 * (1 - axis.outputLength() / length);
    return offset + (i + 0.5) / axis.scale() - 0.5;
  }

  private double cropped(int i, double length) {
    Region region = axis.region();
    float extent = region.end() - region.start();
    float last = axis.inputLength() - 1;
    double distance =
        length == 1
            ? extent * last / 2
            : i * (double) extent * (axis.inputLength() - 1) / (length - 1);
    return distance + region.start() * last;
  }
}
