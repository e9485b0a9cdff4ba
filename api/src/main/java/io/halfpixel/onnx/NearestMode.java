package io.halfpixel.onnx;

import io.halfpixel.InvalidArgumentException;
import java.util.Locale;

/** The values of the attribute {@code nearest_mode}. */
enum NearestMode {
  ROUND_PREFER_FLOOR,
  ROUND_PREFER_CEIL,
  FLOOR,
  CEIL;

  /**
   * Returns the mode with a name of ONNX.
   *
   * @throws InvalidArgumentException if no mode has that name
   */
  static NearestMode of(String name) {
    for (NearestMode mode : values()) {
      if (mode.toString().equals(name)) {
        return mode;
      }
    }
    throw new InvalidArgumentException(
        "Unexpected value '"
            + name
            + "'. nearest_mode is round_prefer_floor, round_prefer_ceil, floor or ceil");
  }

  /** Returns ONNX's name of the mode. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
