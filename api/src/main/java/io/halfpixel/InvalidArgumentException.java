package io.halfpixel;

import java.io.Serial;

/**
 * An argument that the operation does not allow: a value, a shape, a data type or a storage.
 *
 * <p>Thrown where a framework raises {@code ValueError}, {@code TypeError}, {@code RuntimeError} or
 * an {@code InvalidArgumentError} for the same call. The message says what was wrong, what was
 * given and what is allowed; nothing has been written when it is thrown.
 */
public final class InvalidArgumentException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with a one-sentence message. */
  public InvalidArgumentException(String message) {
    super(message);
  }

  /** Creates the exception with a one-sentence message and what caused it. */
  public InvalidArgumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
