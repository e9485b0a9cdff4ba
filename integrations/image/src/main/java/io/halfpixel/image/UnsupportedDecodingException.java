package io.halfpixel.image;

import java.io.Serial;

/**
 * Pixels that a library gives and no decoder of Java can, so that nothing is given rather than
 * other pixels.
 */
public final class UnsupportedDecodingException extends ImageFormatException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with what cannot be given, and why. */
  public UnsupportedDecodingException(String message) {
    super(message);
  }
}
