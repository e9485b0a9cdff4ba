package io.halfpixel.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the guard found out about one backend in one cell.
 *
 * @param name the cell and the backend
 * @param backend the backend's id
 * @param first the comparison of the run over all cells
 * @param reruns comparisons of this cell alone, made while each of them says slower
 */
record Finding(String name, String backend, Ratio first, List<Ratio> reruns) {
  /** How many reruns of a cell alone have to say slower as well. */
  static final int RERUNS = 2;

  /** Returns whether the run over all cells and all reruns say slower. */
  boolean isConfirmedLoss() {
    return first.isSlower() && reruns.size() == RERUNS && reruns.stream().allMatch(Ratio::isSlower);
  }

  /** Returns the line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-70s %10.1f %10.1f %7.2fx%s",
        name,
        first.base().median(),
        first.head().median(),
        first.value(),
        remark());
  }

  private String remark() {
    if (!first.isSlower()) {
      return first.isFaster() ? "  faster" : "";
    }
    String alone =
        reruns.stream()
            .map(again -> String.format(Locale.ROOT, "%.2fx", again.value()))
            .collect(Collectors.joining(", "));
    return (isConfirmedLoss() ? "  slower (confirmed), alone " : "  not confirmed, alone ") + alone;
  }

  /** Returns the geometric mean of the first ratios of at least one finding. */
  static double mean(List<Finding> findings) {
    return Math.exp(
        findings.stream().mapToDouble(f -> Math.log(f.first().value())).average().orElseThrow());
  }
}
