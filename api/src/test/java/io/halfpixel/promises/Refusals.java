package io.halfpixel.promises;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import org.junit.jupiter.api.function.Executable;

/** Calls that throw what their Javadoc says, with a message that has the words. */
final class Refusals {
  private Refusals() {}

  static void invalid(String words, Executable call) {
    check(words, assertThrows(InvalidArgumentException.class, call));
  }

  static void unsupported(String words, Executable call) {
    check(words, assertThrows(UnsupportedModeException.class, call));
  }

  static void unavailable(Executable call) {
    check("no backend", assertThrows(BackendUnavailableException.class, call));
  }

  static void closed(Executable call) {
    check("closed", assertThrows(IllegalStateException.class, call));
  }

  private static void check(String words, Exception thrown) {
    assertTrue(String.valueOf(thrown.getMessage()).contains(words), () -> words + ": " + thrown);
  }
}
