package io.halfpixel.resample;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order in which axes are resampled. Stateless. */
final class AxisOrder {
  private AxisOrder() {}

  /**
   * Returns the axes that change, those that shrink most first: of two axes, n → N goes before m →
   * M if N·(1 + M/n) sums are less than with m first, which is 1/n − 1/N &lt; 1/m − 1/M.
   */
  static List<Integer> of(Map<Integer, AxisSampling> sampled) {
    return sampled.entrySet().stream()
        .filter(entry -> !entry.getValue().isUnchanged())
        .sorted(Comparator.comparingDouble(entry -> growth(entry.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double growth(AxisSampling axis) {
    return 1.0 / axis.inputLength() - 1.0 / axis.outputLength();
  }
}
