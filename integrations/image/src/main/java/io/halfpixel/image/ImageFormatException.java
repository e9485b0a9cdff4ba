package io.halfpixel.image;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A file that is no image, is damaged, or is of a kind that its reader does not know. The message
 * continues a sentence that begins with the file's name, such as "is cut short".
 */
public class ImageFormatException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with what is wrong. */
  public ImageFormatException(String message) {
    this(message, null);
  }

  /** Creates the exception with what is wrong and what caused it. */
  public ImageFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
