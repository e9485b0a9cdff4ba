package io.halfpixel.image;

import io.halfpixel.preprocess.Orientation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/**
 * Reads image files with the pixels of a chosen library.
 *
 * <pre>{@code
 * DecodedImage photo = ImageFile.read(Path.of("photo.jpg"), Decoding.PILLOW).convert("RGB");
 * Tensor small = Resize.of(224, 224, Resampling.BICUBIC).apply(photo.pixels());   // [224, 224, 3]
 * }</pre>
 *
 * <p>JPEG and PNG have that library's pixels to the bit, on every JDK; docs/images.md says how near
 * the other formats come. A damaged file is an error, never a half-gray image. The first image of a
 * file is read. All methods are thread-safe.
 */
public final class ImageFile {
  private ImageFile() {}

  /**
   * What a file says before its pixels.
   *
   * @param format the format of the file
   * @param height the number of rows, as they are stored
   * @param width the number of columns, as they are stored
   * @param orientation how they have to be turned to stand upright
   */
  public record Header(ImageFormat format, int height, int width, Orientation orientation) {}

  /**
   * Reads a file, whatever its name.
   *
   * @throws ImageFormatException if it is no image, is damaged, or is of a kind that no reader
   *     knows
   * @throws UnsupportedDecodingException if no decoder of Java gives that library's pixels
   * @throws IOException if the file cannot be read
   */
  public static DecodedImage read(Path file, Decoding decoding) throws IOException {
    return read(Files.readAllBytes(file), decoding);
  }

  /**
   * Reads a stream to its end, without closing it.
   *
   * @throws ImageFormatException if it is no image, is damaged, or is of a kind that no reader
   *     knows
   * @throws UnsupportedDecodingException if no decoder of Java gives that library's pixels
   * @throws IOException if the stream cannot be read
   */
  public static DecodedImage read(InputStream in, Decoding decoding) throws IOException {
    return read(in.readAllBytes(), decoding);
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws ImageFormatException if it is no image, is damaged, or is of a kind that no reader
   *     knows
   * @throws UnsupportedDecodingException if no decoder of Java gives that library's pixels
   */
  public static DecodedImage read(byte[] file, Decoding decoding) throws ImageFormatException {
    return read(file, decoding, percent -> {});
  }

  /**
   * Reads the bytes of a file.
   *
   * @param progress told the percentage that is done, in the thread of the caller
   * @throws ImageFormatException if it is no image, is damaged, or is of a kind that no reader
   *     knows
   * @throws UnsupportedDecodingException if no decoder of Java gives that library's pixels
   */
  public static DecodedImage read(byte[] file, Decoding decoding, DoubleConsumer progress)
      throws ImageFormatException {
    ImageFormat format = ImageFormat.of(file);
    StoredPixels stored =
        switch (format) {
          case JPEG -> JpegPixels.read(file, progress);
          case PNG -> PngPixels.read(file, progress);
          default -> OtherPixels.read(format, file, progress);
        };
    return Libraries.decoded(stored, decoding);
  }

  /**
   * Reads what a file says before its pixels.
   *
   * @throws ImageFormatException if it is no image, or is damaged before its pixels
   */
  public static Header header(byte[] file) throws ImageFormatException {
    ImageFormat format = ImageFormat.of(file);
    switch (format) {
      case JPEG -> {
        JpegSegments jpeg = JpegSegments.of(file);
        return new Header(format, jpeg.height(), jpeg.width(), jpeg.orientation());
      }
      case PNG -> {
        PngChunks png = PngChunks.of(file);
        return new Header(format, png.height(), png.width(), png.orientation());
      }
      default -> {
        Orientation orientation = OtherPixels.orientation(format, file);
        return ImageReaders.read(
            file,
            percent -> {},
            reader -> new Header(format, reader.getHeight(0), reader.getWidth(0), orientation));
      }
    }
  }
}
