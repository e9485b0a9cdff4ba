package io.halfpixel.cli;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something the user can put right. The message is one line: what is wrong and what to do. */
final class UserException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }

  UserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
