package io.halfpixel.jvm.adjoint;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sums of those elements of an output row that have one kind of term, in the order of their
 * {@link AdjointTable}.
 *
 * <p>What tap t of each sum reads of a source row is gathered into a row of its own. Gathered rows
 * are kept, since neighbouring output rows read the same source rows. Serves one run at a time.
 *
 * @param <A> the class of the rows
 */
final class AdjointPart<A> {
  /** The most elements to keep in gathered rows. */
  private static final int MOST_KEPT = 1 << 18;

  private final Carrier<A> carrier;
  private final int neighbours;
  private final Arithmetic<A> arithmetic;
  private final AdjointTerms<A> terms;
  private final AdjointTable<A> table;
  private final A sums;

  /** For each slot, the rows that taps gathered, and the number of the source row. */
  private final List<A[]> gathered = new ArrayList<>();

  private final long[] sourceRows;

  /**
   * Creates sums with memory of their own.
   *
   * @param neighbours the number of source rows, one after the other, that an output row reads
   */
  AdjointPart(
      Carrier<A> carrier,
      Arithmetic<A> arithmetic,
      AdjointTerms<A> terms,
      AdjointTable<A> table,
      int neighbours) {
    this.carrier = carrier;
    this.neighbours = neighbours;
    this.arithmetic = arithmetic;
    this.terms = terms;
    this.table = table;
    this.sums = carrier.row(table.places.inputLength());
    long kept = Math.max(1, Arrays.stream(table.counts).asLongStream().sum());
    int slots = (int) Math.max(1, Math.min(neighbours, MOST_KEPT / kept));
    this.sourceRows = new long[slots];
    for (int slot = 0; slot < slots; slot++) {
      A[] rows = carrier.rows(table.counts.length);
      for (int tap = 0; tap < rows.length; tap++) {
        rows[tap] = carrier.row(table.counts[tap]);
      }
      gathered.add(rows);
    }
    forget();
  }

  /** Returns the same sums with memory of their own. */
  AdjointPart<A> forRun() {
    return new AdjointPart<>(carrier, arithmetic, terms, table, neighbours);
  }

  boolean isLastFirst() {
    return terms.isLastFirst();
  }

  /** Forgets the gathered rows, since another tensor is read from now on. */
  void forget() {
    Arrays.fill(sourceRows, -1);
  }

  /** Begins a new output row. */
  void clear() {
    arithmetic.clear(sums, 0, table.places.inputLength());
  }

  /** Writes the sums into an output row that starts at a place. */
  void write(A to, int at) {
    table.places.run(sums, 0, to, at);
  }

  boolean has(long sourceRow) {
    return sourceRows[slot(sourceRow)] == sourceRow;
  }

  private int slot(long sourceRow) {
    return (int) (sourceRow % sourceRows.length);
  }

  /** Gathers what all taps read of a source row that starts at a place. */
  void gather(long sourceRow, A from, int start) {
    int slot = slot(sourceRow);
    for (int tap = 0; tap < table.counts.length; tap++) {
      table.gathers.get(tap).run(from, start, gathered.get(slot)[tap], 0);
    }
    sourceRows[slot] = sourceRow;
  }

  /**
   * Adds a gathered source row.
   *
   * @param outer pairs of the weights of the axes before the last, for each combination of taps
   */
  void add(long sourceRow, double[] outer, int combinations) {
    A[] read = gathered.get(slot(sourceRow));
    if (combinations > 1 && table.isAnyAgain && !isLastFirst()) {
      addSingly(read, outer, combinations);
      return;
    }
    int[] counts = table.counts;
    int taps = counts.length;
    int begin = 0;
    while (taps > 0) {
      addTaps(read, outer, combinations, begin, counts[taps - 1], taps);
      begin = counts[taps - 1];
      while (taps > 0 && counts[taps - 1] == begin) {
        taps--;
      }
    }
  }

  /** Adds to the sums [begin, end), which have so many taps. */
  private void addTaps(A[] read, double[] outer, int combinations, int begin, int end, int taps) {
    int tap = 0;
    boolean inFours = combinations == 1 && table.isUniform(taps);
    for (; inFours && tap + 4 <= taps; tap += 4) {
      terms.addFour(outer[0], outer[1], table.weights, read, tap, sums, begin, end);
    }
    for (; tap < taps; tap++) {
      addTap(read, outer, 0, combinations, tap, begin, end);
    }
  }

  private void addTap(
      A[] read, double[] outer, int combination, int to, int tap, int begin, int end) {
    for (int c = combination; c < to; c++) {
      A weights = table.weights[tap];
      terms.add(outer[2 * c], outer[2 * c + 1], weights, read[tap], sums, begin, end);
    }
  }

  /**
   * Where a sum reads an element with several taps and combinations, these are in the outer loop.
   */
  private void addSingly(A[] read, double[] outer, int combinations) {
    int[] counts = table.counts;
    for (int i = 0; counts.length > 0 && i < counts[0]; i++) {
      for (int tap = 0, next; tap < counts.length && i < counts[tap]; tap = next) {
        next = table.end(i, tap);
        for (int c = 0; c < combinations; c++) {
          for (int t = tap; t < next; t++) {
            addTap(read, outer, c, c + 1, t, i, i + 1);
          }
        }
      }
    }
  }
}
