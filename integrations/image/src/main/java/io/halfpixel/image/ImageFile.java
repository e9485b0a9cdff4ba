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
  public record Header(ImageFormat format, int height, int width, Orientation orientation) {
    /**
     * Returns how the pixels of a decoding have to be turned to stand upright: OpenCV turns every
     * image itself, Pillow those in TIFF.
     */
    public Orientation orientation(Decoding decoding) {
      boolean turned =
          switch (decoding) {
            case OPENCV -> true;
            case PILLOW -> format == ImageFormat.TIFF;
            case TORCHVISION, TORCHVISION_RGB, TENSORFLOW_ACCURATE, TENSORFLOW -> false;
          };
      return turned ? Orientation.UPRIGHT : orientation;
    }
  }

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
   * @throws ImageFormatException if it is no image, is damaged before its pixels, or has none
   */
  public static Header header(byte[] file) throws ImageFormatException {
    ImageFormat format = ImageFormat.of(file);
    return switch (format) {
      case JPEG -> {
        JpegSegments jpeg = JpegSegments.of(file);
        yield header(format, jpeg.height(), jpeg.width(), jpeg.orientation());
      }
      case PNG -> {
        PngChunks png = PngChunks.of(file);
        yield header(format, png.height(), png.width(), png.orientation());
      }
      case GIF -> {
        GifFrame frame = GifFrame.of(file);
        Header frameAlone = readersHeader(format, file, Orientation.UPRIGHT);
        yield header(
            format,
            frame.height(frameAlone.height()),
            frame.width(frameAlone.width()),
            Orientation.UPRIGHT);
      }
      default -> readersHeader(format, file, OtherPixels.orientation(format, file));
    };
  }

  /** Returns the header with what a reader of Java says of the size. */
  private static Header readersHeader(ImageFormat format, byte[] file, Orientation orientation)
      throws ImageFormatException {
    return ImageReaders.read(
        file,
        percent -> {},
        reader -> header(format, reader.getHeight(0), reader.getWidth(0), orientation));
  }

  private static Header header(ImageFormat format, int height, int width, Orientation orientation)
      throws ImageFormatException {
    if (height < 1 || width < 1) {
      throw new ImageFormatException(
          "is damaged: it has "
              + Integer.toUnsignedString(height)
              + " rows of "
              + Integer.toUnsignedString(width)
              + " pixels; fetch or save it again");
    }
    return new Header(format, height, width, orientation);
  }
}
