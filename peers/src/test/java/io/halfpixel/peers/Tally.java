package io.halfpixel.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many calls ended how, for whoever reads the build's output. */
final class Tally {
  /** What a comparison came to. */
  enum Outcome {
    /** Both computed, and every bit is equal. */
    EQUAL,
    /** Equal after one operation was replaced by the one that this build of the peer runs. */
    EQUAL_AS_COMPILED_HERE,
    /** Not equal, but no further apart than docs/frameworks.md says. */
    WITHIN_THE_BOUND,
    /** Both refused the call. */
    BOTH_REFUSE,
    /** A named condition leaves the call out. */
    LEFT_OUT
  }

  private final String title;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  Tally(String title) {
    this.title = title;
  }

  void add(Outcome outcome) {
    counts.merge(outcome, 1, Integer::sum);
  }

  int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Prints the counts and appends them to the file that the property names. */
  void report() {
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    String parts =
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "))
            .replace('_', ' ');
    String line = title + ": " + total + " calls: " + parts;
    System.out.println(line);
    try {
      Files.writeString(
          Path.of(System.getProperty("halfpixel.peers.report", "target/peers-compared.txt")),
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
