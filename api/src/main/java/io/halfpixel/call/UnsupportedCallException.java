package io.halfpixel.call;

import java.io.Serial;

/** There is no face for a call, for one of its arguments, or for the way it was made. */
public final class UnsupportedCallException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with a one-sentence message. */
  public UnsupportedCallException(String message) {
    super(message);
  }
}
