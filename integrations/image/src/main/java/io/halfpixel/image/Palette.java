package io.halfpixel.image;

import java.awt.image.IndexColorModel;

/** The colours of an image of indices. Immutable. */
public final class Palette {
  private final byte[] rgba;
  private final boolean transparent;

  private Palette(byte[] rgba, boolean transparent) {
    this.rgba = rgba;
    this.transparent = transparent;
  }

  /** Returns the palette of red, green and blue bytes and of the opacity of the first colours. */
  static Palette of(byte[] rgb, byte[] opacity) {
    byte[] rgba = new byte[rgb.length / 3 * 4];
    for (int i = 0; i < rgba.length / 4; i++) {
      System.arraycopy(rgb, 3 * i, rgba, 4 * i, 3);
      rgba[4 * i + 3] = i < opacity.length ? opacity[i] : (byte) 255;
    }
    return new Palette(rgba, opacity.length > 0);
  }

  /** Returns the palette of one of Java's images. */
  static Palette of(IndexColorModel model) {
    byte[] rgba = new byte[4 * model.getMapSize()];
    for (int i = 0; i < model.getMapSize(); i++) {
      int argb = model.getRGB(i);
      rgba[4 * i] = (byte) (argb >> 16);
      rgba[4 * i + 1] = (byte) (argb >> 8);
      rgba[4 * i + 2] = (byte) argb;
      rgba[4 * i + 3] = (byte) (argb >> 24);
    }
    return new Palette(rgba, model.hasAlpha());
  }

  /** Returns the number of colours, at most 256 for images of bytes. */
  public int size() {
    return rgba.length / 4;
  }

  /**
   * Returns red, green, blue or opacity of a colour, 0 to 255; indices beyond the palette are
   * opaque black, as in Pillow.
   *
   * @param index the index of the colour, at least 0
   * @param band 0 to 3
   */
  public int band(int index, int band) {
    if (index >= size()) {
      return band == 3 ? 255 : 0;
    }
    return rgba[4 * index + band] & 0xFF;
  }

  /** Returns whether the file gives its colours an opacity. */
  public boolean hasTransparency() {
    return transparent;
  }

  /** Returns whether red, green and blue are equal in every colour. */
  public boolean isGray() {
    for (int i = 0; i < size(); i++) {
      if (band(i, 0) != band(i, 1) || band(i, 0) != band(i, 2)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether each of the first colours is the gray of its index times a step. */
  boolean isRamp(int colours, int step) {
    for (int i = 0; i < colours; i++) {
      if (band(i, 0) != i * step || band(i, 1) != i * step || band(i, 2) != i * step) {
        return false;
      }
    }
    return true;
  }
}
