package io.halfpixel.parity;

import java.io.Serial;

/**
 * There is no face for a recorded call, for one of its arguments, or for the way it was recorded.
 */
final class UnsupportedCallException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnsupportedCallException(String message) {
    super(message);
  }
}
