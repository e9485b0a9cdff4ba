package io.halfpixel.image;

import io.halfpixel.ArrayMemory;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.preprocess.Orientation;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;

/**
 * Java's images as tensors and back, and thumbnails.
 *
 * <pre>{@code
 * BufferedImage small = Images.resize(image, 320, 240);
 * Tensor rgb = Images.decoded(image).convert("RGB").pixels();   // [h, w, 3], a copy
 * Tensor rows = Images.view(image).pixels();                     // no copy where memory allows
 * }</pre>
 *
 * <p>Nothing here writes to an image or a raster that it is given. Only {@link #view} asks an image
 * for its array, after which Java no longer keeps it in the memory of a graphics card: on a machine
 * without a display that does not matter. All methods are thread-safe, except that nobody may write
 * to an image while it is read.
 */
public final class Images {
  private Images() {}

  /**
   * Returns a copy of an image's samples in Pillow's terms: gray, RGB, with or without opacity, a
   * palette, CMYK, or 16-bit gray. No colour management, no gamma; what is multiplied with its
   * opacity is divided, what has fewer bits than 8 is stretched. Any type of {@code BufferedImage}.
   *
   * @throws InvalidArgumentException if samples have more than 16 bits or are no unsigned integers
   */
  public static DecodedImage decoded(BufferedImage image) {
    StoredPixels stored = BufferedPixels.of(ImageFormat.OTHER, image, Orientation.UPRIGHT);
    return Libraries.pillow(stored);
  }

  /**
   * Returns an image's samples, without a copy where memory allows. Regions that {@code
   * getSubimage} gives are views too.
   *
   * @throws InvalidArgumentException if samples have more than 16 bits or are no unsigned integers
   */
  public static PixelView view(BufferedImage image) {
    return PixelView.of(image.getRaster());
  }

  /**
   * Returns a raster's samples, without a copy where memory allows: where they lie in one array of
   * bytes or unsigned 16-bit numbers and the bands of a pixel side by side.
   *
   * @throws InvalidArgumentException if samples have more than 16 bits or are no unsigned integers
   */
  public static PixelView view(Raster raster) {
    return PixelView.of(raster);
  }

  /**
   * Returns a copy of a raster's samples, in the order of its bands: [h, w, bands], or [h, w] for
   * one band.
   *
   * @throws InvalidArgumentException if samples have more than 16 bits or are no unsigned integers
   */
  public static Tensor copy(Raster raster) {
    return RasterSamples.copy(raster);
  }

  /**
   * Returns a tensor as an image: gray, gray and opacity, RGB, or RGB and opacity. It is over the
   * same memory if that is a whole array without gaps, else over a copy.
   *
   * @param pixels {@code uint8} or {@code uint16} of shape [h, w] or [h, w, 1 to 4], not empty
   * @throws InvalidArgumentException if it is another tensor
   */
  public static BufferedImage image(Tensor pixels) {
    int rank = pixels.shape().rank();
    DataType type = pixels.dataType();
    long bands = rank == 3 ? pixels.shape().length(2) : 1;
    if (rank < 2
        || rank > 3
        || bands < 1
        || bands > 4
        || pixels.spec().elements() == 0
        || type != DataType.U8 && type != DataType.U16) {
      throw new InvalidArgumentException(
          "an image is uint8 or uint16 of shape [h, w] or [h, w, 1 to 4] and not empty, but got "
              + pixels.spec());
    }
    Object array = ownArray(pixels);
    boolean bytes = array instanceof byte[];
    DataBuffer buffer =
        array instanceof byte[] samples
            ? new DataBufferByte(samples, samples.length)
            : new DataBufferUShort((short[]) array, ((short[]) array).length);
    int count = (int) bands;
    int height = (int) pixels.shape().length(0);
    int width = (int) pixels.shape().length(1);
    int[] offsets = IntStream.range(0, count).toArray();
    WritableRaster raster =
        Raster.createInterleavedRaster(buffer, width, height, width * count, count, offsets, null);
    return new BufferedImage(model(count, bytes), raster, false, null);
  }

  /** The tensor's own array if it is all of it, else a copy. */
  private static Object ownArray(Tensor pixels) {
    boolean whole =
        pixels.memory() instanceof ArrayMemory memory
            && pixels.isDense()
            && memory.bytes() == pixels.spec().byteSize();
    return whole ? pixels.array() : pixels.copyToArray();
  }

  private static ColorModel model(int bands, boolean bytes) {
    boolean alpha = bands % 2 == 0;
    return new ComponentColorModel(
        ColorSpace.getInstance(bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
        alpha,
        false,
        alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
        bytes ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
  }

  /**
   * Returns an image as it stands upright; itself if it does already. What Image I/O reads is not
   * turned; {@link ImageFile#header} and {@link ImageFile#read} know the orientation of a file.
   *
   * @throws InvalidArgumentException if samples have more than 16 bits or are no unsigned integers
   */
  public static BufferedImage upright(BufferedImage image, Orientation orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return image;
    }
    Tensor turned = Turning.upright(RasterSamples.copy(image.getRaster()), orientation);
    return SameKind.of(image, turned);
  }

  /**
   * Returns an image in another size, antialiased, with Pillow's Lanczos filter and its bits, of
   * which docs/images.md says why. Colours are multiplied with their opacity while they are
   * filtered. The result is of the same type of image; of palettes, of black and white, and of
   * fewer bits than 8 it is {@code TYPE_3BYTE_BGR}, {@code TYPE_4BYTE_ABGR} or {@code
   * TYPE_BYTE_GRAY}, because it has colours between them.
   *
   * @param width the new width in pixels, at least 1
   * @param height the new height in pixels, at least 1; the proportions may change
   * @throws InvalidArgumentException if a length is less than 1, or samples have more than 16 bits
   *     or are no unsigned integers
   */
  public static BufferedImage resize(BufferedImage image, int width, int height) {
    return resize(image, width, height, Resampling.LANCZOS);
  }

  /**
   * Returns an image in another size, with one of Pillow's filters.
   *
   * @param width the new width in pixels, at least 1
   * @param height the new height in pixels, at least 1; the proportions may change
   * @param filter the filter, such as {@link Resampling#BICUBIC}
   * @throws InvalidArgumentException if a length is less than 1, or samples have more than 16 bits
   *     or are no unsigned integers
   */
  public static BufferedImage resize(
      BufferedImage image, int width, int height, Resampling filter) {
    return Thumbnails.resize(image, width, height, filter);
  }

  /**
   * Returns an image in the largest size of its proportions that a box holds, with Pillow's Lanczos
   * filter. A length is rounded to the nearest number of pixels, and is at least 1.
   *
   * @param width the width of the box in pixels, at least 1
   * @param height the height of the box in pixels, at least 1
   * @throws InvalidArgumentException if a length is less than 1, or samples have more than 16 bits
   *     or are no unsigned integers
   */
  public static BufferedImage fit(BufferedImage image, int width, int height) {
    return fit(image, width, height, Resampling.LANCZOS);
  }

  /**
   * Returns an image in the largest size of its proportions that a box holds.
   *
   * @param width the width of the box in pixels, at least 1
   * @param height the height of the box in pixels, at least 1
   * @param filter the filter, such as {@link Resampling#BICUBIC}
   * @throws InvalidArgumentException if a length is less than 1, or samples have more than 16 bits
   *     or are no unsigned integers
   */
  public static BufferedImage fit(BufferedImage image, int width, int height, Resampling filter) {
    double factor =
        Math.min((double) width / image.getWidth(), (double) height / image.getHeight());
    int fitting = Math.min(width, Math.max(1, (int) Math.rint(image.getWidth() * factor)));
    int rows = Math.min(height, Math.max(1, (int) Math.rint(image.getHeight() * factor)));
    return resize(image, fitting, rows, filter);
  }
}
