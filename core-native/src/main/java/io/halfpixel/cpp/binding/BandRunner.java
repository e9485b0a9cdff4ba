package io.halfpixel.cpp.binding;

import io.halfpixel.Tensor;

/** Runs the bands of one native plan, on any threads, until the plan is destroyed. */
@FunctionalInterface
public interface BandRunner {
  /**
   * Runs one band over memory that fits the plan.
   *
   * @param source what is read
   * @param target what is written
   * @param band the band, in [0, bands)
   * @param bands the number of bands, at least 1
   * @return a status; if it is not 0, the target has been written in part
   */
  int run(Tensor source, Tensor target, int band, int bands);
}
