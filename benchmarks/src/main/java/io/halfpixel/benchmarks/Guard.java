package io.halfpixel.benchmarks;

import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares two builds of Halfpixel on the key cells: their virtual machines take turns, and ratios
 * are printed. Not a test; {@code benchmarks/guard} starts it.
 */
public final class Guard {
  private static final int ROUNDS = 3;
  private static final double NOTEWORTHY = 0.05;

  private Guard() {}

  /**
   * Compares; the arguments are the class paths of the base and of the head, and on demand a text
   * that cells must contain.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Fork base = new Fork(arguments[0], 200, 1000, 100, Worker.Providers.HALFPIXEL);
    Fork head = new Fork(arguments[1], 200, 1000, 100, Worker.Providers.HALFPIXEL);
    String text = arguments.length > 2 ? arguments[2] : "";
    System.out.printf("%-70s %10s %10s %8s%n", "us a call", "base", "head", "ratio");
    for (Cell cell : Grid.key()) {
      if (cell.name().contains(text)) {
        compare(cell, base, head);
      }
    }
  }

  /** The two alternate, and so does which of them is first. */
  private static void compare(Cell cell, Fork base, Fork head)
      throws IOException, InterruptedException {
    Map<String, List<Double>> before = new LinkedHashMap<>();
    Map<String, List<Double>> after = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        add(base.measure(cell.name(), cell.threads()), before);
        add(head.measure(cell.name(), cell.threads()), after);
      } else {
        add(head.measure(cell.name(), cell.threads()), after);
        add(base.measure(cell.name(), cell.threads()), before);
      }
    }
    after.forEach(
        (id, times) -> {
          List<Double> earlier = before.get(id);
          if (earlier != null && !Limits.isLimit(id)) {
            System.out.println(line(cell.name() + " " + id, Spread.of(earlier), Spread.of(times)));
          }
        });
  }

  private static void add(Map<String, List<Double>> times, Map<String, List<Double>> to) {
    times.forEach((id, some) -> to.computeIfAbsent(id, x -> new ArrayList<>()).addAll(some));
  }

  /** Returns a line that says slower or faster only where the quartiles do not overlap. */
  static String line(String name, Spread base, Spread head) {
    double ratio = head.median() / base.median();
    boolean slower = ratio > 1 + NOTEWORTHY && head.lower() > base.upper();
    boolean faster = ratio < 1 - NOTEWORTHY && head.upper() < base.lower();
    return String.format(
        Locale.ROOT,
        "%-70s %10.1f %10.1f %7.2fx%s",
        name,
        base.median(),
        head.median(),
        ratio,
        slower ? "  slower" : faster ? "  faster" : "");
  }
}
