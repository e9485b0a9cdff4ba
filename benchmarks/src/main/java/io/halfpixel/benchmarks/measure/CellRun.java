package io.halfpixel.benchmarks.measure;

import io.halfpixel.Tensor;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Texture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Checks and times all candidates of one cell.
 *
 * @param providers where candidates come from; the first one's first is what the others are checked
 *     against
 * @param turns how they are timed
 */
public record CellRun(List<CandidateProvider> providers, Turns turns) {
  /**
   * Returns the microseconds of every batch, by candidate and by limit.
   *
   * @throws IllegalStateException if a candidate computes something else
   */
  public Map<String, List<Double>> run(Cell cell) {
    return with(cell, candidates -> time(cell, candidates));
  }

  /**
   * Runs every candidate once and returns their names.
   *
   * @throws IllegalStateException if a candidate computes something else
   */
  public List<String> check(Cell cell) {
    return with(cell, candidates -> candidates.stream().map(Candidate::id).toList());
  }

  private <T> T with(Cell cell, Function<List<Candidate>, T> use) {
    Tensor source = cell.source(new Texture());
    List<Candidate> candidates = new ArrayList<>();
    try {
      providers.forEach(provider -> candidates.addAll(provider.candidates(cell, source)));
      candidates.forEach(Candidate::run);
      check(cell, candidates);
      return use.apply(candidates);
    } finally {
      candidates.forEach(Candidate::close);
    }
  }

  private Map<String, List<Double>> time(Cell cell, List<Candidate> candidates) {
    Map<String, Runnable> work = new LinkedHashMap<>();
    candidates.forEach(candidate -> work.put(candidate.id(), candidate::run));
    List<List<Double>> times;
    try (Limits limits = new Limits(cell.bytesOut(), cell.threads())) {
      work.putAll(limits.work());
      Turns fair = cell.threads() > 1 ? turns.ofThreads() : turns;
      times = fair.time(List.copyOf(work.values()));
    }
    check(cell, candidates);
    Map<String, List<Double>> named = new LinkedHashMap<>();
    work.keySet().forEach(id -> named.put(id, times.get(named.size())));
    return named;
  }

  private static void check(Cell cell, List<Candidate> candidates) {
    Tensor expected = candidates.get(0).result();
    for (Candidate candidate : candidates) {
      double difference = Elements.meanDifference(expected, candidate.result());
      if (!(difference <= candidate.tolerance())) {
        throw new IllegalStateException(
            "%s computes something else in %s: mean difference %g, allowed %g"
                .formatted(candidate.id(), cell.name(), difference, candidate.tolerance()));
      }
    }
  }
}
