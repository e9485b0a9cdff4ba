package io.halfpixel.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The first look at what the user wants to be read. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Checks that there is a file.
   *
   * @throws UserException if there is none, it is a folder, or it cannot be read
   */
  static void requireFile(Path file) throws IOException {
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
  static void requireFolder(Path folder) throws IOException {
    requireThere(folder);
    if (!Files.isDirectory(folder)) {
      throw new UserException(folder + ": is a file; name a folder");
    }
    requireReadable(folder);
  }

  private static void requireThere(Path path) throws IOException {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new UserException(path + ": there is no such file or folder; check the name", e);
    } catch (AccessDeniedException e) {
      throw new UserException(path + ": cannot be read; change its rights", e);
    } catch (FileSystemException e) {
      throw new UserException(
          path + ": cannot be read: " + ErrorReport.reason(e) + "; check the name", e);
    }
  }

  private static void requireReadable(Path path) {
    if (!Files.isReadable(path)) {
      throw new UserException(path + ": cannot be read; change its rights");
    }
  }
}
