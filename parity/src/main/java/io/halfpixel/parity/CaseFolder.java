package io.halfpixel.parity;

import io.halfpixel.InvalidArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The directory of a manifest. Whoever wrote the manifest decides which files in it are read, and
 * none elsewhere.
 *
 * @param path the directory as it was named
 * @param real the same without links
 */
record CaseFolder(Path path, Path real) {
  static CaseFolder of(Path path) throws IOException {
    return new CaseFolder(path, path.toRealPath());
  }

  /**
   * Returns the file of a name, which need not be there.
   *
   * @param where the line of the manifest, for messages
   * @throws InvalidArgumentException if the name is no path, leads out of the directory, also by
   *     way of links, or to something that is no regular file
   */
  Path resolve(String name, String where) throws IOException {
    Path file;
    try {
      file = path.resolve(name);
    } catch (InvalidPathException e) {
      throw new InvalidArgumentException(where + ": no path: " + e.getReason(), e);
    }
    Path inside = real.resolve(name).normalize();
    if (Path.of(name).isAbsolute() || !inside.startsWith(real) || leadsOut(file)) {
      throw new InvalidArgumentException(
          where + ": " + name + " is outside of the directory of the cases");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidArgumentException(where + ": " + name + " is no regular file");
    }
    return file;
  }

  private boolean leadsOut(Path file) throws IOException {
    return Files.exists(file) && !file.toRealPath().startsWith(real);
  }
}
