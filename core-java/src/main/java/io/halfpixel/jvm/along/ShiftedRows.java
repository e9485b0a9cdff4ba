package io.halfpixel.jvm.along;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.ElementMoves;
import io.halfpixel.jvm.sums.WeightRows;
import java.util.Arrays;

/**
 * Every S-th position of a source row, from several positions on, as rows of their own: only rows
 * with a common origin vectorise.
 *
 * <p>Positions that differ by a multiple of S are in one stream, so with S above 1 each element is
 * gathered once, and moved copies of the stream are cheap.
 */
final class ShiftedRows<A> {
  /** The first positions. */
  private final int[] shifts;

  private final int stride;
  private final int inner;
  private final int length;
  private final Carrier<A> carrier;
  private final A[] rows;

  /** For strides above 1: of each stream its elements in the source and in a row. */
  private final int[][] index;

  private final A[] streams;

  /** Where in its stream a row begins. */
  private final int[] origins;

  /**
   * Creates the rows.
   *
   * @param shifts where the rows begin, all different
   * @param blocks how many positions a row has, of {@code inner} elements each
   */
  ShiftedRows(int[] shifts, int stride, int blocks, int inner, Carrier<A> carrier) {
    this.shifts = shifts;
    this.stride = stride;
    this.inner = inner;
    this.length = blocks * inner;
    this.carrier = carrier;
    this.rows = WeightRows.empty(shifts.length, length, carrier);
    int count = stride == 1 ? 0 : stride;
    this.index = new int[count][];
    this.streams = carrier.rows(count);
    for (int s = 0; s < count; s++) {
      index[s] = stream(s, blocks);
      streams[s] = carrier.row(index[s].length);
    }
    this.origins = new int[shifts.length];
    for (int i = 0; i < shifts.length; i++) {
      origins[i] = (shifts[i] - first(shifts[i] % stride)) / stride * inner;
    }
  }

  private ShiftedRows(ShiftedRows<A> other) {
    this.shifts = other.shifts;
    this.stride = other.stride;
    this.inner = other.inner;
    this.length = other.length;
    this.carrier = other.carrier;
    this.rows = WeightRows.empty(shifts.length, length, carrier);
    this.index = other.index;
    this.streams = carrier.rows(index.length);
    for (int s = 0; s < index.length; s++) {
      streams[s] = carrier.row(index[s].length);
    }
    this.origins = other.origins;
  }

  /** Returns rows of the same stretches. */
  ShiftedRows<A> forRun() {
    return new ShiftedRows<>(this);
  }

  /** Returns the elements of the stream that all shifts of a remainder are in. */
  private int[] stream(int remainder, int blocks) {
    int[] own = Arrays.stream(shifts).filter(shift -> shift % stride == remainder).toArray();
    if (own.length == 0) {
      return new int[0];
    }
    int first = first(remainder);
    int last = Arrays.stream(own).max().orElse(first);
    int positions = (last - first) / stride + blocks;
    int[] elements = new int[positions * inner];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (first + i / inner * stride) * inner + i % inner;
    }
    return elements;
  }

  private int first(int remainder) {
    return Arrays.stream(shifts).filter(shift -> shift % stride == remainder).min().orElse(0);
  }

  /** Returns the row that begins at a position, one of the shifts. */
  A row(int shift) {
    int i = 0;
    while (shifts[i] != shift) {
      i++;
    }
    return rows[i];
  }

  /** Fills all rows. */
  void read(A source) {
    for (int s = 0; s < streams.length; s++) {
      ElementMoves.gather(source, 0, index[s], streams[s], 0);
    }
    for (int i = 0; i < shifts.length; i++) {
      if (stride == 1) {
        System.arraycopy(source, shifts[i] * inner, rows[i], 0, length);
      } else {
        System.arraycopy(streams[shifts[i] % stride], origins[i], rows[i], 0, length);
      }
    }
  }
}
