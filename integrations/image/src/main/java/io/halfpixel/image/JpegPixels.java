package io.halfpixel.image;

import io.halfpixel.Tensor;
import io.halfpixel.image.StoredPixels.Kind;
import java.util.List;
import java.util.function.DoubleConsumer;

/** The pixels of JPEG files, as libjpeg-turbo decodes them. */
final class JpegPixels {
  private JpegPixels() {}

  /**
   * Decodes a file.
   *
   * @throws ImageFormatException if it is damaged, or of a kind that Java's reader does not know
   */
  static StoredPixels read(byte[] file, DoubleConsumer progress) throws ImageFormatException {
    JpegSegments segments = JpegSegments.of(file);
    List<JpegSegments.Component> components = segments.components();
    Kind kind =
        switch (components.size()) {
          case 1 -> Kind.GRAY;
          case 3 -> Kind.RGB;
          case 4 -> Kind.CMYK;
          default ->
              throw new ImageFormatException(
                  "has "
                      + components.size()
                      + " components, but the JPEG images that are known have 1, 3 or 4");
        };
    byte[] canonical = segments.canonical();
    boolean tall = kind == Kind.RGB && segments.isYcc() && TallChroma.isTall(components);
    Tensor samples =
        tall && TallChroma.isRepeatedByReader()
            ? TallChroma.decode(canonical, progress)
            : ImageReaders.read(
                canonical, progress, reader -> RasterSamples.copy(reader.read(0).getRaster()));
    return new StoredPixels(
        ImageFormat.JPEG, kind, Byte.SIZE, samples, null, null, segments.orientation());
  }
}
