package io.halfpixel.jvm.adjoint;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The elements of an output row that have the same terms, in the order of the number of their taps,
 * most taps first, so that tap t belongs to the first so many of them and loops need no condition.
 *
 * <p>Of each source row the elements that tap t reads are gathered into a row of their own. Rows gathered
 * last are kept, since neighbouring output rows read the same ones.
 *
 * @param <A> the class of the rows
 */
final class AdjointElements<A> {
  /** The most elements to keep in gathered rows. */
  private static final int MOST_KEPT = 1 << 18;

  private final Carrier<A> carrier;
  private final AdjointTerms<A> terms;
  private final int axes;

  /** For each tap, what it reads and its weights. */
  private final List<AdjointMoves<A>> gathers;

  private final A[] weights;

  /** The number of elements with more than t taps. */
  private final int[] counts;

  /** The index that a tap of an element reads, or -1 where it reads what the tap before read. */
  private final int[][] groups;

  private final boolean repeats;
  private final AdjointMoves<A> back;
  private final int length;
  private final A sums;
  private final List<A[]> gathered;
  private final long[] gatheredRows;

  /**
   * Creates the elements at inner positions [begin, end).
   *
   * @param neighbours the number of source rows, one after the other, that an output row reads
   */
  AdjointElements(
      Carrier<A> carrier,
      AdjointTerms<A> terms,
      int axes,
      TapTable last,
      Positions positions,
      int neighbours) {
    this.terms = terms;
    this.axes = axes;
    this.gathers = new ArrayList<>();
    int[] order = positions.byTaps(last);
    int most = order.length == 0 ? 0 : positions.taps(last, order[0]);
    this.counts = new int[most];
    this.weights = carrier.rows(most);
    this.groups = new int[most][];
    boolean repeated = false;
    long kept = 0;
    for (int tap = 0; tap < most; tap++) {
      int count = positions.moreThan(last, order, tap);
      int[] indices = new int[count];
      double[] values = new double[count];
      groups[tap] = new int[count];
      for (int i = 0; i < count; i++) {
        int at = last.start(positions.row(order[i])) + tap;
        boolean again = tap > 0 && last.index(at) == last.index(at - 1);
        indices[i] = positions.element(last.index(at), order[i]);
        groups[tap][i] = again ? -1 : indices[i];
        values[i] = last.weight(at);
        repeated |= again;
      }
      counts[tap] = count;
      kept += count;
      weights[tap] = carrier.weights(values);
      gathers.add(AdjointMoves.of(terms, indices));
    }
    this.repeats = repeated;
    this.back = positions.back(terms, order);
    this.carrier = carrier;
    this.length = order.length;
    this.sums = carrier.row(length);
    int slots = (int) Math.max(1, Math.min(neighbours, MOST_KEPT / Math.max(1, kept)));
    this.gatheredRows = new long[slots];
    this.gathered = gathered();
    forget();
  }

  private AdjointElements(AdjointElements<A> other) {
    this.carrier = other.carrier;
    this.terms = other.terms;
    this.axes = other.axes;
    this.gathers = other.gathers;
    this.weights = other.weights;
    this.counts = other.counts;
    this.groups = other.groups;
    this.repeats = other.repeats;
    this.back = other.back;
    this.length = other.length;
    this.sums = carrier.row(length);
    this.gatheredRows = new long[other.gatheredRows.length];
    this.gathered = gathered();
    forget();
  }

  /** Returns the same elements with rows of their own. */
  AdjointElements<A> forRun() {
    return new AdjointElements<>(this);
  }

  private List<A[]> gathered() {
    List<A[]> slots = new ArrayList<>();
    for (int slot = 0; slot < gatheredRows.length; slot++) {
      A[] rows = carrier.rows(counts.length);
      for (int tap = 0; tap < counts.length; tap++) {
        rows[tap] = carrier.row(counts[tap]);
      }
      slots.add(rows);
    }
    return slots;
  }

  /** Which elements of a row: the inner positions [begin, end) of each position of the axis. */
  record Positions(int inner, int begin, int end) {
    int row(int element) {
      return element / inner;
    }

    int taps(TapTable last, int element) {
      return last.start(row(element) + 1) - last.start(row(element));
    }

    /** Returns the source element at the inner position of an element. */
    int element(int index, int of) {
      return index * inner + of % inner;
    }

    /** Returns the elements, those with most taps first, else in their own order. */
    int[] byTaps(TapTable last) {
      return IntStream.range(0, last.rows())
          .boxed()
          .sorted(Comparator.comparingInt(row -> last.start(row) - last.start(row + 1)))
          .flatMapToInt(row -> IntStream.range(row * inner + begin, row * inner + end))
          .toArray();
    }

    int moreThan(TapTable last, int[] order, int tap) {
      int count = 0;
      while (count < order.length && taps(last, order[count]) > tap) {
        count++;
      }
      return count;
    }

    <A> AdjointMoves<A> back(AdjointTerms<A> terms, int[] order) {
      int[] sorted = IntStream.range(0, order.length).toArray();
      if (end - begin < inner) {
        return AdjointMoves.of(terms, sorted, order);
      }
      int[] indices = new int[order.length];
      for (int i : sorted) {
        indices[order[i]] = i;
      }
      return AdjointMoves.of(terms, indices);
    }
  }

  boolean isLastFirst() {
    return terms.isLastFirst();
  }

  /** Forgets the gathered rows, since another tensor is read from now on. */
  void forget() {
    Arrays.fill(gatheredRows, -1);
  }

  /** Begins a new output row. */
  void clear() {
    terms.clear(sums);
  }

  /** Writes the sums into an output row that starts at a place. */
  void write(A to, int at) {
    back.run(sums, 0, to, at);
  }

  boolean has(long row) {
    return gatheredRows[slot(row)] == row;
  }

  private int slot(long row) {
    return (int) (row % gatheredRows.length);
  }

  /** Gathers a source row that starts at a place. */
  void gather(long row, A from, int start) {
    int slot = slot(row);
    for (int tap = 0; tap < counts.length; tap++) {
      gathers.get(tap).run(from, start, gathered.get(slot)[tap], 0);
    }
    gatheredRows[slot] = row;
  }

  /**
   * Adds a gathered source row.
   *
   * @param outer pairs of the weights of the axes before the last, for each combination of taps
   */
  void add(long row, double[] outer, int combinations) {
    A[] read = gathered.get(slot(row));
    if (combinations > 1 && repeats && !isLastFirst()) {
      addSingly(read, outer, combinations);
      return;
    }
    int end = counts.length;
    int begin = 0;
    while (end > 0) {
      addTaps(read, outer, combinations, begin, counts[end - 1], end);
      begin = counts[end - 1];
      while (end > 0 && counts[end - 1] == begin) {
        end--;
      }
    }
  }

  /** Adds to the sums [begin, end), which have so many taps. */
  private void addTaps(A[] read, double[] outer, int combinations, int begin, int end, int taps) {
    int tap = 0;
    for (; combinations == 1 && tap + 4 <= taps; tap += 4) {
      terms.addFour(outer[0], outer[1], axes, weights, read, tap, sums, begin, end);
    }
    for (; tap < taps; tap++) {
      for (int c = 0; c < combinations; c++) {
        terms.add(outer[2 * c], outer[2 * c + 1], axes, weights[tap], read[tap], sums, begin, end);
      }
    }
  }

  /** Where an element is read by several taps and combinations, these are in the outer loop. */
  private void addSingly(A[] read, double[] outer, int combinations) {
    for (int i = 0; i < (counts.length == 0 ? 0 : counts[0]); i++) {
      for (int tap = 0, next; tap < counts.length && i < counts[tap]; tap = next) {
        next = tap + 1;
        while (next < counts.length && i < counts[next] && groups[next][i] < 0) {
          next++;
        }
        for (int c = 0; c < combinations; c++) {
          for (int t = tap; t < next; t++) {
            terms.add(outer[2 * c], outer[2 * c + 1], axes, weights[t], read[t], sums, i, i + 1);
          }
        }
      }
    }
  }
}
