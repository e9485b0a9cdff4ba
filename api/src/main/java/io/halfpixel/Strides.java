package io.halfpixel;

import java.util.Arrays;

/**
 * Where the elements of a tensor lie, counted in elements from the first: rows without gaps, and
 * how far apart they begin along each outer axis.
 *
 * <p>Axes that follow each other without a gap are one here. No two elements share a place, and
 * elements lie in the order of {@link TensorSpec#memoryFormat()}; they are numbered in that order
 * from 0. Immutable and thread-safe.
 */
public final class Strides {
  private static final long[] NONE = {};

  /** How often, how far and, for the block that is repeated, how long; the outermost axis first. */
  private final long[] lengths;

  private final long[] steps;
  private final long[] blocks;

  private final long row;
  private final long extent;

  private Strides(long[] lengths, long[] steps, long[] blocks, long row, long extent) {
    this.lengths = lengths;
    this.steps = steps;
    this.blocks = blocks;
    this.row = row;
    this.extent = extent;
  }

  /** Returns the strides of so many elements without gaps: one row. */
  static Strides dense(long elements) {
    return new Strides(NONE, NONE, NONE, elements, elements);
  }

  /** Returns the strides that a tensor without gaps has, for each axis of its shape. */
  static long[] ofDense(TensorSpec spec) {
    int[] order = spec.memoryFormat().order(spec.shape().rank());
    long[] strides = new long[order.length];
    long step = 1;
    for (int k = order.length - 1; k >= 0; k--) {
      strides[order[k]] = step;
      step *= Math.max(1, spec.shape().length(order[k]));
    }
    return strides;
  }

  /**
   * Returns strides that are given for each axis of a shape; those of axes of length 1 do not
   * matter.
   *
   * @throws InvalidArgumentException if there is not one for each axis, elements share a place or
   *     do not lie in the order of the memory format, or the last lies beyond 2^63 - 1
   */
  static Strides of(TensorSpec spec, long[] perAxis) {
    int rank = spec.shape().rank();
    if (perAxis.length != rank) {
      throw new InvalidArgumentException(
          spec + " has " + rank + " axes, but got the strides " + Arrays.toString(perAxis));
    }
    if (spec.elements() == 0) {
      return dense(0);
    }
    try {
      return merged(spec, perAxis);
    } catch (ArithmeticException e) {
      throw new InvalidArgumentException(
          spec + " with the strides " + Arrays.toString(perAxis) + " ends beyond 2^63 - 1", e);
    }
  }

  private static Strides merged(TensorSpec spec, long[] perAxis) {
    int[] order = spec.memoryFormat().order(perAxis.length);
    long[] lengths = new long[order.length];
    long[] steps = new long[order.length];
    long[] blocks = new long[order.length];
    int begin = order.length;
    long row = 1;
    long extent = 1;
    for (int k = order.length - 1; k >= 0; k--) {
      long length = spec.shape().length(order[k]);
      long step = perAxis[order[k]];
      if (length == 1) {
        continue;
      }
      check(spec, order[k], step, extent);
      if (begin == order.length && step == row) {
        row *= length;
      } else if (begin < order.length && step == Math.multiplyExact(steps[begin], lengths[begin])) {
        lengths[begin] *= length;
      } else {
        begin--;
        lengths[begin] = length;
        steps[begin] = step;
        blocks[begin] = extent;
      }
      extent = Math.addExact(extent, Math.multiplyExact(step, length - 1));
    }
    return new Strides(
        Arrays.copyOfRange(lengths, begin, order.length),
        Arrays.copyOfRange(steps, begin, order.length),
        Arrays.copyOfRange(blocks, begin, order.length),
        row,
        extent);
  }

  private static void check(TensorSpec spec, int axis, long step, long inside) {
    if (step < inside) {
      throw new InvalidArgumentException(
          "the stride of axis "
              + axis
              + " of "
              + spec
              + " is at least "
              + inside
              + ", which is what the axes inside it take in memory, but got "
              + step);
    }
  }

  /** Returns whether all elements are one row. */
  public boolean isDense() {
    return lengths.length == 0;
  }

  /** Returns how far the last element lies behind the first, and 1; 0 without elements. */
  public long extent() {
    return extent;
  }

  /** Returns the number of elements of a row, at least 1 unless there are no elements. */
  public long row() {
    return row;
  }

  /** Returns the number of rows. */
  public long rows() {
    long rows = 1;
    for (long length : lengths) {
      rows *= length;
    }
    return rows;
  }

  /** Returns how often rows are repeated along each outer axis, the outermost first. */
  public long[] lengths() {
    return lengths.clone();
  }

  /** Returns how far apart neighbours along each outer axis begin, the outermost first. */
  public long[] steps() {
    return steps.clone();
  }

  /**
   * Returns where an element lies, counted in elements from the first.
   *
   * @param element its number, in [0, row · rows); any other has no meaning here and is not checked
   */
  public long place(long element) {
    long rest = element / row;
    long place = element % row;
    for (int axis = lengths.length - 1; axis >= 0; axis--) {
      place += rest % lengths[axis] * steps[axis];
      rest /= lengths[axis];
    }
    return place;
  }

  /** Returns whether an element lies in the places [low, high), which may be negative. */
  boolean touches(long low, long high) {
    long from = Math.max(low, 0);
    long to = Math.min(high, extent);
    for (int axis = 0; axis < lengths.length && from < to; axis++) {
      long block = from / steps[axis];
      if ((to - 1) / steps[axis] > block) {
        // Another block begins in between, with an element.
        return true;
      }
      from -= block * steps[axis];
      to = Math.min(to - block * steps[axis], blocks[axis]);
    }
    return from < to;
  }
}
