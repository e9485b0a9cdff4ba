package io.halfpixel.onnx;

import io.halfpixel.onnx.ResizedAxis.Region;

/**
 * Where ONNX Runtime looks for output pixel i of an axis whose pixels have their centres at 0, 1,
 * …, n − 1; binary32, but for the last operations of {@code half_pixel_symmetric}.
 *
 * <p>Unlike the reference, it takes N where the reference takes the fractional s·n, and {@code
 * pytorch_half_pixel} of a single output pixel is 0.
 *
 * <p>Source: ONNX Runtime 1.30, {@code onnxruntime/core/providers/cpu/tensor/upsamplebase.h},
 * {@code GetOriginalCoordinateFromResizedCoordinate}.
 */
record RuntimeCoordinates(CoordinateMode mode, ResizedAxis axis) {
  float at(int i) {
    float scale = (float) axis.scale();
    float length = axis.inputLength();
    float resized = axis.outputLength();
    if (scale == 1) {
      return i;
    }
    return switch (mode) {
      case HALF_PIXEL -> halfPixel(i, scale);
      case HALF_PIXEL_SYMMETRIC -> {
        float offset = length / 2 * (1 - resized / (scale * length));
        yield (float) (offset + (i + 0.5) / scale - 0.5);
      }
      case PYTORCH_HALF_PIXEL -> resized > 1 ? halfPixel(i, scale) : 0;
      case ALIGN_CORNERS -> resized == 1 ? 0 : i * (length - 1) / (resized - 1);
      case ASYMMETRIC -> i / scale;
      case TF_HALF_PIXEL_FOR_NN -> (i + 0.5f) / scale;
      case TF_CROP_AND_RESIZE -> cropped(i, length, resized);
    };
  }

  /** Returns whether the output pixel at a coordinate has the value of what lies outside. */
  boolean outside(float x) {
    return mode == CoordinateMode.TF_CROP_AND_RESIZE && (x < 0 || x > axis.inputLength() - 1);
  }

  private static float halfPixel(int i, float scale) {
    return (i + 0.5f) / scale - 0.5f;
  }

  private float cropped(int i, float length, float resized) {
    Region region = axis.region();
    return resized > 1
        ? region.start() * (length - 1)
            + i * (region.end() - region.start()) * (length - 1) / (resized - 1)
        : (float) (0.5 * (region.start() + region.end()) * (length - 1));
  }
}
