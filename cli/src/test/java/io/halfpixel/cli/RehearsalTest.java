package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run to fill the archive of classes works, or the archive would be nearly empty. */
class RehearsalTest {
  @TempDir Path folder;

  @Test
  void everyCommandOfItEndsWell() throws IOException {
    Rehearsal.rehearse(folder);
    for (String file : List.of("out.png", "out.jpg", "png.npy", "jpg.npy")) {
      assertTrue(Files.size(folder.resolve(file)) > 0, file);
    }
  }
}
