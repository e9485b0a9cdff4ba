package io.halfpixel.fuzz;

import java.io.IOException;

/**
 * Something that takes bytes. It returns whether it takes or refuses them; only what no method that
 * it calls documents comes out as an exception, and a result that is wrong as an {@link
 * AssertionError}. Used by one thread at a time.
 */
@FunctionalInterface
public interface Target {
  /**
   * Gives bytes to it.
   *
   * @throws IOException if its own files cannot be written; never because of the bytes
   */
  void take(byte[] bytes) throws IOException;
}
