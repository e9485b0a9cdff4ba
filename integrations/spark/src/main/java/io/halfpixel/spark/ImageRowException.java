package io.halfpixel.spark;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A row whose image cannot be made ready, where {@code onError} is {@code fail}. The message names
 * the row's file, if the row says it, and what is wrong.
 */
public final class ImageRowException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ImageRowException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
