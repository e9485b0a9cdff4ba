package io.halfpixel;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A backend that was asked for by name, or any backend at all, cannot run here.
 *
 * <p>The message carries the backend's own reason and what to do about it; the cause is the failure
 * that made it unavailable, where there was one.
 */
public final class BackendUnavailableException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with a one-sentence message and what caused it, if anything did. */
  public BackendUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
