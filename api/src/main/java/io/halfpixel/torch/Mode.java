package io.halfpixel.torch;

import io.halfpixel.UnsupportedModeException;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms of {@code torch.nn.functional.interpolate}, each with the tensor ranks it is
 * defined for.
 */
public enum Mode {
  /**
   * Copies the pixel at ⌊i·r⌋; ranks 3 to 5. Not what Pillow, ONNX or TensorFlow 2 call nearest:
   * see {@link #NEAREST_EXACT}.
   */
  NEAREST("nearest", 3, 5),
  /** Linear interpolation along one axis; rank 3. */
  LINEAR("linear", 3, 3),
  /** Linear interpolation along two axes, or with antialiasing a triangle filter; rank 4. */
  BILINEAR("bilinear", 4, 4),
  /** Cubic convolution along two axes, a = −¾, or with antialiasing a = −½; rank 4. */
  BICUBIC("bicubic", 4, 4),
  /** Linear interpolation along three axes; rank 5. */
  TRILINEAR("trilinear", 5, 5),
  /** The Lanczos filter of radius 3, with antialiasing only; rank 4. */
  LANCZOS("lanczos", 4, 4),
  /** The mean over adaptive bins; ranks 3 to 5. */
  AREA("area", 3, 5),
  /** Copies the pixel at ⌊(i + ½)·r⌋; ranks 3 to 5. */
  NEAREST_EXACT("nearest-exact", 3, 5);

  /** The names in the order in which PyTorch lists them. */
  static final String NAMES =
      "nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact";

  private final String frameworkName;
  private final int lowestRank;
  private final int highestRank;

  Mode(String frameworkName, int lowestRank, int highestRank) {
    this.frameworkName = frameworkName;
    this.lowestRank = lowestRank;
    this.highestRank = highestRank;
  }

  /** Returns PyTorch's name of this mode, such as {@code "nearest-exact"}. */
  public String frameworkName() {
    return frameworkName;
  }

  /**
   * Returns the mode with PyTorch's name.
   *
   * @param name a name such as {@code "nearest-exact"}, in lower case as in PyTorch
   * @throws UnsupportedModeException if no mode has that name
   */
  public static Mode of(String name) {
    Mode mode = find(name);
    if (mode == null) {
      throw new UnsupportedModeException("unknown mode '" + name + "'; known are " + NAMES);
    }
    return mode;
  }

  static @Nullable Mode find(String name) {
    for (Mode mode : values()) {
      if (mode.frameworkName.equals(name)) {
        return mode;
      }
    }
    return null;
  }

  boolean isDefinedFor(int rank) {
    return lowestRank <= rank && rank <= highestRank;
  }

  /** Whether the mode takes no {@code align_corners}. */
  boolean isWithoutCorners() {
    return this == NEAREST || this == AREA || this == NEAREST_EXACT;
  }

  /** Whether the mode has a filter that antialiasing can widen. */
  boolean isFilter() {
    return this == BILINEAR || this == BICUBIC || this == LANCZOS;
  }

  /**
   * The only rank of a mode of the linear family, or 0: PyTorch has an error text of its own for
   * these modes.
   */
  int linearRank() {
    return this == LINEAR || this == BILINEAR || this == TRILINEAR ? lowestRank : 0;
  }

  /** Returns {@link #frameworkName()}. */
  @Override
  public String toString() {
    return frameworkName;
  }
}
