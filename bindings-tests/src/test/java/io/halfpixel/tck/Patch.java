package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.tck.rules.RuleFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A mistake in the sources of the pure-Java backend, made in a copy of one file.
 *
 * @param name what is wrong
 * @param file the source file, from the root of the repository
 * @param right the text that is replaced, which the file has once
 * @param wrong what it is replaced by
 * @param family the family that must notice
 */
record Patch(
    String name, String file, String right, String wrong, Class<? extends RuleFamily> family) {
  private static final String SOURCES = "/src/main/java/";

  /** Returns the name of the class that the file has. */
  String className() {
    String path = file.substring(file.indexOf(SOURCES) + SOURCES.length());
    return path.replace(".java", "").replace('/', '.');
  }

  /** Returns the file with the mistake. */
  String source() throws IOException {
    String source = Files.readString(Path.of("..").resolve(file));
    assertEquals(2, source.split(Pattern.quote(right), -1).length, file);
    return source.replace(right, wrong);
  }

  /** Returns a patch that replaces the text by itself, for the same family. */
  Patch harmless() {
    return new Patch(family.getSimpleName(), file, right, right, family);
  }

  @Override
  public String toString() {
    return name;
  }
}
