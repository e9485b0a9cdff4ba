package io.halfpixel.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The order in which axes are resampled. Stateless. */
final class AxisOrder {
  private AxisOrder() {}

  /**
   * Returns the axes that change. Those that shrink to three quarters or less go first, the first
   * axis first, since sums of whole rows are cheap and leave less to do; then the others, the last
   * axis first, so that sums of whole rows do most of the work again.
   */
  static List<Integer> of(Map<Integer, AxisSampling> sampled) {
    List<Integer> order = new ArrayList<>();
    int shrinking = 0;
    for (Map.Entry<Integer, AxisSampling> entry : sampled.entrySet()) {
      AxisSampling axis = entry.getValue();
      boolean shrinks = 4L * axis.outputLength() <= 3L * axis.inputLength();
      if (!axis.isUnchanged()) {
        order.add(shrinking, entry.getKey());
        shrinking += shrinks ? 1 : 0;
      }
    }
    return List.copyOf(order);
  }
}
