package io.halfpixel.cpp;

import io.halfpixel.UnsupportedModeException;
import io.halfpixel.cpp.binding.NativeBinding;

/** What the statuses of the C interface are in Java. */
final class NativeStatus {
  private static final int OK = 0;
  private static final int UNSUPPORTED = 3;
  private static final int OUT_OF_MEMORY = 4;

  private NativeStatus() {}

  /**
   * Throws unless a status says that all is well.
   *
   * @throws UnsupportedModeException if the library has no loop for the plan
   * @throws OutOfMemoryError if the library could not allocate memory
   * @throws IllegalStateException for every other status: the caller and the library disagree,
   *     which is a defect
   */
  static void check(int status, NativeBinding binding) {
    switch (status) {
      case OK -> {}
      case UNSUPPORTED -> throw new UnsupportedModeException(message(status, binding));
      case OUT_OF_MEMORY -> throw new OutOfMemoryError(message(status, binding));
      default ->
          throw new IllegalStateException(
              "internal error, please report it: " + message(status, binding));
    }
  }

  private static String message(int status, NativeBinding binding) {
    return "libhalfpixel: " + binding.statusMessage(status);
  }
}
