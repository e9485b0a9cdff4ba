package io.halfpixel.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables and numbers in Markdown. */
final class Table {
  /** Columns of words, beside the first. */
  private static final Set<String> WORDS = Set.of("against", "faster", "package");

  private final StringBuilder text = new StringBuilder();

  /** Begins a table; all columns but the first and those of words are numbers. */
  Table(List<String> columns) {
    row(columns);
    text.append("|---|");
    columns.stream()
        .skip(1)
        .forEach(column -> text.append(WORDS.contains(column) ? "---|" : "---:|"));
    text.append('\n');
  }

  /** Adds a row. */
  void row(List<String> cells) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Returns a number with two digits or more, empty if it is not finite. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    double size = Math.abs(value);
    String format = size < 0.1 ? "%.4f" : size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /** Returns such as {@code "4.20x"}, empty if it is not finite. */
  static String times(double ratio) {
    return Double.isFinite(ratio) ? number(ratio) + "x" : "";
  }

  /** Returns such as {@code "85 %"}, empty if it is not finite. */
  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f %%", 100 * share) : "";
  }
}
