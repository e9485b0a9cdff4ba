package io.halfpixel.jvm.sums;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.plan.TapTable;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one pass: weighted sums of rows and of elements, in the order and with the
 * roundings that the plan states. Taps come in the order of {@link TapOrder}.
 *
 * <p>Immutable and thread-safe, unless it {@linkplain #forRun holds scratch memory}.
 */
public abstract class Sums<A> {
  /** The largest number of taps that are gathered before they are summed. */
  public static final int GATHERED_TAPS = 8;

  private final Carrier<A> carrier;

  /** Creates the arithmetic of rows of a carrier. */
  Sums(Carrier<A> carrier) {
    this.carrier = carrier;
  }

  /** Returns what the rows are made of. */
  public final Carrier<A> carrier() {
    return carrier;
  }

  /** Returns this with scratch memory of its own, if it holds any. */
  public Sums<A> forRun() {
    return this;
  }

  /**
   * Returns the same sums of {@linkplain io.halfpixel.jvm.memory.PackedBytes packed} rows across
   * each other, or null if there are none.
   *
   * @param words the length of the rows, counted in words
   */
  public @Nullable Sums<A> packed(int words) {
    return null;
  }

  /**
   * Returns a table with the same sums whose rows are easier to gather, if the arithmetic allows.
   */
  public TapTable padded(TapTable table) {
    return table;
  }

  /**
   * Returns a better way to compute the outputs [from, to) of a row, all of which have equally many
   * taps, than sums know that take any taps; or null.
   */
  public @Nullable Segment<A> segment(AxisTaps<A> taps, int from, int to, int inner) {
    return null;
  }

  /**
   * {@code sum[i] = Σ values[k][i] · weights[first + k]} over k in [0, count), for i in [0,
   * length).
   */
  public abstract void rows(A[] values, A weights, int first, int count, A sum, int length);

  /** Returns whether these are sums of integers in 32 bits that are shifted and nothing else. */
  public boolean areUnclamped() {
    return false;
  }

  /** Returns whether {@link #write} puts sums of so many elements into memory of a type. */
  public boolean writes(DataType type, int length) {
    return false;
  }

  /**
   * Sums rows like {@link #rows} and writes the sums as elements of a type, which this {@linkplain
   * #writes writes}, from position {@code at} on.
   */
  public void write(
      A[] values,
      A weights,
      int first,
      int count,
      DataType type,
      Object elements,
      int at,
      int length) {
    throw new UnsupportedOperationException("sums of " + type);
  }

  /** {@code sum[i] = Σ values[k][i] · weights[k][i]} over k in [0, count), for i in [0, length). */
  public abstract void elements(A[] values, A[] weights, int count, A sum, int length);

  /**
   * Returns how sums along the rows of a source are computed in columns, if that is fastest for a
   * reduction; or null.
   */
  public @Nullable Columns<A> columns() {
    return null;
  }

  /** Returns whether {@link #columns} are fastest for an enlargement by pairs of taps as well. */
  public boolean enlargesInColumns() {
    return false;
  }

  /**
   * {@code sums[r][at + i] = Σ values[r][index] · weight} over the taps of row i, for all rows i
   * and each r.
   */
  public void dots(A[] values, AxisTaps<A> taps, A[] sums, int at) {
    for (int r = 0; r < values.length; r++) {
      dots(values[r], taps, 1, sums[r], at);
    }
  }

  /**
   * {@code sum[at + i·inner + p] = Σ values[index·inner + p] · weight} over the taps of row i, for
   * all rows i and p in [0, inner).
   */
  public abstract void dots(A values, AxisTaps<A> taps, int inner, A sum, int at);
}
