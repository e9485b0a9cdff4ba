package io.halfpixel.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of the known words a misspelt one was meant to be. */
final class Suggestions {
  private Suggestions() {}

  /**
   * Returns {@code "; did you mean ...?"} with the nearest known word, or nothing if none is near.
   */
  static String didYouMean(String word, Collection<String> known) {
    String typed = word.toLowerCase(Locale.ROOT);
    Optional<String> nearest =
        known.stream()
            .filter(
                candidate ->
                    distance(typed, candidate) <= Math.max(1, (candidate.length() + 1) / 3))
            .min(Comparator.comparingInt(candidate -> distance(typed, candidate)));
    return nearest.map(candidate -> "; did you mean " + candidate + "?").orElse("");
  }

  /** Returns how many letters must be inserted, removed or replaced: V. Levenshtein, 1966. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
