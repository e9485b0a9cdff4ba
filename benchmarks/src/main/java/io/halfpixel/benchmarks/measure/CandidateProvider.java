package io.halfpixel.benchmarks.measure;

import io.halfpixel.Tensor;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.PhotoCell;
import java.util.List;
import java.util.Map;

/** A service that brings candidates; found on the class path. */
public interface CandidateProvider {
  /** Returns the candidates that can do the work of a cell; none if it has no such call. */
  List<Candidate> candidates(Cell cell, Tensor source);

  /** Returns the candidates that can do the work of a photo's cell; none unless overridden. */
  default List<Candidate> candidates(PhotoCell cell, Tensor photo) {
    return List.of();
  }

  /** Returns the versions of what is measured, such as {@code {"libtorch": "2.13.0"}}. */
  Map<String, String> versions();
}
