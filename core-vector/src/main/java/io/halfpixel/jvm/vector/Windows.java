package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.sums.AxisTaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Outputs in blocks of one vector. What a block takes for one tap lies within one vector of inputs,
 * a window, from which a shuffle picks it: one load instead of a gather. All taps of a block share
 * one window where that is long enough.
 *
 * <p>Shuffles are objects, so they are made here, once, and equal ones are one object. The last
 * block overlaps the one before it where the outputs are not a multiple of the lanes.
 *
 * @param <E> the boxed element type of the lanes
 */
final class Windows<E> {
  private static final int SHORTEST_RUN = 3;

  final int taps;
  final int blocks;

  /** The first output of each block. */
  final int[] to;

  /** The first input of the window of tap k of block b, at b·taps + k. */
  final int[] from;

  /** The shuffle of tap k of block b, at b·taps + k. */
  final VectorShuffle<E>[] shuffles;

  /** The first window with the same shuffle, for each window. */
  private final int[] same;

  private final VectorSpecies<E> species;

  @SuppressWarnings("unchecked") // There are no arrays of generic types.
  private Windows(int taps, int blocks, VectorSpecies<E> species) {
    this.species = species;
    this.taps = taps;
    this.blocks = blocks;
    this.to = new int[blocks];
    this.from = new int[blocks * taps];
    this.shuffles = (VectorShuffle<E>[]) new VectorShuffle<?>[blocks * taps];
    this.same = new int[blocks * taps];
  }

  /**
   * Returns the windows of outputs that take input {@code index[k][i]} for tap k of output i, or
   * null if there are too few outputs or inputs for a vector, or a window would have to be longer.
   */
  static <E> @Nullable Windows<E> of(int[][] index, VectorSpecies<E> species) {
    int lanes = species.length();
    int outputs = index[0].length;
    int inputs = 0;
    for (int[] tap : index) {
      inputs = Math.max(inputs, Arrays.stream(tap).max().orElse(-1) + 1);
    }
    if (outputs < lanes || inputs < lanes) {
      return null;
    }
    Windows<E> windows = new Windows<>(index.length, (outputs + lanes - 1) / lanes, species);
    return windows.fill(index, outputs, inputs - lanes) ? windows : null;
  }

  private boolean fill(int[][] index, int outputs, int lastWindow) {
    int lanes = species.length();
    Map<String, Integer> made = new HashMap<>();
    for (int block = 0; block < blocks; block++) {
      to[block] = Math.min(block * lanes, outputs - lanes);
      int[][] picked = new int[taps][];
      for (int k = 0; k < taps; k++) {
        picked[k] = Arrays.copyOfRange(index[k], to[block], to[block] + lanes);
      }
      boolean together = span(picked) <= lanes;
      for (int k = 0; k < taps; k++) {
        int[][] window = together ? picked : new int[][] {picked[k]};
        if (span(window) > lanes) {
          return false;
        }
        int first = Math.min(first(window), lastWindow);
        int[] lane = Arrays.stream(picked[k]).map(input -> input - first).toArray();
        int i = block * taps + k;
        from[i] = first;
        same[i] = made.computeIfAbsent(Arrays.toString(lane), key -> i);
        shuffles[i] = same[i] == i ? VectorShuffle.fromArray(species, lane, 0) : shuffles[same[i]];
      }
    }
    return true;
  }

  private static int first(int[][] picked) {
    return Arrays.stream(picked).flatMapToInt(Arrays::stream).min().getAsInt();
  }

  private static int span(int[][] picked) {
    return Arrays.stream(picked).flatMapToInt(Arrays::stream).max().getAsInt() - first(picked) + 1;
  }

  /** Returns the windows of an axis of numbers whose outputs have equally many taps. */
  static <E> @Nullable Windows<E> of(AxisTaps<?> taps, VectorSpecies<E> species) {
    int[][] index = new int[taps.count(0)][taps.rows()];
    for (int row = 0; row < taps.rows(); row++) {
      for (int k = 0; k < index.length; k++) {
        index[k][row] = taps.index(row, k);
      }
    }
    return of(index, species);
  }

  /** Returns the tap whose weight stands at (b·taps + k)·lanes + i. */
  int tap(AxisTaps<?> axis, int position) {
    int window = position / species.length();
    int row = to[window / taps] + position % species.length();
    return axis.start(row) + window % taps;
  }

  /**
   * The blocks [begin, end).
   *
   * @param doubling whether all have the same shuffles and weights, all taps of a block share a
   *     window, and windows follow each other in steps of half a vector, as in enlarging by 2: a
   *     loop then keeps everything in registers and needs no bounds checks
   */
  record Run(int begin, int end, boolean doubling) {}

  /** Returns all blocks in runs, given whether a block has the weights of the one before it. */
  List<Run> runs(IntPredicate sameWeights) {
    List<Run> runs = new ArrayList<>();
    int done = 0;
    int block = 0;
    while (block < blocks) {
      int end = block + 1;
      while (end < blocks && repeats(end) && doubles(end) && sameWeights.test(end)) {
        end++;
      }
      if (end - block >= SHORTEST_RUN) {
        if (done < block) {
          runs.add(new Run(done, block, false));
        }
        runs.add(new Run(block, end, true));
        done = end;
      }
      block = end;
    }
    if (done < blocks) {
      runs.add(new Run(done, blocks, false));
    }
    return runs;
  }

  private boolean doubles(int block) {
    int lanes = species.length();
    boolean doubles = to[block] - to[block - 1] == lanes;
    for (int k = 0; doubles && k < taps; k++) {
      int before = from[(block - 1) * taps];
      doubles =
          from[(block - 1) * taps + k] == before && from[block * taps + k] == before + lanes / 2;
    }
    return doubles;
  }

  private boolean repeats(int block) {
    for (int k = 0; k < taps; k++) {
      if (same[block * taps + k] != same[(block - 1) * taps + k]) {
        return false;
      }
    }
    return true;
  }
}
