package io.halfpixel.benchmarks;

import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Grid;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two builds of Halfpixel, each with its own benchmark, and says where this one is slower.
 * Not a test; {@code benchmarks/guard} starts it.
 */
final class Guard {
  static final int NO_LOSS = 0;
  static final int LOSS = 1;
  static final int USAGE = 2;
  static final int INCOMPLETE = 3;

  /** What users get, and what they get where there is no native library. */
  private static final Set<String> BACKENDS = Set.of("cpp-jni", "jvm", "jvm-vector");

  /** Only the first is one of {@link Grid#key}, of which a worker times every kind of memory. */
  private static final List<String> QUICK =
      List.of(
          "bilinear float32 NCHW 1x64x128x128->256x256 1t",
          "bicubic float32 NHWC 1x64x128x128->256x256 1t",
          "bilinear uint8 NHWC 1x3x1080x1920->720x1280 1t",
          "bicubic-aa uint8 NHWC 1x3x1080x1920->224x224 1t",
          "bilinear-aa float32 NCHW 1x3x1080x1920->720x1280 1t",
          "bilinear float32 NCHW 1x3x32x32->64x64 1t");

  private static final List<String> OTHERS =
      List.of(
          "nearest float32 NCHW 32x32x30x30->60x60 1t",
          "nearest float32 NHWC 1x64x128x128->256x256 1t",
          "bilinear float32 NHWC 32x32x30x30->60x60 1t",
          "bicubic float32 NCHW 32x32x30x30->60x60 1t",
          "bilinear float16 NCHW 1x64x128x128->256x256 1t",
          "backward-bilinear float32 NCHW 32x32x60x60->30x30 1t");

  private final Duel duel;
  private final PrintStream out;

  Guard(Duel duel, PrintStream out) {
    this.duel = duel;
    this.out = out;
  }

  /**
   * Compares and ends the process; the arguments are {@code --quick} on demand, the benchmark's jar
   * of the base and of the head, and on demand a text that cells must contain.
   */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(arguments));
    boolean quick = words.remove("--quick");
    String text = words.size() > 2 ? words.get(2) : "";
    List<Cell> cells = cells(quick).stream().filter(cell -> cell.name().contains(text)).toList();
    if (cells.isEmpty()) {
      System.err.println("guard: no cell contains \"" + text + "\"; there are:");
      cells(quick).forEach(cell -> System.err.println("  " + cell.name()));
      System.exit(USAGE);
    }
    Duel duel = new Duel(side(words.get(0)), side(words.get(1)), quick ? 1 : 2, BACKENDS);
    System.exit(new Guard(duel, System.out).run(cells));
  }

  private static Duel.Side side(String jar) {
    Fork fork = new Fork(jar, 150, 800, 80, Worker.Providers.HALFPIXEL);
    return cell -> fork.measure(cell.name(), cell.threads());
  }

  /** Returns the cells of a short or a whole run. */
  static List<Cell> cells(boolean quick) {
    List<String> names = new ArrayList<>(QUICK);
    if (!quick) {
      names.addAll(OTHERS);
    }
    return names.stream().map(Grid::cell).toList();
  }

  /** Compares the cells, prints what it finds, and returns the exit status. */
  int run(List<Cell> cells) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    out.printf("%-70s %10s %10s %8s%n", "us a call", "base", "head", "ratio");
    for (Cell cell : cells) {
      try {
        List<Finding> some = duel.compare(cell);
        some.forEach(finding -> out.println(finding.line()));
        findings.addAll(some);
      } catch (IOException e) {
        failures.add(String.valueOf(e.getMessage()));
        out.println(cell.name() + "  NOT COMPARED, see below");
      }
    }
    return summary(findings, failures);
  }

  private int summary(List<Finding> findings, List<String> failures) {
    out.println();
    Set<String> backends = new TreeSet<>();
    findings.forEach(finding -> backends.add(finding.backend()));
    backends.forEach(
        id -> mean(id, findings.stream().filter(f -> f.backend().equals(id)).toList()));
    if (!findings.isEmpty()) {
      mean("all", findings);
    }
    failures.forEach(failure -> out.println("NOT COMPARED: " + failure));
    List<Finding> losses = findings.stream().filter(Finding::isConfirmedLoss).toList();
    losses.forEach(loss -> out.println("slower (confirmed): " + loss.name()));
    if (losses.isEmpty()) {
      out.println("slower (confirmed): none");
    }
    return !losses.isEmpty() ? LOSS : failures.isEmpty() ? NO_LOSS : INCOMPLETE;
  }

  private void mean(String of, List<Finding> findings) {
    out.printf(Locale.ROOT, "geometric mean of %-53s %28.2fx%n", of, Finding.mean(findings));
  }
}
