package io.halfpixel.fuzz;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import io.halfpixel.parity.ParityManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A list of recorded cases, all over one file.
 *
 * @param folder where both are written
 */
record ManifestTarget(Path folder) implements Target {
  private static final String ARRAY = "a.npy";

  @Override
  public void take(byte[] bytes) throws IOException {
    Path array = folder.resolve(ARRAY);
    if (!Files.exists(array)) {
      NpyFile.write(array, Tensor.of(new float[1], 1, 1, 1, 1));
      array.toFile().deleteOnExit();
    }
    Path file = Files.write(folder.resolve(ParityManifest.FILE_NAME), bytes);
    file.toFile().deleteOnExit();
    try {
      ParityManifest.read(folder);
    } catch (InvalidArgumentException e) {
      // Refused.
    }
  }
}
