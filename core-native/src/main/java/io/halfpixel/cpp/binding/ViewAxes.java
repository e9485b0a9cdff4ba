package io.halfpixel.cpp.binding;

import io.halfpixel.Strides;
import io.halfpixel.Tensor;
import org.jspecify.annotations.Nullable;

/** Where the rows of a tensor lie, as {@code hp_plan_run_view} wants to be told. */
public final class ViewAxes {
  /** What is done with elements that lie behind each other. */
  @FunctionalInterface
  public interface Row {
    /** Handles so many elements from one on, the first of which lies at a place of its tensor. */
    void accept(long element, long place, long count);
  }

  private ViewAxes() {}

  /** Hands over the elements [begin, end) of a tensor, as many neighbours as there are at once. */
  public static void forEachRow(Tensor tensor, long begin, long end, Row row) {
    Strides strides = tensor.strides();
    long element = begin;
    while (element < end) {
      long count = Math.min(end - element, strides.row() - element % strides.row());
      row.accept(element, strides.place(element), count);
      element += count;
    }
  }

  /**
   * Returns how many outer axes there are, and then the length of each and its step in bytes, the
   * outermost first; null for a tensor without gaps.
   */
  public static long @Nullable [] of(Tensor tensor) {
    if (tensor.isDense()) {
      return null;
    }
    Strides strides = tensor.strides();
    long[] lengths = strides.lengths();
    long[] steps = strides.steps();
    long[] axes = new long[1 + 2 * lengths.length];
    axes[0] = lengths.length;
    for (int axis = 0; axis < lengths.length; axis++) {
      axes[1 + 2 * axis] = lengths[axis];
      axes[2 + 2 * axis] = steps[axis] * tensor.dataType().bytes();
    }
    return axes;
  }
}
