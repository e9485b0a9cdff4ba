package io.halfpixel.torchvision;

import io.halfpixel.plan.IndexTable;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.SpatialLayout;
import java.util.Arrays;

/**
 * An axis of an image with a padding on both sides, which cuts where it is negative.
 *
 * @param length the length of the image, at least 0
 */
record PaddedAxis(int length, int before, int after) {
  /** Whether more is cut than is there and padded. */
  boolean isNegative() {
    return sum(before, after) < 0;
  }

  /** Returns the length of the result, which is not negative. */
  int result() {
    return SpatialLayout.checkedLength(sum(before, after));
  }

  /** Returns what is left of the image between the borders; negative if more is cut. */
  long rest() {
    return sum(Math.min(0, before), Math.min(0, after));
  }

  private long sum(int first, int last) {
    return (long) length + first + last;
  }

  /** The first index that is not cut. */
  int cutBefore() {
    return Math.max(0, -before);
  }

  int borderBefore() {
    return Math.max(0, before);
  }

  int borderAfter() {
    return Math.max(0, after);
  }

  int longestBorder() {
    return Math.max(before, after);
  }

  /** Returns the same borders around what is left. */
  PaddedAxis cut() {
    return new PaddedAxis((int) rest(), borderBefore(), borderAfter());
  }

  /** Returns the table that copies pixels into the borders. */
  IndexTable copies(Edge edge) {
    int[] indices = new int[result()];
    Arrays.setAll(indices, place -> edge.index(place - (long) before, length));
    return IndexTable.of(length, indices);
  }
}
