package io.halfpixel.cli;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the warnings of a reader that mean lost pixels. Java's JPEG reader fills what is
 * missing with gray and only warns.
 *
 * <p>Source of the texts: libjpeg, {@code jerror.h} (JWRN messages), and the JDK's {@code
 * JPEGImageReader} resources.
 */
final class DecodingLosses implements IIOReadWarningListener {
  private @Nullable String loss;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    boolean lost =
        text.contains("truncated")
            || text.contains("premature end")
            || (text.startsWith("corrupt") && !text.contains("extraneous bytes"));
    if (lost && loss == null) {
      loss = warning;
    }
  }

  /**
   * Ends the reading.
   *
   * @throws UserException if pixels were lost
   */
  void check() {
    if (loss != null) {
      throw new UserException("is damaged: " + loss + "; fetch or save it again");
    }
  }
}
