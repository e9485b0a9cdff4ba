package io.halfpixel.torchvision;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.pillow.Resampling;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * {@code torchvision.transforms.InterpolationMode}. Images of Pillow know all of them, tensors not
 * {@link #BOX} and {@link #HAMMING}.
 */
public enum InterpolationMode {
  /** PyTorch's {@code nearest}, with its top-left rule; Pillow's NEAREST. */
  NEAREST("nearest"),
  /** PyTorch's {@code nearest-exact}; Pillow's NEAREST. */
  NEAREST_EXACT("nearest-exact"),
  /** Linear. */
  BILINEAR("bilinear"),
  /** Cubic, a = −¾ without antialiasing, a = −½ with it and in Pillow. */
  BICUBIC("bicubic"),
  /** Pillow's BOX. */
  BOX("box"),
  /** Pillow's HAMMING. */
  HAMMING("hamming"),
  /** Lanczos with three lobes; of tensors only with antialiasing, and {@link Resize.Api#V2}. */
  LANCZOS("lanczos");

  private final String value;

  InterpolationMode(String value) {
    this.value = value;
  }

  /** Returns torchvision's value, such as {@code "nearest-exact"}. */
  public String value() {
    return value;
  }

  /** The filter with which Pillow resizes in this mode. */
  Resampling filter() {
    return switch (this) {
      case NEAREST, NEAREST_EXACT -> Resampling.NEAREST;
      case BILINEAR -> Resampling.BILINEAR;
      case BICUBIC -> Resampling.BICUBIC;
      case BOX -> Resampling.BOX;
      case HAMMING -> Resampling.HAMMING;
      case LANCZOS -> Resampling.LANCZOS;
    };
  }

  /**
   * Returns the mode with torchvision's value.
   *
   * @throws InvalidArgumentException if no mode has that value
   */
  public static InterpolationMode of(String value) {
    for (InterpolationMode mode : values()) {
      if (mode.value.equals(value)) {
        return mode;
      }
    }
    String known =
        Arrays.stream(values()).map(InterpolationMode::value).collect(Collectors.joining(", "));
    throw new InvalidArgumentException(
        "'" + value + "' is not a valid InterpolationMode; known are " + known);
  }
}
