package io.halfpixel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables recorded with a framework; their first lines say what they hold. */
public final class Recorded {
  private Recorded() {}

  /**
   * Returns the cells of each row.
   *
   * @param test a class of the package that the file is in
   */
  public static List<String[]> rows(Class<?> test, String file) {
    try (InputStream in = test.getResourceAsStream(file)) {
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
