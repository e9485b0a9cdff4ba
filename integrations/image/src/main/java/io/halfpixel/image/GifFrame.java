package io.halfpixel.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where the first frame of a GIF file lies on its screen, and its colours.
 *
 * <p>Source of the format: CompuServe, GIF89a, sections 18 to 23.
 *
 * @param screenWidth the columns of the screen
 * @param screenHeight the rows of the screen
 * @param left the first column of the frame
 * @param top the first row of the frame
 * @param palette the colours
 * @param transparent the index of the transparent colour, or -1
 */
record GifFrame(
    int screenWidth, int screenHeight, int left, int top, Palette palette, int transparent) {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int GRAPHIC_CONTROL = 0xF9;

  /**
   * Reads the blocks before the first frame.
   *
   * @throws ImageFormatException if there is no frame
   */
  static GifFrame of(byte[] file) throws ImageFormatException {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int flags = in.get(10);
      int at = 13 + tableBytes(flags);
      byte[] palette = Arrays.copyOfRange(file, 13, at);
      int transparent = -1;
      while (in.get(at) == EXTENSION) {
        if ((in.get(at + 1) & 0xFF) == GRAPHIC_CONTROL) {
          transparent = (in.get(at + 3) & 1) == 0 ? -1 : in.get(at + 6) & 0xFF;
        }
        at += 2;
        while (in.get(at) != 0) {
          at += 1 + (in.get(at) & 0xFF);
        }
        at++;
      }
      if (in.get(at) != IMAGE) {
        throw new ImageFormatException("is damaged: it has no frame; fetch or save it again");
      }
      int local = tableBytes(in.get(at + 9));
      byte[] colours = local == 0 ? palette : Arrays.copyOfRange(file, at + 10, at + 10 + local);
      return new GifFrame(
          in.getShort(6) & 0xFFFF,
          in.getShort(8) & 0xFFFF,
          in.getShort(at + 1) & 0xFFFF,
          in.getShort(at + 3) & 0xFFFF,
          Palette.of(colours, opacity(transparent, colours.length / 3)),
          transparent);
    } catch (IndexOutOfBoundsException e) {
      throw new ImageFormatException("is cut short; fetch or save it again", e);
    }
  }

  /** Returns the rows of the image: of the screen, or more if a frame of so many does not fit. */
  int height(int rows) {
    return Math.max(screenHeight, top + rows);
  }

  /** Returns the columns of the image, likewise. */
  int width(int columns) {
    return Math.max(screenWidth, left + columns);
  }

  private static int tableBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  /** All colours are opaque but the transparent one, if it is one of them. */
  private static byte[] opacity(int transparent, int colours) {
    if (transparent < 0 || transparent >= colours) {
      return new byte[0];
    }
    byte[] opacity = new byte[transparent + 1];
    Arrays.fill(opacity, (byte) 255);
    opacity[transparent] = 0;
    return opacity;
  }
}
