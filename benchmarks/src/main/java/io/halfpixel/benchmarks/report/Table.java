package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables and numbers in Markdown. */
final class Table {
  /** Columns of words, beside the first. */
  private static final Set<String> WORDS = Set.of("against", "faster", "package");

  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** Begins a table; all columns but the first and those of words are numbers. */
  Table(List<String> columns) {
    this.columns = columns;
  }

  /**
   * Returns the microseconds of each row's candidates.
   *
   * @param name the first column, which names the rows
   * @param ids the other columns
   */
  static Table micros(String name, List<Row> rows, Collection<String> ids) {
    List<String> columns = new ArrayList<>(List.of(name));
    columns.addAll(ids);
    Table table = new Table(columns);
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      ids.forEach(id -> cells.add(number(row.time(id))));
      table.row(cells);
    }
    return table;
  }

  /** Adds a row. */
  void row(List<String> cells) {
    rows.add(cells);
  }

  /** Returns the table in Markdown, without columns that are empty in every row. */
  @Override
  public String toString() {
    int[] shown = IntStream.range(0, columns.size()).filter(this::hasAny).toArray();
    StringBuilder text = new StringBuilder(line(columns, shown));
    text.append("|---|");
    IntStream.of(shown)
        .skip(1)
        .forEach(i -> text.append(WORDS.contains(columns.get(i)) ? "---|" : "---:|"));
    text.append('\n');
    rows.forEach(row -> text.append(line(row, shown)));
    return text.toString();
  }

  private boolean hasAny(int column) {
    return column == 0 || rows.stream().anyMatch(row -> !row.get(column).isEmpty());
  }

  private static String line(List<String> cells, int[] shown) {
    return IntStream.of(shown)
        .mapToObj(cells::get)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
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
