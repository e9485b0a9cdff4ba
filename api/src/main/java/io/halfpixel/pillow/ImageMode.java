package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;

/** The modes of Pillow's images: the bands of a pixel and their type. */
public enum ImageMode {
  /** Black or white; always resized with {@link Resampling#NEAREST}. */
  BILEVEL("1", 1, DataType.BOOL, DataType.U8),
  /** Gray. */
  L("L", 1, DataType.U8),
  /** Indices of a palette; always resized with {@link Resampling#NEAREST}. */
  P("P", 1, DataType.U8),
  /**
   * Indices of a palette and opacity; filtered as if the indices were gray, like {@link
   * #LA_PREMULTIPLIED}.
   */
  PA("PA", 2, DataType.U8),
  /** Gray and opacity; multiplied with the opacity while it is filtered. */
  LA("LA", 2, DataType.U8),
  /** Gray, multiplied with the opacity, and opacity: Pillow's {@code "La"}. */
  LA_PREMULTIPLIED("La", 2, DataType.U8),
  /** Red, green and blue. */
  RGB("RGB", 3, DataType.U8),
  /** Red, green, blue and opacity; multiplied with the opacity while it is filtered. */
  RGBA("RGBA", 4, DataType.U8),
  /** Red, green and blue, multiplied with the opacity, and opacity: Pillow's {@code "RGBa"}. */
  RGBA_PREMULTIPLIED("RGBa", 4, DataType.U8),
  /** Red, green, blue and a byte that is filtered with them. */
  RGBX("RGBX", 4, DataType.U8),
  /** Cyan, magenta, yellow and black. */
  CMYK("CMYK", 4, DataType.U8),
  /** Luma and two differences of colour. */
  YCBCR("YCbCr", 3, DataType.U8),
  /** Hue, which is filtered like a number, saturation and value. */
  HSV("HSV", 3, DataType.U8),
  /** Lightness and two signed bytes. */
  LAB("LAB", 3, DataType.U8),
  /** 32-bit integers with sign. */
  I("I", 1, DataType.I32),
  /** 16-bit integers without sign: Pillow's {@code "I;16"}. */
  I16("I;16", 1, DataType.U16),
  /** binary32 numbers. */
  F("F", 1, DataType.F32);

  private final String frameworkName;
  private final int bands;

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes.
  private final List<DataType> types;

  ImageMode(String frameworkName, int bands, DataType... types) {
    this.frameworkName = frameworkName;
    this.bands = bands;
    this.types = List.of(types);
  }

  /** Returns Pillow's name of this mode, such as {@code "I;16"}. */
  public String frameworkName() {
    return frameworkName;
  }

  /** Returns the number of values of a pixel, 1 to 4. */
  public int bands() {
    return bands;
  }

  /** Returns the types that a tensor of this mode may have. */
  public List<DataType> types() {
    return types;
  }

  /** Whether colours are multiplied with the opacity, the last band, while they are filtered. */
  boolean hasOpacity() {
    return this == LA || this == RGBA;
  }

  /** Whether there is nothing between two values. */
  boolean isNearestOnly() {
    return this == BILEVEL || this == P;
  }

  /**
   * Returns the mode with Pillow's name.
   *
   * @param name a name such as {@code "RGB"}, written as in Pillow
   * @throws InvalidArgumentException if no mode has that name
   */
  public static ImageMode of(String name) {
    for (ImageMode mode : values()) {
      if (mode.frameworkName.equals(name)) {
        return mode;
      }
    }
    throw new InvalidArgumentException("unrecognized image mode: \"" + name + "\"");
  }

  /**
   * Whether pixels may have so many values of a type. Modes that are not bytes may have any number:
   * each band is an image of its own then.
   */
  boolean fits(DataType type, long values) {
    boolean separate = type != DataType.U8 && values >= 1;
    return types.contains(type) && (values == bands || separate);
  }

  /**
   * Returns the mode that {@code Image.fromarray} gives an array: L, LA, RGB or RGBA for 1 to 4
   * bytes, I for {@code int32}, F for {@code float32}, I;16 for {@code uint16}, 1 for {@code bool}.
   *
   * @throws InvalidArgumentException if there is none
   */
  static ImageMode of(DataType type, long values) {
    for (ImageMode mode : List.of(L, LA, RGB, RGBA, I, F, I16, BILEVEL)) {
      if (mode.types.get(0) == type && mode.fits(type, values)) {
        return mode;
      }
    }
    throw new InvalidArgumentException(
        "an image has 1 to 4 bands of uint8, or bands of int32, uint16, float32 or bool, but got "
            + values
            + " of "
            + type);
  }

  /** Returns {@link #frameworkName()}. */
  @Override
  public String toString() {
    return frameworkName;
  }
}
