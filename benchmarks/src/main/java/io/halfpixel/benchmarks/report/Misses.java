package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.report.Goals.Goal;
import io.halfpixel.benchmarks.report.Goals.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What misses its goal and why, one table for each goal; cells with one reason share a row. */
final class Misses {
  private Misses() {}

  /** Returns the tables, folded, or nothing if all goals are met. */
  static String of(List<Goal> goals) {
    StringBuilder text = new StringBuilder();
    goals.stream().filter(goal -> !goal.met()).forEach(goal -> append(goal, text));
    return text.isEmpty()
        ? ""
        : "<details><summary>What misses its goal, and why (some profiles are of other versions)</summary>\n\n"
            + text
            + "</details>\n\n";
  }

  private static void append(Goal goal, StringBuilder text) {
    Map<String, List<Verdict>> reasons =
        goal.misses().stream()
            .collect(
                Collectors.groupingBy(
                    miss -> Reasons.of(goal.text(), miss.where()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    text.append("**").append(goal.text()).append("**\n\n");
    text.append("| where | reached | why |\n|---|---:|---|\n");
    reasons.forEach(
        (reason, misses) -> {
          text.append("| ").append(lines(misses, Verdict::where));
          text.append(" | ")
              .append(lines(misses, miss -> Table.number(miss.reached()) + goal.unit()));
          text.append(" | ").append(reason).append(" |\n");
        });
    text.append('\n');
  }

  private static String lines(List<Verdict> misses, Function<Verdict, String> text) {
    return misses.stream().map(text).collect(Collectors.joining("<br>"));
  }
}
