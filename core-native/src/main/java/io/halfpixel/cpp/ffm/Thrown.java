package io.halfpixel.cpp.ffm;

/** What a method handle throws, which the compiler knows as {@link Throwable} only. */
final class Thrown {
  private Thrown() {}

  /** Returns an exception as it is if nobody has to declare it; throws it if it is an error. */
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error e) {
      throw e;
    }
    return thrown instanceof RuntimeException e
        ? e
        : new IllegalStateException("a native function could not be called: " + thrown, thrown);
  }
}
