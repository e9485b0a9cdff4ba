package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.image.StoredPixels.Kind;
import io.halfpixel.preprocess.Orientation;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** The samples of all formats but JPEG and PNG. */
final class OtherPixels {
  private static final int PHOTOMETRIC = 0x0106;
  private static final int PHOTOMETRIC_PALETTE = 3;
  private static final int COLOUR_MAP = 0x0140;

  private OtherPixels() {}

  /**
   * Decodes the first image of a file.
   *
   * @throws ImageFormatException if it is no image, is damaged, or is of a kind that no reader
   *     knows
   */
  static StoredPixels read(ImageFormat format, byte[] file, DoubleConsumer progress)
      throws ImageFormatException {
    Orientation orientation = orientation(format, file);
    if (format == ImageFormat.GIF) {
      return gif(file, progress);
    }
    return ImageReaders.read(
        file, progress, reader -> of(format, reader.read(0), file, orientation));
  }

  private static StoredPixels of(
      ImageFormat format, BufferedImage image, byte[] file, Orientation orientation) {
    StoredPixels stored = BufferedPixels.of(format, image, orientation);
    return image.getColorModel() instanceof IndexColorModel model
        ? indexed(stored, palette(format, model, file), isPalette(file))
        : stored;
  }

  /** Java rounds the 16 bits of TIFF's colours, libraries take the upper 8. */
  private static Palette palette(ImageFormat format, IndexColorModel model, byte[] file) {
    int[] map =
        format == ImageFormat.TIFF
            ? TiffDirectory.values(ByteBuffer.wrap(file), COLOUR_MAP)
            : new int[0];
    if (map.length == 0 || map.length % 3 != 0) {
      return Palette.of(model);
    }
    byte[] rgb = new byte[map.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (map[i % 3 * (map.length / 3) + i / 3] >> Byte.SIZE);
    }
    return Palette.of(rgb, new byte[0]);
  }

  private static boolean isPalette(byte[] file) {
    return TiffDirectory.value(ByteBuffer.wrap(file), PHOTOMETRIC, 0) == PHOTOMETRIC_PALETTE;
  }

  /** Palettes that are a ramp of grays are taken for gray: in BMP as indices, else as levels. */
  private static StoredPixels indexed(StoredPixels stored, Palette palette, boolean tiffPalette) {
    boolean bmp = stored.format() == ImageFormat.BMP;
    boolean bilevel = palette.size() == 2;
    boolean gray =
        bmp ? palette.isRamp(palette.size(), bilevel ? 255 : 1) : palette.isGray() && !tiffPalette;
    Tensor samples = stored.samples();
    if (gray && (bilevel || !bmp)) {
      samples = levels(samples, palette, bilevel ? 255 : 1);
    }
    return new StoredPixels(
        stored.format(),
        gray ? Kind.GRAY : Kind.PALETTE,
        gray && bilevel ? 1 : Byte.SIZE,
        samples,
        gray ? null : palette,
        null,
        stored.orientation());
  }

  /** Replaces indices by the grays of their colours, divided. */
  private static Tensor levels(Tensor indices, Palette palette, int divisor) {
    byte[] from = (byte[]) indices.array();
    byte[] levels = new byte[from.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (palette.band(from[i] & 0xFF, 0) / divisor);
    }
    return Tensor.wrap(levels, 0, indices.spec());
  }

  private static StoredPixels gif(byte[] file, DoubleConsumer progress)
      throws ImageFormatException {
    GifFrame frame = GifFrame.of(file);
    Tensor samples =
        ImageReaders.read(file, progress, reader -> RasterSamples.copy(reader.read(0).getRaster()));
    Palette palette = frame.palette();
    boolean gray = palette.isRamp(palette.size(), 1);
    List<Integer> key = frame.transparent() < 0 ? null : List.of(frame.transparent());
    return new StoredPixels(
        ImageFormat.GIF,
        gray ? Kind.GRAY : Kind.PALETTE,
        Byte.SIZE,
        onScreen(samples, frame),
        gray ? null : palette,
        gray ? key : null,
        Orientation.UPRIGHT);
  }

  private static Tensor onScreen(Tensor samples, GifFrame frame) throws ImageFormatException {
    int rows = (int) samples.shape().length(0);
    int columns = (int) samples.shape().length(1);
    int height = frame.height(rows);
    int width = frame.width(columns);
    if (height == rows && width == columns) {
      return samples;
    }
    byte[] screen = new byte[pixels(height, width)];
    Arrays.fill(screen, (byte) Math.max(0, frame.transparent()));
    for (int y = 0; y < rows; y++) {
      int to = (frame.top() + y) * width + frame.left();
      System.arraycopy((byte[]) samples.array(), y * columns, screen, to, columns);
    }
    return Tensor.wrap(screen, 0, TensorSpec.of(DataType.U8, Shape.of(height, width).toArray()));
  }

  private static int pixels(int height, int width) throws ImageFormatException {
    long pixels = (long) height * width;
    if (pixels > Integer.MAX_VALUE - 8) {
      throw new ImageFormatException(
          "has " + height + " rows of " + width + " pixels, but an array holds at most 2^31 - 9");
    }
    return (int) pixels;
  }

  /** Returns the orientation of a file that is neither JPEG nor PNG. */
  static Orientation orientation(ImageFormat format, byte[] file) {
    ByteBuffer exif =
        switch (format) {
          case TIFF -> ByteBuffer.wrap(file);
          case WEBP -> webpExif(file);
          default -> null;
        };
    return exif == null ? Orientation.UPRIGHT : ExifOrientation.ofTiff(exif);
  }

  private static @Nullable ByteBuffer webpExif(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = 12; at + 8 <= file.length; ) {
      long length = in.getInt((int) at + 4) & 0xFFFFFFFFL;
      String name = new String(file, (int) at, 4, StandardCharsets.ISO_8859_1);
      if (name.equals("EXIF") && at + 8 + length <= file.length) {
        ByteBuffer chunk = in.slice((int) at + 8, (int) length);
        byte[] head = new byte[Math.min(6, (int) length)];
        chunk.get(0, head);
        boolean named = new String(head, StandardCharsets.ISO_8859_1).equals("Exif\0\0");
        return named ? chunk.position(6).slice() : chunk;
      }
      at += 8 + length + (length & 1);
    }
    return null;
  }
}
