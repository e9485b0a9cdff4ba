package io.halfpixel.jvm.adjoint;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.RowMove;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The taps of those elements of an output row that have one kind of term, at the inner positions
 * [begin, end) of each position of the last axis.
 *
 * <p>Their sums are sorted by the number of their taps, most taps first: the sums that have a tap t
 * are the first {@code counts[t]}, and a loop that adds it needs no condition. Immutable.
 *
 * @param <A> the class of the rows
 */
final class AdjointTable<A> {
  /** The number of sums with more than t taps. */
  final int[] counts;

  /** For each tap its weight of each sum that has it. */
  final A[] weights;

  /** For each tap, what moves the elements that the sums read of a source row into a row. */
  final List<RowMove> gathers = new ArrayList<>();

  /** For each tap, whether a sum reads the element again that it reads with the tap before. */
  private final boolean[][] again;

  /** Whether any sum does. */
  final boolean isAnyAgain;

  /** For each number of taps, whether each of these taps has one weight for all such sums. */
  private final boolean[] uniform;

  /** What moves the sums to the places of their elements. */
  final RowMove places;

  private final TapTable last;
  private final int inner;

  AdjointTable(Carrier<A> carrier, TapTable last, int inner, int begin, int end) {
    this.last = last;
    this.inner = inner;
    int[] order = byTaps(begin, end);
    int most = order.length == 0 ? 0 : taps(order[0]);
    this.counts = new int[most];
    this.weights = carrier.rows(most);
    this.again = new boolean[most][];
    boolean isAny = false;
    for (int tap = 0; tap < most; tap++) {
      isAny |= add(carrier, order, tap);
    }
    this.isAnyAgain = isAny;
    this.uniform = new boolean[most + 1];
    for (int taps = 1; taps <= most; taps++) {
      uniform[taps] =
          haveOneWeight(carrier, taps, taps < most ? counts[taps] : 0, counts[taps - 1]);
    }
    this.places = places(order, begin, end);
  }

  /** Returns the elements, those with most taps first, else in their own order. */
  private int[] byTaps(int begin, int end) {
    return IntStream.range(0, last.rows())
        .boxed()
        .sorted(Comparator.comparingInt(row -> last.start(row) - last.start(row + 1)))
        .flatMapToInt(row -> IntStream.range(row * inner + begin, row * inner + end))
        .toArray();
  }

  /** Returns whether each of the first taps has one weight for all the sums [begin, end). */
  private boolean haveOneWeight(Carrier<A> carrier, int taps, int begin, int end) {
    boolean isOne = begin < end;
    for (int tap = 0; tap < taps; tap++) {
      for (int i = begin + 1; isOne && i < end; i++) {
        isOne = carrier.same(weights[tap], begin, i);
      }
    }
    return isOne;
  }

  /** Returns whether each tap of the sums with so many taps has one weight for all of them. */
  boolean isUniform(int taps) {
    return uniform[taps];
  }

  private RowMove places(int[] order, int begin, int end) {
    if (end - begin < inner) {
      return RowMove.to(last.rows() * inner, order);
    }
    int[] indices = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      indices[order[i]] = i;
    }
    return RowMove.of(order.length, indices);
  }

  private int taps(int element) {
    return last.start(element / inner + 1) - last.start(element / inner);
  }

  /** Adds a tap, and returns whether a sum reads an element again with it. */
  private boolean add(Carrier<A> carrier, int[] order, int tap) {
    int count = 0;
    while (count < order.length && taps(order[count]) > tap) {
      count++;
    }
    int[] indices = new int[count];
    double[] values = new double[count];
    again[tap] = new boolean[count];
    boolean isAny = false;
    for (int i = 0; i < count; i++) {
      int at = last.start(order[i] / inner) + tap;
      indices[i] = last.index(at) * inner + order[i] % inner;
      values[i] = last.weight(at);
      again[tap][i] = tap > 0 && last.index(at) == last.index(at - 1);
      isAny |= again[tap][i];
    }
    counts[tap] = count;
    weights[tap] = carrier.weights(values);
    gathers.add(RowMove.of(0, indices));
    return isAny;
  }

  /**
   * Returns the end of the taps with which a sum reads one element, the first of which is given.
   */
  int end(int sum, int tap) {
    int end = tap + 1;
    while (end < counts.length && sum < counts[end] && again[end][sum]) {
      end++;
    }
    return end;
  }
}
