package io.halfpixel.onnx;

import io.halfpixel.InvalidArgumentException;
import java.util.Locale;

/** The values of the attribute {@code coordinate_transformation_mode}. */
enum CoordinateMode {
  HALF_PIXEL,
  HALF_PIXEL_SYMMETRIC,
  PYTORCH_HALF_PIXEL,
  ALIGN_CORNERS,
  ASYMMETRIC,
  TF_HALF_PIXEL_FOR_NN,
  TF_CROP_AND_RESIZE;

  /**
   * Returns the mode with a name of ONNX.
   *
   * @throws InvalidArgumentException if no mode has that name
   */
  static CoordinateMode of(String name) {
    for (CoordinateMode mode : values()) {
      if (mode.toString().equals(name)) {
        return mode;
      }
    }
    throw new InvalidArgumentException("Invalid coordinate_transformation_mode: '" + name + "'.");
  }

  /** Returns ONNX's name of the mode. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
