package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What people use the cells for; each cell of one thread has one use. */
final class Uses {
  /** The first use that takes a cell has it. */
  private static final Map<String, Predicate<Row>> USES = uses();

  private Uses() {}

  private static Map<String, Predicate<Row>> uses() {
    Map<String, Predicate<Row>> uses = new LinkedHashMap<>();
    uses.put("photo to model input", row -> is(row, BenchReport.PIPELINE) || has(row, "->224x224"));
    uses.put("thumbnail", row -> is(row, BenchReport.PHOTO));
    uses.put("video frame", row -> isPlain(row) && has(row, "->2160x3840", "->720x1280"));
    uses.put("decoder's feature maps", Uses::isPlain);
    uses.put("label map (nearest)", row -> is(row, "nearest") && !row.small());
    uses.put("training (gradients)", row -> isGradient(row) && !row.small());
    uses.put("small image", Row::small);
    return uses;
  }

  private static boolean isPlain(Row row) {
    return !is(row, "nearest") && !isGradient(row) && !row.small();
  }

  private static boolean isGradient(Row row) {
    return row.mode().startsWith("backward");
  }

  /** Returns the cells of one thread by use, without uses that have none. */
  static Map<String, List<Row>> of(BenchReport report) {
    Map<String, List<Row>> cells = new LinkedHashMap<>();
    USES.keySet().forEach(use -> cells.put(use, new ArrayList<>()));
    Stream.concat(report.photos().stream(), report.cells().stream())
        .filter(row -> row.threads() == 1)
        .forEach(row -> cells.computeIfAbsent(use(row), x -> new ArrayList<>()).add(row));
    cells.values().removeIf(List::isEmpty);
    return cells;
  }

  private static String use(Row row) {
    return USES.entrySet().stream()
        .filter(use -> use.getValue().test(row))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(Row row, String mode) {
    return row.mode().equals(mode);
  }

  private static boolean has(Row row, String... parts) {
    return Stream.of(parts).anyMatch(row.name()::contains);
  }
}
