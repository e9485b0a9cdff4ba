package io.halfpixel.image;

import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the warnings of a reader that mean damaged pixels. Java's JPEG reader goes on with
 * whatever it makes of them, fills what is missing with gray, and only warns.
 *
 * <p>Source of the texts: libjpeg, {@code jerror.h} (JWRN messages), and the JDK's {@code
 * JPEGImageReader} resources, {@code GIFImageReader} and {@code TIFFFaxDecompressor}.
 */
final class DecodingLosses implements IIOReadWarningListener {
  /**
   * What such warnings say. Others are about metadata, such as a colour profile that is ignored, or
   * about a header that is read all the same, such as an unknown revision of JFIF.
   */
  private static final List<String> SIGNS =
      List.of(
          "corrupt", // libjpeg: bytes that belong to no pixel, or pixels without bytes.
          "truncated",
          "premature e", // End of a file, or of a line.
          "inconsistent progression",
          "unsupported marker",
          "unknown adobe color transform",
          "out-of-sequence code"); // GIF.

  private @Nullable String loss;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    if (loss == null && SIGNS.stream().anyMatch(text::contains)) {
      loss = warning;
    }
  }

  /**
   * Ends the reading.
   *
   * @throws ImageFormatException if pixels are damaged
   */
  void check() throws ImageFormatException {
    if (loss != null) {
      throw new ImageFormatException("is damaged: " + loss + "; fetch or save it again");
    }
  }
}
