package io.halfpixel.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All targets by the names of their corpora. */
final class Targets {
  private static final Map<String, Supplier<Target>> ALL =
      new TreeMap<>(
          Map.of(
              "call", () -> new CallTarget(Subjects.available()),
              "configuration", () -> new ConfigurationTarget(Subjects.available()),
              "image", ImageTarget::new,
              "manifest", () -> new ManifestTarget(folder()),
              "npy", () -> new NpyTarget(folder()),
              "view", ViewTarget::new));

  private Targets() {}

  /** Returns the names, in alphabetical order. */
  static Set<String> names() {
    return ALL.keySet();
  }

  /**
   * Returns a new target.
   *
   * @throws IllegalArgumentException if none has that name
   */
  static Target of(String name) {
    Supplier<Target> target = ALL.get(name);
    if (target == null) {
      throw new IllegalArgumentException("a target is one of " + names() + ", but got " + name);
    }
    return target.get();
  }

  /** Returns a new folder, which is deleted with its two files when the virtual machine ends. */
  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("halfpixel-fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
