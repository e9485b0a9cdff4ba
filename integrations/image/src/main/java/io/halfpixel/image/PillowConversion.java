package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.pillow.ImageMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Image.convert} between the modes that files have.
 *
 * <p>Source: Pillow, {@code src/libImaging/Convert.c} and {@code Image.convert} in {@code
 * src/PIL/Image.py}.
 */
final class PillowConversion {
  private final Tensor pixels;
  private final ImageMode mode;
  private final @Nullable Palette palette;
  private final @Nullable List<Integer> key;

  PillowConversion(
      Tensor pixels, ImageMode mode, @Nullable Palette palette, @Nullable List<Integer> key) {
    this.pixels = pixels;
    this.mode = mode;
    this.palette = palette;
    this.key = key;
  }

  /**
   * Returns the pixels in another mode.
   *
   * @param to L, LA, RGB or RGBA
   * @throws UnsupportedModeException if it is another one than the image's own and those
   */
  Tensor to(ImageMode to) {
    if (to == mode) {
      return pixels;
    }
    int height = (int) pixels.shape().length(0);
    int width = (int) pixels.shape().length(1);
    byte[] converted =
        switch (to) {
          case L -> gray();
          case RGB -> colours();
          case LA -> joined(gray(), 1);
          case RGBA -> joined(colours(), 3);
          default ->
              throw new UnsupportedModeException(
                  "images are converted to L, LA, RGB and RGBA, but not from "
                      + mode
                      + " to "
                      + to);
        };
    return to == ImageMode.L
        ? Tensor.of(converted, height, width)
        : Tensor.of(converted, height, width, to.bands());
  }

  private int count() {
    return (int) (pixels.shape().length(0) * pixels.shape().length(1));
  }

  private byte[] bytes() {
    return (byte[]) pixels.array();
  }

  private boolean isGray() {
    return switch (mode) {
      case BILEVEL, L, LA, I16 -> true;
      default -> false;
    };
  }

  private byte[] gray() {
    byte[] gray = new byte[count()];
    if (!isGray()) {
      byte[] rgb = colours();
      for (int i = 0; i < gray.length; i++) {
        int red = rgb[3 * i] & 0xFF;
        int green = rgb[3 * i + 1] & 0xFF;
        int blue = rgb[3 * i + 2] & 0xFF;
        gray[i] = (byte) (red * 19595 + green * 38470 + blue * 7471 + 0x8000 >> 16);
      }
    } else if (pixels.dataType() == DataType.U16) {
      short[] words = (short[]) pixels.array();
      for (int i = 0; i < gray.length; i++) {
        gray[i] = (byte) Math.min(words[i] & 0xFFFF, 255);
      }
    } else {
      byte[] from = bytes();
      int factor = mode == ImageMode.BILEVEL ? 255 : 1;
      for (int i = 0; i < gray.length; i++) {
        gray[i] = (byte) (from[i * mode.bands()] * factor);
      }
    }
    return gray;
  }

  private byte[] colours() {
    byte[] rgb = new byte[3 * count()];
    if (isGray()) {
      byte[] gray = gray();
      for (int i = 0; i < gray.length; i++) {
        rgb[3 * i] = gray[i];
        rgb[3 * i + 1] = gray[i];
        rgb[3 * i + 2] = gray[i];
      }
      return rgb;
    }
    byte[] from = bytes();
    for (int i = 0; i < rgb.length / 3; i++) {
      for (int band = 0; band < 3; band++) {
        rgb[3 * i + band] = (byte) colour(from, i, band);
      }
    }
    return rgb;
  }

  private int colour(byte[] from, int pixel, int band) {
    return switch (mode) {
      case RGB -> from[3 * pixel + band];
      case RGBA -> from[4 * pixel + band];
      case P -> palette == null ? 0 : palette.band(from[pixel] & 0xFF, band);
      case CMYK -> {
        int light = 255 - (from[4 * pixel + 3] & 0xFF);
        yield light - product(from[4 * pixel + band] & 0xFF, light);
      }
      default ->
          throw new UnsupportedModeException("no colours are known of images of mode " + mode);
    };
  }

  /** Pillow's a·b/255, rounded. */
  private static int product(int a, int b) {
    int product = a * b + 128;
    return product + (product >> 8) >> 8;
  }

  private byte[] joined(byte[] colours, int bands) {
    byte[] joined = new byte[colours.length / bands * (bands + 1)];
    for (int i = 0; i < colours.length / bands; i++) {
      System.arraycopy(colours, bands * i, joined, (bands + 1) * i, bands);
      joined[(bands + 1) * i + bands] = (byte) opacity(i, colours, bands);
    }
    return joined;
  }

  private int opacity(int pixel, byte[] colours, int bands) {
    return switch (mode) {
      case LA -> bytes()[2 * pixel + 1];
      case RGBA -> bytes()[4 * pixel + 3];
      case P -> palette == null ? 255 : palette.band(bytes()[pixel] & 0xFF, 3);
      default -> isKey(pixel, colours, bands) ? 0 : 255;
    };
  }

  /** Whether a pixel is the transparent colour, of which Pillow takes the lower bytes. */
  private boolean isKey(int pixel, byte[] colours, int bands) {
    if (key == null) {
      return false;
    }
    boolean coloured = mode == ImageMode.RGB;
    byte[] compared = coloured ? bytes() : colours;
    int count = coloured ? 3 : bands;
    for (int band = 0; band < count; band++) {
      int stored = key.get(Math.min(band, key.size() - 1));
      int wanted = mode == ImageMode.BILEVEL && stored != 0 ? 255 : stored;
      if (compared[pixel * count + band] != (byte) wanted) {
        return false;
      }
    }
    return true;
  }
}
