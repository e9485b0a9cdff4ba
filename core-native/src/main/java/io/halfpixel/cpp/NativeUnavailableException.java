package io.halfpixel.cpp;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Why a native backend cannot run here. Never leaves this module: it becomes an answer of the
 * backend.
 */
final class NativeUnavailableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  /** Creates the exception with one sentence that says what is missing and what would help. */
  NativeUnavailableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** Returns the sentence. */
  String reason() {
    return reason;
  }
}
