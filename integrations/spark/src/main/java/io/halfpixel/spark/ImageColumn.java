package io.halfpixel.spark;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.image.DecodedImage;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.image.ImageFormat;
import io.halfpixel.image.ImageFormatException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Reads a value of a column of images as red, green and blue.
 *
 * @param decoding whose pixels a file is decoded to
 * @param upright whether the EXIF orientation is applied
 * @param maxPixels the largest number of pixels of an image
 */
record ImageColumn(Decoding decoding, boolean upright, long maxPixels) implements Serializable {
  /** Pillow's limit, above which it warns of decompression bombs. */
  static final long MAX_PIXELS = 89_478_485;

  private static final int BANDS = 3;

  /** The file, decoded and converted, and what a decoder needs meanwhile. */
  static final long JPEG_BYTES_PER_PIXEL = 12;

  /** Likewise of other files: rows of four channels are unpacked and kept, then three of them. */
  static final long OTHER_BYTES_PER_PIXEL = 28;

  /** Returns whether a column of a type holds files. */
  private static boolean isFiles(org.apache.spark.sql.types.DataType type) {
    return type.equals(DataTypes.BinaryType);
  }

  /** Returns whether a column of a type holds decoded images, as Spark's source {@code image}. */
  private static boolean isImages(org.apache.spark.sql.types.DataType type) {
    return org.apache.spark.sql.types.DataType.equalsIgnoreNullability(
        type, ImageSchema.columnSchema());
  }

  /** Returns the names of the decodings, as parameters have them. */
  static String[] decodings() {
    return Arrays.stream(Decoding.values())
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }

  /**
   * Checks that a column is there and holds files or images.
   *
   * @throws InvalidArgumentException if not
   */
  static void requireImages(StructType schema, String name) {
    List<String> names = List.of(schema.fieldNames());
    if (!names.contains(name)) {
      throw new InvalidArgumentException(
          "inputCol is one of the columns " + String.join(", ", names) + ", but got " + name);
    }
    org.apache.spark.sql.types.DataType type = schema.apply(name).dataType();
    if (!isFiles(type) && !isImages(type)) {
      throw new InvalidArgumentException(
          "inputCol holds files (binary) or images (the struct of Spark's source image), but "
              + name
              + " is "
              + type.simpleString());
    }
  }

  /**
   * Checks what a value says of itself, before anything is decoded, and returns how many bytes it
   * takes at most while it is decoded and computed with.
   *
   * @param value the bytes of a file, or a row of {@link ImageSchema}
   * @throws RefusedImageException if it is no image, or larger than allowed
   */
  long requireBytes(Object value) throws ImageFormatException, RefusedImageException {
    if (value instanceof Row image) {
      return BANDS * requirePixels(ImageSchema.getHeight(image), ImageSchema.getWidth(image));
    }
    byte[] file = (byte[]) value;
    if (file.length == 0) {
      throw new RefusedImageException("the file is empty");
    }
    ImageFile.Header header = ImageFile.header(file);
    long each = header.format() == ImageFormat.JPEG ? JPEG_BYTES_PER_PIXEL : OTHER_BYTES_PER_PIXEL;
    return each * requirePixels(header.height(), header.width());
  }

  /**
   * Returns the pixels [h, w, 3] of {@code uint8}.
   *
   * @param value the bytes of a file, or a row of {@link ImageSchema}, of an allowed size
   */
  Tensor read(Object value) throws ImageFormatException, RefusedImageException {
    return value instanceof Row image ? ofRow(image) : ofFile((byte[]) value);
  }

  private Tensor ofFile(byte[] file) throws ImageFormatException, RefusedImageException {
    DecodedImage image = ImageFile.read(file, decoding);
    DecodedImage turned = upright ? image.upright() : image;
    if (!turned.isBgr()) {
      return turned.convert("RGB").pixels();
    }
    byte[] bgr = (byte[]) turned.pixels().copyToArray();
    return rgb(bgr, BANDS, turned.height(), turned.width());
  }

  private long requirePixels(int height, int width) throws RefusedImageException {
    if (height < 1 || width < 1) {
      throw new RefusedImageException("Spark could not decode the file: it has no pixels");
    }
    if ((long) height * width > maxPixels) {
      throw new RefusedImageException(
          "an image of "
              + height
              + " x "
              + width
              + " has more pixels than maxPixels, which is "
              + maxPixels);
    }
    return (long) height * width;
  }

  private Tensor ofRow(Row image) throws RefusedImageException {
    int height = ImageSchema.getHeight(image);
    int width = ImageSchema.getWidth(image);
    int bands = ImageSchema.getNChannels(image);
    byte[] data = ImageSchema.getData(image);
    int mode = ImageSchema.getMode(image);
    if (bands != 1 && bands != 3 && bands != 4 || mode != (bands - 1) * 8) {
      throw new RefusedImageException(
          "an image has 1, 3 or 4 channels of OpenCV's type CV_8UC1, CV_8UC3 or CV_8UC4, which are"
              + " 0, 16 and 24, but got "
              + bands
              + " channels of the type "
              + mode);
    }
    if (data.length != (long) height * width * bands) {
      throw new RefusedImageException(
          "an image of "
              + height
              + " x "
              + width
              + " with "
              + bands
              + " channels has "
              + (long) height * width * bands
              + " bytes, but got "
              + data.length);
    }
    return rgb(data, bands, height, width);
  }

  /** Returns red, green and blue of blue, green, red and perhaps opacity, or of gray. */
  private static Tensor rgb(byte[] from, int bands, int height, int width)
      throws RefusedImageException {
    long pixels = (long) height * width;
    if (pixels > Integer.MAX_VALUE / BANDS) {
      throw new RefusedImageException("an image of " + pixels + " pixels does not fit an array");
    }
    byte[] rgb = new byte[(int) pixels * BANDS];
    int last = bands == 1 ? 0 : 2;
    for (int pixel = 0; pixel < pixels; pixel++) {
      rgb[pixel * BANDS] = from[pixel * bands + last];
      rgb[pixel * BANDS + 1] = from[pixel * bands + last / 2];
      rgb[pixel * BANDS + 2] = from[pixel * bands];
    }
    return Tensor.wrap(rgb, 0, TensorSpec.of(DataType.U8, height, width, BANDS));
  }
}
