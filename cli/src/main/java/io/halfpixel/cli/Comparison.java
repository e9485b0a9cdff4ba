package io.halfpixel.cli;

import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.spi.Backend;
import io.halfpixel.torch.Interpolate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs cells on several backends: the same bits as on the first? how fast?
 *
 * @param backends the backends, of which the first sets the bits
 * @param executor whose threads do the work
 * @param threads how many of them
 * @param stopwatch how long each cell is timed
 */
record Comparison(List<Backend> backends, Executor executor, int threads, Stopwatch stopwatch) {
  /**
   * What came out of a cell.
   *
   * @param name the cell's name
   * @param differingBits in how many bits the results of all backends differ from the first one's
   * @param micros the median time of each backend by id; null for one that cannot run the cell
   * @param complaints one sentence for each backend that gave other bits or none
   */
  record Outcome(
      String name,
      long differingBits,
      Map<String, @Nullable Double> micros,
      List<String> complaints) {}

  /** Runs one cell on every backend. */
  Outcome run(CompareCell cell) {
    Tensor source = cell.sourceTensor();
    Map<String, @Nullable Double> micros = new LinkedHashMap<>();
    List<String> complaints = new ArrayList<>();
    Tensor expected = null;
    String reference = "";
    long differing = 0;
    for (Backend backend : backends) {
      Interpolate operation = cell.operation().on(backend).parallel(executor, threads);
      try {
        Tensor result = operation.apply(source);
        micros.put(backend.id(), stopwatch.medianMicros(() -> operation.apply(source, result)));
        // What is compared is what the last of many runs left.
        if (expected == null) {
          expected = result;
          reference = backend.id();
        }
        long bits = BitDifference.count(expected, result);
        if (bits > 0) {
          differing += bits;
          complaints.add(backend.id() + " differs from " + reference + " in " + bits + " bits");
        }
      } catch (UnsupportedModeException e) {
        micros.put(backend.id(), null);
        complaints.add(backend.id() + " cannot run it: " + e.getMessage());
      }
    }
    return new Outcome(cell.name(), differing, micros, complaints);
  }
}
