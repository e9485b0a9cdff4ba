package io.halfpixel;

import java.io.Serial;

/**
 * A combination of mode, rank and data type for which no computation is defined.
 *
 * <p>Thrown where a framework raises {@code NotImplementedError}, and where a backend meets a plan
 * that it cannot run. Nothing has been written when it is thrown.
 */
public final class UnsupportedModeException extends UnsupportedOperationException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with a one-sentence message. */
  public UnsupportedModeException(String message) {
    super(message);
  }
}
