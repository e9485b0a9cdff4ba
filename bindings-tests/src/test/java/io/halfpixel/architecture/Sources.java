package io.halfpixel.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source files of the house. */
final class Sources {
  static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

  private Sources() {}

  static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.find(HOUSE, 2, (f, is) -> is.isDirectory())) {
      return folders.filter(f -> Files.isDirectory(f.resolve("src/main/java"))).sorted().toList();
    }
  }

  static List<Path> in(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
