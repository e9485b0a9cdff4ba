package io.halfpixel.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The first look at what the user wants to be read. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Checks that there is a file.
   *
   * @throws UserException if there is none, it is a folder, or it cannot be read
   */
  static void requireFile(Path file) {
    requireThere(file);
    if (Files.isDirectory(file)) {
      throw new UserException(file + ": is a folder; name a file to read");
    }
    requireReadable(file);
  }

  /**
   * Checks that there is a folder.
   *
   * @throws UserException if there is none, it is a file, or it cannot be read
   */
  static void requireFolder(Path folder) {
    requireThere(folder);
    if (!Files.isDirectory(folder)) {
      throw new UserException(folder + ": is a file; name a folder");
    }
    requireReadable(folder);
  }

  private static void requireThere(Path path) {
    if (!Files.exists(path)) {
      throw new UserException(path + ": there is no such file or folder; check the name");
    }
  }

  private static void requireReadable(Path path) {
    if (!Files.isReadable(path)) {
      throw new UserException(path + ": cannot be read; change its rights");
    }
  }
}
