package io.halfpixel.pillow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables recorded with Pillow; their first lines say what they hold. */
final class Recorded {
  private Recorded() {}

  /** Returns the cells of each row. */
  static List<String[]> rows(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
