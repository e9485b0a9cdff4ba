package io.halfpixel.cli.evaluate;

import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much one choice changes the peak signal-to-noise ratio while the others stay as they are.
 *
 * @param choice what is chosen, for readers
 * @param decibels the largest ratio less the smallest, of the group where that is most
 */
record Influence(String choice, double decibels) {
  /**
   * Returns the influence of the mode, of the coordinates and of the framework, the largest first.
   *
   * @param outcomes all with a finite peak signal-to-noise ratio
   */
  static List<Influence> of(List<Outcome> outcomes) {
    return List.of(
            new Influence("mode", range(outcomes, o -> framework(o) + method(o).coordinates())),
            new Influence("coordinates", range(best(outcomes), o -> method(o).mode())),
            new Influence("framework", range(outcomes, Influence::method)))
        .stream()
        .sorted(Comparator.comparingDouble(Influence::decibels).reversed())
        .toList();
  }

  /** Returns the better ones of each mode and coordinates, so that frameworks do not count. */
  private static Collection<Outcome> best(List<Outcome> outcomes) {
    return outcomes.stream()
        .collect(
            Collectors.toMap(
                Influence::method, Function.identity(), (a, b) -> a.psnr() >= b.psnr() ? a : b))
        .values();
  }

  /** Returns the largest range within one of the groups that a key makes. */
  private static double range(Collection<Outcome> outcomes, Function<Outcome, Object> key) {
    Map<Object, DoubleSummaryStatistics> groups =
        outcomes.stream()
            .collect(Collectors.groupingBy(key, Collectors.summarizingDouble(Outcome::psnr)));
    return groups.values().stream()
        .mapToDouble(group -> group.getMax() - group.getMin())
        .max()
        .orElse(0);
  }

  private static Method method(Outcome outcome) {
    return Method.of(outcome.candidate());
  }

  private static String framework(Outcome outcome) {
    return outcome.candidate().framework();
  }
}
