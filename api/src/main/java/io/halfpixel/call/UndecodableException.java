package io.halfpixel.call;

import java.io.Serial;

/**
 * No decoder here gives the pixels that a framework has of a file, though the file may be sound.
 */
public final class UndecodableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with a one-sentence message. */
  public UndecodableException(String message) {
    super(message);
  }

  /** Creates the exception with a one-sentence message and what led to it. */
  public UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
