package io.halfpixel.benchmarks;

import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two builds that take turns, so that a slow phase of the machine hits both. Not thread-safe. */
final class Duel {
  /** A build, of which a fresh virtual machine measures a cell. */
  interface Side {
    /**
     * Returns the microseconds of every batch, by candidate.
     *
     * @throws IOException if the build cannot measure the cell, with what it said
     */
    Map<String, List<Double>> measure(Cell cell) throws IOException, InterruptedException;
  }

  private final Side base;
  private final Side head;
  private final int rounds;
  private final Set<String> backends;
  private boolean headFirst;

  /**
   * Creates a duel.
   *
   * @param rounds how many virtual machines of each build measure a cell, at least 1
   * @param backends the ids of the candidates that count
   */
  Duel(Side base, Side head, int rounds, Set<String> backends) {
    this.base = base;
    this.head = head;
    this.rounds = rounds;
    this.backends = Set.copyOf(backends);
  }

  /**
   * Compares the builds in a cell, and once more in those backends that seem slower, until they do
   * not or {@value Finding#RERUNS} reruns agree.
   *
   * @throws IOException if a build cannot measure the cell, or only one of them has a backend
   */
  List<Finding> compare(Cell cell) throws IOException, InterruptedException {
    Map<String, Ratio> first = ratios(cell);
    Map<String, List<Ratio>> reruns = new LinkedHashMap<>();
    first.keySet().forEach(id -> reruns.put(id, new ArrayList<>()));
    Set<String> suspects = new TreeSet<>(first.keySet());
    suspects.removeIf(id -> !first.get(id).isSlower());
    for (int rerun = 0; rerun < Finding.RERUNS && !suspects.isEmpty(); rerun++) {
      Map<String, Ratio> again = ratios(cell);
      suspects.forEach(id -> reruns.get(id).add(again.get(id)));
      suspects.removeIf(id -> !again.get(id).isSlower());
    }
    List<Finding> findings = new ArrayList<>();
    first.forEach(
        (id, ratio) ->
            findings.add(new Finding(cell.name() + " " + id, id, ratio, reruns.get(id))));
    return findings;
  }

  private Map<String, Ratio> ratios(Cell cell) throws IOException, InterruptedException {
    Map<String, List<Double>> before = new TreeMap<>();
    Map<String, List<Double>> after = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      if (headFirst) {
        add(head.measure(cell), after);
        add(base.measure(cell), before);
      } else {
        add(base.measure(cell), before);
        add(head.measure(cell), after);
      }
      headFirst = !headFirst;
    }
    if (before.isEmpty() || !before.keySet().equals(after.keySet())) {
      throw new IOException(
          "%s: the commit can run %s of the backends %s, this tree %s"
              .formatted(cell.name(), before.keySet(), new TreeSet<>(backends), after.keySet()));
    }
    Map<String, Ratio> ratios = new LinkedHashMap<>();
    before.forEach(
        (id, times) -> ratios.put(id, new Ratio(Spread.of(times), Spread.of(after.get(id)))));
    return ratios;
  }

  private void add(Map<String, List<Double>> times, Map<String, List<Double>> to) {
    times.forEach(
        (id, some) -> {
          if (backends.contains(id)) {
            to.computeIfAbsent(id, x -> new ArrayList<>()).addAll(some);
          }
        });
  }
}
