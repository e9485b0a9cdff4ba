package io.halfpixel.benchmarks.measure;

import io.halfpixel.Tensor;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.grid.Texture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
    return with(Task.of(cell), this::time);
  }

  /**
   * Does the same for a photo's cell.
   *
   * @throws IllegalStateException if a candidate computes something else
   */
  public Map<String, List<Double>> run(PhotoCell cell) {
    return with(Task.of(cell), this::time);
  }

  /**
   * Runs every candidate once and returns their names.
   *
   * @throws IllegalStateException if a candidate computes something else
   */
  public List<String> check(Cell cell) {
    return with(Task.of(cell), (task, all) -> all.stream().map(Candidate::id).toList());
  }

  /**
   * Does the same for a photo's cell.
   *
   * @throws IllegalStateException if a candidate computes something else
   */
  public List<String> check(PhotoCell cell) {
    return with(Task.of(cell), (task, all) -> all.stream().map(Candidate::id).toList());
  }

  /** What both kinds of cells come down to. */
  private record Task(
      String name,
      long bytesIn,
      long bytesOut,
      int threads,
      Function<CandidateProvider, List<Candidate>> candidates) {
    static Task of(Cell cell) {
      Tensor source = cell.source(new Texture());
      return new Task(
          cell.name(),
          cell.spec().byteSize(),
          cell.bytesOut(),
          cell.threads(),
          provider -> provider.candidates(cell, source));
    }

    static Task of(PhotoCell cell) {
      Tensor photo = cell.source(new Texture());
      return new Task(
          cell.name(),
          cell.spec().byteSize(),
          cell.result().byteSize(),
          1,
          provider -> provider.candidates(cell, photo));
    }
  }

  private <T> T with(Task task, BiFunction<Task, List<Candidate>, T> use) {
    List<Candidate> candidates = new ArrayList<>();
    try {
      providers.forEach(provider -> candidates.addAll(task.candidates().apply(provider)));
      candidates.forEach(Candidate::run);
      check(task, candidates);
      return use.apply(task, candidates);
    } finally {
      candidates.forEach(Candidate::close);
    }
  }

  private Map<String, List<Double>> time(Task task, List<Candidate> candidates) {
    Map<String, Runnable> work = new LinkedHashMap<>();
    candidates.forEach(candidate -> work.put(candidate.id(), candidate::run));
    List<List<Double>> times;
    try (Limits limits = new Limits(task.bytesIn(), task.bytesOut(), task.threads())) {
      work.putAll(limits.work());
      Turns fair = task.threads() > 1 ? turns.ofThreads() : turns;
      times = fair.time(List.copyOf(work.values()));
    }
    check(task, candidates);
    Map<String, List<Double>> named = new LinkedHashMap<>();
    work.keySet().forEach(id -> named.put(id, times.get(named.size())));
    return named;
  }

  private static void check(Task task, List<Candidate> candidates) {
    Tensor expected = candidates.get(0).result();
    for (Candidate candidate : candidates) {
      double difference = Elements.meanDifference(expected, candidate.result());
      if (!(difference <= candidate.tolerance())) {
        throw new IllegalStateException(
            "%s computes something else in %s: mean difference %g, allowed %g"
                .formatted(candidate.id(), task.name(), difference, candidate.tolerance()));
      }
    }
  }
}
