package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.List;
import java.util.Locale;

/**
 * Times of libraries that the run cannot start, from another machine: they stand beside the
 * measured ones without a ratio, since processors differ.
 */
final class Published {
  private static final String CELL = "Pillow %s 4928x3279->852x567";

  private Published() {}

  /** Returns the table, or nothing if no such cell was measured. */
  static String of(BenchReport report) {
    Table table =
        new Table(List.of("filter", "native, us", "jvm, us", "fast_image_resize 6.0, us"));
    int rows = 0;
    rows += row(table, report, "BILINEAR", 8304);
    rows += row(table, report, "BICUBIC", 10_341);
    rows += row(table, report, "LANCZOS", 13_682);
    return rows == 0
        ? ""
        : "\n"
            + "### Libraries of other languages\n\n"
            + "**Not run here.** 4928x3279 RGB bytes to 852x567, one thread. fast_image_resize"
            + " (Rust, AVX2) was measured once\n"
            + "beside an earlier Halfpixel on a Zen 5 with AVX-512; compare only the order of"
            + " magnitude.\n\n"
            + table;
  }

  private static int row(Table table, BenchReport report, String filter, double micros) {
    String name = CELL.formatted(filter);
    for (Row row : report.photos()) {
      if (row.name().equals(name)) {
        table.row(
            List.of(
                filter.toLowerCase(Locale.ROOT),
                Table.number(row.time(Goals.NATIVE)),
                Table.number(row.time(Goals.JVM)),
                Table.number(micros)));
        return 1;
      }
    }
    return 0;
  }
}
