package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Times of libraries that the run cannot start: as their authors publish them, and from one
 * measurement beside an earlier Halfpixel. They stand beside the measured ones without a ratio,
 * since processors differ.
 */
final class Published {
  private static final String SMALL = " 4928x3279->852x567";
  private static final String LARGE = " 4928x3279->1232x819";

  /**
   * What is quoted beside a cell.
   *
   * @param cell its name
   * @param quoted a text for each column, empty where there is no time
   */
  private record Entry(String cell, List<String> quoted) {
    Entry(String cell, String... quoted) {
      this(cell, List.of(quoted));
    }
  }

  private static final List<Entry> BY_AUTHORS =
      List.of(
          new Entry("Pillow BILINEAR" + SMALL, "3.80", ""),
          new Entry("Pillow BICUBIC" + SMALL, "6.89", ""),
          new Entry("Pillow LANCZOS" + SMALL, "13.2", ""),
          new Entry("Pillow LANCZOS" + LARGE, "22.8", "16.7"));

  private static final List<Entry> ONCE =
      List.of(
          new Entry("bilinear-aa uint8 NHWC 1x3x1080x1920->224x224 1t", "0.391", "0.333", "0.413"),
          new Entry("Pillow BILINEAR" + SMALL, "8.30", "4.10", "4.65"),
          new Entry("Pillow BICUBIC" + SMALL, "10.3", "5.51", ""),
          new Entry("Pillow LANCZOS" + SMALL, "13.7", "7.29", "8.81"));

  private Published() {}

  /** Returns the tables, or nothing if no such cell was measured. */
  static String of(BenchReport report) {
    String authors = table(report, BY_AUTHORS, List.of("fast_image_resize, ms", "pic-scale, ms"));
    String once =
        table(
            report,
            ONCE,
            List.of("fast_image_resize, ms", "Halfpixel then, ms", "Halfpixel then, AVX2, ms"));
    return authors.isEmpty()
        ? ""
        : "\n"
            + "### Libraries of other languages\n\n"
            + "**Not run here**: what their authors publish for RGB bytes, one thread, AVX2."
            + " Their processors are other ones, so compare the order of magnitude.\n"
            + "852x567: fast_image_resize 5.0 on a Ryzen 9 5950X (its `benchmarks-x86_64.md`);"
            + " 1232x819: the README of pic-scale, which names no processor.\n\n"
            + authors
            + "\n**Not run here either**: fast_image_resize 6.0 (AVX2), once beside Halfpixel"
            + " b327862 on a Zen 5. The last three columns compare with each other.\n\n"
            + once;
  }

  private static String table(BenchReport report, List<Entry> entries, List<String> quoted) {
    List<String> columns =
        new ArrayList<>(List.of("cell", "native, ms", "native AVX2, ms", "jvm, ms"));
    columns.addAll(quoted);
    Table table = new Table(columns);
    int rows = 0;
    for (Entry entry : entries) {
      for (Row row : Stream.concat(report.photos().stream(), report.cells().stream()).toList()) {
        if (row.name().equals(entry.cell())) {
          rows++;
          table.row(cells(row, entry));
        }
      }
    }
    return rows == 0 ? "" : table.toString();
  }

  private static List<String> cells(Row row, Entry entry) {
    List<String> cells = new ArrayList<>(List.of(row.name()));
    for (String id : List.of(Goals.NATIVE, Goals.NATIVE_AVX2, Goals.JVM)) {
      cells.add(Table.number(row.time(id) / 1000));
    }
    cells.addAll(entry.quoted());
    return cells;
  }
}
