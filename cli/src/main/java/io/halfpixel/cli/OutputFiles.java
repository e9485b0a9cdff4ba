package io.halfpixel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a command must not write over. */
final class OutputFiles {
  /** How far into a file {@link #begins} looks. */
  private static final int HEAD_BYTES = 1024;

  private OutputFiles() {}

  /** Tells a report of the command from any other file. */
  @FunctionalInterface
  interface Recognition {
    boolean isOurs(Path file) throws IOException;
  }

  /**
   * Checks that no output is an input or another output, also under another name.
   *
   * @throws UserException if one is
   */
  static void requireDistinct(Collection<Path> inputs, List<Path> outputs) throws IOException {
    List<Path> taken = new ArrayList<>(inputs);
    for (Path output : outputs) {
      for (Path other : taken) {
        if (isSame(output, other)) {
          throw new UserException(
              output + ": is named twice, it is the same file as " + other + "; name another one");
        }
      }
      taken.add(output);
    }
  }

  private static boolean isSame(Path a, Path b) throws IOException {
    boolean there = Files.exists(a);
    if (there != Files.exists(b)) {
      return false;
    }
    return there ? Files.isSameFile(a, b) : place(a).equals(place(b));
  }

  /** Returns where a file would be that is not there yet. */
  private static Path place(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    return folder != null && Files.isDirectory(folder)
        ? folder.toRealPath().resolve(absolute.getFileName())
        : absolute;
  }

  /**
   * Checks that a file is not there, or is an earlier report.
   *
   * @param kind what is written, such as {@code "page of halfpixel evaluate"}
   * @throws UserException if there is another file
   */
  static void requireReplaceable(Path file, String kind, Recognition recognition)
      throws IOException {
    if (Files.isRegularFile(file) && !recognition.isOurs(file)) {
      throw new UserException(
          file
              + ": is there already and is no "
              + kind
              + "; name another file, or remove it first");
    }
  }

  /** Returns whether the beginning of a file contains a text of ASCII. */
  static boolean begins(Path file, String text) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      return new String(head, StandardCharsets.ISO_8859_1).contains(text);
    }
  }
}
