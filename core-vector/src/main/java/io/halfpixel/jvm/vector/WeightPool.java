package io.halfpixel.jvm.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The weights of windows, equal ones once: what an enlargement by a whole number needs stays in the
 * first-level cache however long the row is.
 */
final class WeightPool {
  private final int lanes;
  private final int taps;

  /** Where the weights of each window start in the pool. */
  final int[] at;

  /** The first of the windows that share an entry of the pool, for all entries. */
  private final List<Integer> windows = new ArrayList<>();

  /**
   * Creates the pool of {@code count} windows of vectors of weights.
   *
   * @param taps the number of taps: window i is one of tap i mod taps, and only those share
   * @param bits returns the bits of weight {@code i} of window {@code w}, given w·lanes + i
   */
  WeightPool(int count, int taps, int lanes, IntUnaryOperator bits) {
    this.lanes = lanes;
    this.taps = taps;
    this.at = new int[count];
    Map<String, Integer> known = new HashMap<>();
    int[] key = new int[lanes + 1];
    for (int window = 0; window < count; window++) {
      for (int i = 0; i < lanes; i++) {
        key[i] = bits.applyAsInt(window * lanes + i);
      }
      key[lanes] = window % taps;
      Integer entry = known.putIfAbsent(Arrays.toString(key), windows.size());
      if (entry == null) {
        entry = windows.size();
        windows.add(window);
      }
      at[window] = entry * lanes;
    }
  }

  /** Returns the number of weights in the pool. */
  int size() {
    return windows.size() * lanes;
  }

  /** Returns the number of entries of the pool. */
  int entries() {
    return windows.size();
  }

  /** Returns the tap of an entry. */
  int tap(int entry) {
    return windows.get(entry) % taps;
  }

  /** Returns w·lanes + i for the i-th weight of a window w that has weight {@code position}. */
  int source(int position) {
    return windows.get(position / lanes) * lanes + position % lanes;
  }

  /** Returns whether a block has the weights of the one before it. */
  boolean repeats(int block) {
    boolean repeats = true;
    for (int k = 0; repeats && k < taps; k++) {
      repeats = at[block * taps + k] == at[(block - 1) * taps + k];
    }
    return repeats;
  }
}
