package io.halfpixel.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source files of the house. */
final class Sources {
  static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

  /** A user's project, which is no part of the house. */
  private static final Path CONSUMER = Path.of("release", "consumer");

  private Sources() {}

  static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.find(HOUSE, 2, (f, is) -> is.isDirectory())) {
      return folders
          .filter(f -> Files.isDirectory(f.resolve("src/main/java")) && !f.endsWith(CONSUMER))
          .sorted()
          .toList();
    }
  }

  static List<Path> in(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
