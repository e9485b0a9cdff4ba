package io.halfpixel.opencv;

import io.halfpixel.InvalidArgumentException;

/**
 * How {@code cv2.resize} computes pixels, {@code cv2.InterpolationFlags}.
 *
 * <p>{@link #NEAREST}, {@link #NEAREST_EXACT} and, for 8-bit integers, {@link #LINEAR} and {@link
 * #AREA} are the same with and without Intel IPP; {@link Resize} says where the others are not.
 */
public enum Interpolation {
  /** Copies the pixel at ⌊i·n/N⌋, so that the image moves by up to half a pixel. */
  NEAREST(0),
  /**
   * Two pixels an axis, from wherever the centre of the output pixel falls; no antialiasing. Where
   * both axes shrink to exactly half, it is {@link #AREA}.
   */
  LINEAR(1),
  /** Cubic convolution with a = −¾, four pixels an axis; no antialiasing. */
  CUBIC(2),
  /**
   * The mean of the pixels that an output pixel covers. Where an axis is enlarged, both are
   * interpolated between two pixels: a whole factor repeats pixels, others blend at their borders.
   */
  AREA(3),
  /** The Lanczos filter of radius 4, eight pixels an axis; no antialiasing. */
  LANCZOS4(4),
  /**
   * {@link #LINEAR} with integers in fixed point, rounded once, the same on every machine;
   * floating-point images are those of {@link #LINEAR}. Where both axes shrink to exactly half, it
   * is {@link #AREA} unless there are two channels.
   */
  LINEAR_EXACT(5),
  /** Copies the pixel under the centre of the output pixel, as Pillow does; see {@link Version}. */
  NEAREST_EXACT(6);

  private static final String PREFIX = "INTER_";

  private final int flag;

  Interpolation(int flag) {
    this.flag = flag;
  }

  /** Returns OpenCV's number of this interpolation, such as 1 for {@code cv2.INTER_LINEAR}. */
  public int flag() {
    return flag;
  }

  /**
   * Returns the interpolation with a name.
   *
   * @param name OpenCV's name, such as {@code "INTER_LINEAR"}
   * @throws InvalidArgumentException if no interpolation has that name
   */
  public static Interpolation of(String name) {
    for (Interpolation interpolation : values()) {
      if (interpolation.toString().equals(name)) {
        return interpolation;
      }
    }
    throw unknown(name);
  }

  /**
   * Returns the interpolation with one of OpenCV's numbers.
   *
   * @throws InvalidArgumentException if the flag is outside [0, 6]
   */
  public static Interpolation of(int flag) {
    for (Interpolation interpolation : values()) {
      if (interpolation.flag == flag) {
        return interpolation;
      }
    }
    throw unknown(Integer.toString(flag));
  }

  private static InvalidArgumentException unknown(String given) {
    return Refusal.badArgument(
        "Unknown interpolation method",
        "known are INTER_NEAREST (0) to INTER_NEAREST_EXACT (6), but got " + given);
  }

  /** Returns OpenCV's name, such as {@code INTER_LINEAR}. */
  @Override
  public String toString() {
    return PREFIX + name();
  }
}
