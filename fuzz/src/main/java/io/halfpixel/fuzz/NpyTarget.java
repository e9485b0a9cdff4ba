package io.halfpixel.fuzz;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of NumPy.
 *
 * @param folder where it is written
 */
record NpyTarget(Path folder) implements Target {
  @Override
  public void take(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("array.npy"), bytes);
    file.toFile().deleteOnExit();
    try {
      NpyFile.read(file);
    } catch (InvalidArgumentException e) {
      // Refused.
    }
  }
}
