package io.halfpixel.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Why cells miss their goals: what their profiles showed, not what one would guess. {@code
 * reasons.tsv} has them.
 */
final class Reasons {
  private static final List<Reason> PROFILED = read("reasons.tsv");

  private Reasons() {}

  /**
   * What a profile showed.
   *
   * @param goal how the text of the goal begins
   * @param where cells that it was seen in, or others with the same loop
   * @param text a sentence
   */
  private record Reason(String goal, Pattern where, String text) {
    static Reason of(String line) {
      String[] columns = line.split("\t", -1);
      return new Reason(columns[0], Pattern.compile(columns[1]), columns[2]);
    }
  }

  private static List<Reason> read(String file) {
    try (InputStream in = Objects.requireNonNull(Reasons.class.getResourceAsStream(file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(Reason::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the reason of a miss, or that there is none yet. */
  static String of(String goal, String where) {
    return PROFILED.stream()
        .filter(reason -> goal.startsWith(reason.goal()) && reason.where().matcher(where).find())
        .map(Reason::text)
        .findFirst()
        .orElse("not profiled");
  }
}
