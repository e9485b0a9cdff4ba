package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.sums.AxisTaps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Outputs in blocks of one vector, each of which takes its inputs for one tap from two neighbouring
 * vectors: what {@link Windows} are to enlarging, these are to reducing by up to about 2.
 *
 * <p>Blocks that pick the same lanes with the same weights, in even steps, are a run, and runs are
 * computed one after the other: shuffles and weights of two taps at a time stay in registers.
 *
 * @param <E> the boxed element type of the lanes
 */
final class PairWindows<E> {
  final int taps;
  final int blocks;

  /** All blocks. Sums of a run's blocks follow each other, and those of runs do. */
  final List<Run<E>> runs = new ArrayList<>();

  private final VectorSpecies<E> species;
  private final int[] to;

  /** The first input of tap k of block b, at [k][b]. */
  private final int[][] from;

  /**
   * Blocks in even steps.
   *
   * @param first the first block
   * @param count the number of blocks
   * @param step the inputs between the windows of neighbouring blocks
   * @param to the first output of each
   * @param picks what the first block takes for each tap
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Run<E>(int first, int count, int step, int[] to, List<Pick<E>> picks) {
    /** Returns whether tap k and the next one are picked from the same vectors. */
    boolean together(int k) {
      return k + 1 < picks.size() && picks.get(k).from() == picks.get(k + 1).from();
    }
  }

  /**
   * What a block takes for one tap.
   *
   * @param from the first input of the first vector
   * @param low the lanes that are taken from the first vector
   * @param high the lanes that are taken from the second one
   * @param second where those of the second one are wanted
   */
  record Pick<E>(int from, VectorShuffle<E> low, VectorShuffle<E> high, VectorMask<E> second) {}

  private PairWindows(int taps, int outputs, VectorSpecies<E> species) {
    int lanes = species.length();
    this.species = species;
    this.taps = taps;
    this.blocks = (outputs + lanes - 1) / lanes;
    this.from = new int[taps][blocks];
    this.to = new int[blocks];
    for (int block = 0; block < blocks; block++) {
      to[block] = Math.min(block * lanes, outputs - lanes);
    }
  }

  /**
   * Returns the windows of an axis of numbers whose outputs have equally many taps, or null if
   * there are too few outputs or inputs for vectors, or two vectors are too short.
   *
   * @param bits returns the bits of the weight of a tap of the axis
   */
  static <E> @Nullable PairWindows<E> of(
      AxisTaps<?> axis, VectorSpecies<E> species, IntUnaryOperator bits) {
    int lanes = species.length();
    int inputs = 0;
    for (int row = 0; row < axis.rows(); row++) {
      for (int k = 0; k < axis.count(row); k++) {
        inputs = Math.max(inputs, axis.index(row, k) + 1);
      }
    }
    if (axis.rows() < lanes || inputs < 2 * lanes) {
      return null;
    }
    PairWindows<E> windows = new PairWindows<>(axis.count(0), axis.rows(), species);
    return windows.fill(axis, inputs - 2 * lanes, bits) ? windows : null;
  }

  private boolean fill(AxisTaps<?> axis, int lastWindow, IntUnaryOperator bits) {
    int lanes = species.length();
    Map<List<Integer>, List<Integer>> alike = new LinkedHashMap<>();
    for (int block = 0; block < blocks; block++) {
      List<Integer> key = new ArrayList<>();
      for (int k = 0; k < taps; k++) {
        place(axis, k, block, lastWindow);
        for (int row = to[block]; row < to[block] + lanes; row++) {
          int lane = axis.index(row, k) - from[k][block];
          if (lane >= 2 * lanes) {
            return false;
          }
          key.add(lane);
          key.add(bits.applyAsInt(axis.start(row) + k));
        }
      }
      alike.computeIfAbsent(key, none -> new ArrayList<>()).add(block);
    }
    alike.forEach((key, members) -> addRuns(axis, members));
    return true;
  }

  /** Places the window of a tap, a common one for taps 2j and 2j + 1 if that is long enough. */
  private void place(AxisTaps<?> axis, int k, int block, int lastWindow) {
    int even = k - k % 2;
    int odd = Math.min(even + 1, taps - 1);
    int[] ends = ends(axis, even, odd, block);
    if (ends[1] - ends[0] >= 2 * species.length()) {
      ends = ends(axis, k, k, block);
    }
    from[k][block] = Math.min(ends[0], lastWindow);
  }

  /** Returns the first and the last input that a block takes for one or two taps. */
  private int[] ends(AxisTaps<?> axis, int tapA, int tapB, int block) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (int row = to[block]; row < to[block] + species.length(); row++) {
      int a = axis.index(row, tapA);
      int b = axis.index(row, tapB);
      first = Math.min(first, Math.min(a, b));
      last = Math.max(last, Math.max(a, b));
    }
    return new int[] {first, last};
  }

  /** Cuts blocks that are alike into runs with even steps. */
  private void addRuns(AxisTaps<?> axis, List<Integer> members) {
    List<Pick<E>> picks = new ArrayList<>();
    int begin = 0;
    while (begin < members.size()) {
      int block = members.get(begin);
      int end = begin + 1;
      int step = end < members.size() ? from[0][members.get(end)] - from[0][block] : 0;
      while (end < members.size() && follows(members.get(end - 1), members.get(end), step)) {
        end++;
      }
      int[] outputs = members.subList(begin, end).stream().mapToInt(b -> to[b]).toArray();
      List<Pick<E>> moved = new ArrayList<>();
      for (int k = 0; k < taps; k++) {
        Pick<E> pick = begin == 0 ? pick(axis, k, block) : picks.get(k);
        moved.add(new Pick<>(from[k][block], pick.low(), pick.high(), pick.second()));
      }
      picks = begin == 0 ? moved : picks;
      int first = runs.stream().mapToInt(Run::count).sum();
      runs.add(new Run<>(first, end - begin, step, outputs, moved));
      begin = end;
    }
  }

  private boolean follows(int block, int next, int step) {
    boolean follows = true;
    for (int k = 0; follows && k < taps; k++) {
      follows = from[k][next] - from[k][block] == step;
    }
    return follows;
  }

  private Pick<E> pick(AxisTaps<?> axis, int k, int block) {
    int lanes = species.length();
    int[] low = new int[lanes];
    int[] high = new int[lanes];
    boolean[] second = new boolean[lanes];
    for (int i = 0; i < lanes; i++) {
      int lane = axis.index(to[block] + i, k) - from[k][block];
      second[i] = lane >= lanes;
      low[i] = second[i] ? 0 : lane;
      high[i] = second[i] ? lane - lanes : 0;
    }
    return new Pick<>(
        from[k][block],
        VectorShuffle.fromArray(species, low, 0),
        VectorShuffle.fromArray(species, high, 0),
        VectorMask.fromArray(species, second, 0));
  }

  /** Returns the tap whose weight stands at (r·taps + k)·lanes + i, where r is a run. */
  int tap(AxisTaps<?> axis, int position) {
    int window = position / species.length();
    int row = runs.get(window / taps).to()[0] + position % species.length();
    return axis.start(row) + window % taps;
  }
}
