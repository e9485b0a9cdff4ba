package io.halfpixel.plan;

import io.halfpixel.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gather along one axis, and where that axis lies among those of a step next to it. Elements are
 * counted alike whatever the axes are called: [outer][length][inner] can be split further wherever
 * the lengths divide.
 */
record AxisGather(long outer, IndexTable table, long inner, DataType type) {
  static AxisGather of(Gather gather) {
    return new AxisGather(gather.outer(), gather.axes().get(0), gather.inner(), gather.type());
  }

  Gather step() {
    return new Gather(outer, List.of(table), inner, type);
  }

  /** Returns this gather of elements of another type. */
  Gather of(DataType other) {
    return new Gather(outer, List.of(table), inner, other);
  }

  long elements() {
    return outer * table.rows() * inner;
  }

  long inputElements() {
    return outer * table.inputLength() * inner;
  }

  boolean lengthens() {
    return table.rows() > table.inputLength();
  }

  /** Whether the axis gets shorter. */
  boolean shortens() {
    return table.rows() < table.inputLength();
  }

  /** The axis of a step, as it lies in the elements between the step and the gather. */
  record Axis(long outer, int length, long inner) {}

  /** Whether the gather reads the axis that a step writes. */
  boolean reads(Axis axis) {
    return outer == axis.outer && table.inputLength() == axis.length && inner == axis.inner;
  }

  /** Whether the gather writes the axis that a step reads. */
  boolean writes(Axis axis) {
    return outer == axis.outer && table.rows() == axis.length && inner == axis.inner;
  }

  /**
   * Whether the axis that is read is a part of a longer one, as {@code h} is of {@code h·w}.
   *
   * @param outside the number of blocks outside of the longer axis
   * @param length its length
   * @param inside the number of elements inside of it
   */
  boolean liesIn(long outside, long length, long inside) {
    boolean divides = outside > 0 && inside > 0 && outer % outside == 0 && inner % inside == 0;
    return divides && outer / outside * table.inputLength() * (inner / inside) == length;
  }

  /** What an axis that this one is a part of has behind the gather. */
  long shortened(long length) {
    return length / table.inputLength() * table.rows();
  }

  /**
   * What a step and a gather along another axis become when they change places.
   *
   * @param gather the gather in its new place
   * @param outer what the step has outside of its axis now
   * @param inner what the step has inside of its axis now
   * @param movesInner whether the gather's axis lies inside of the step's, so that the step meets
   *     its elements at other inner positions than before
   */
  record Moved(AxisGather gather, long outer, long inner, boolean movesInner) {}

  /**
   * Returns this gather, which follows a step, as one before it, with what becomes of the step's
   * outer and inner; null if their axes cannot be told apart.
   *
   * @param written the axis that the step writes
   * @param length what that axis has before the step
   */
  @Nullable Moved before(Axis written, int length) {
    return past(written, length, table.inputLength(), table.rows());
  }

  /**
   * Returns this gather, which precedes a step, as one behind it, with what becomes of the step's
   * outer and inner; null if their axes cannot be told apart.
   *
   * @param read the axis that the step reads
   * @param length what that axis has behind the step
   */
  @Nullable Moved behind(Axis read, int length) {
    return past(read, length, table.rows(), table.inputLength());
  }

  /** Moves past a step, between whose two sides this axis changes from one length to another. */
  private @Nullable Moved past(Axis axis, int length, int between, int beyond) {
    long own = between * inner;
    long step = axis.length * axis.inner;
    if (own > 0 && axis.inner % own == 0) {
      long blocks = axis.outer * length * (axis.inner / own);
      return new Moved(
          new AxisGather(blocks, table, inner, type),
          axis.outer,
          axis.inner / between * beyond,
          true);
    }
    if (step > 0 && inner % step == 0) {
      long elements = inner / step * length * axis.inner;
      return new Moved(
          new AxisGather(outer, table, elements, type),
          axis.outer / between * beyond,
          axis.inner,
          false);
    }
    return null;
  }

  /** A table of taps that read what this gather reads in place of what it writes. */
  TapTable readThrough(TapTable taps) {
    int[] indices = taps.indices();
    for (int tap = 0; tap < indices.length; tap++) {
      indices[tap] = table.index(indices[tap]);
    }
    return TapTable.owning(taps.starts(), indices, taps.weights(), taps.isSingle());
  }

  /** The rows of a table that this gather copies. */
  TapTable rowsOf(TapTable taps) {
    TapRows rows = new TapRows(table.rows(), Math.max(1, taps.maxCount()));
    for (int row = 0; row < table.rows(); row++) {
      int from = table.index(row);
      for (int tap = taps.start(from); tap < taps.start(from + 1); tap++) {
        rows.add(taps.index(tap), taps.weight(tap));
      }
      rows.endRow();
    }
    return rows.table();
  }
}
