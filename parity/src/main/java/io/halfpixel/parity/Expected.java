package io.halfpixel.parity;

import io.halfpixel.TensorSpec;
import java.nio.file.Path;

/** One recorded result. */
public sealed interface Expected {
  /** Returns the file with the array, or with some of its elements. */
  Path file();

  /**
   * All of its elements.
   *
   * @param file an {@code .npy} file
   */
  record Whole(Path file) implements Expected {}

  /**
   * The hash of a result that is too large to be kept, and a few of its elements.
   *
   * @param sha256 the SHA-256 in hexadecimal of the elements in C order, little-endian
   * @param spec the type and shape of the result
   * @param file an {@code .npy} file with every element whose index is a multiple of the stride
   * @param stride at least 1; or 0 if the file has another recorded result with the same pixels
   */
  record Hashed(String sha256, TensorSpec spec, Path file, int stride) implements Expected {}
}
