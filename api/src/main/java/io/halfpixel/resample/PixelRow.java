package io.halfpixel.resample;

import io.halfpixel.plan.TapRows;

/**
 * The weights of one output by pixels instead of places: a pixel that stands at several places, as
 * they do beyond an edge, has the sum of their weights. Belongs to one thread; used row by row.
 */
final class PixelRow {
  private final AxisSampling axis;

  /** For each pixel and the index n, which stands for what lies outside, 1 + its slot, or 0. */
  private final int[] slots;

  private int[] indices = new int[8];
  private long[] sums = new long[8];
  private int count;

  PixelRow(AxisSampling axis) {
    this.axis = axis;
    this.slots = new int[axis.inputLength() + 1];
  }

  /** Adds the weights of consecutive places. */
  void add(long first, long[] weights) {
    if (indices.length < count + weights.length) {
      indices = new int[count + weights.length];
      sums = new long[indices.length];
    }
    for (int j = 0; j < weights.length; j++) {
      if (weights[j] != 0) {
        add(axis.index(first + j), weights[j]);
      }
    }
  }

  private void add(int index, long weight) {
    int slot = slots[index] - 1;
    if (slot < 0) {
      slot = count;
      count++;
      slots[index] = count;
      indices[slot] = index;
      sums[slot] = 0;
    }
    sums[slot] += weight;
  }

  /** Adds the row to a table, as it is or mirrored, and begins the next one. */
  void moveTo(TapRows rows, boolean mirrored) {
    int n = axis.inputLength();
    for (int slot = 0; slot < count; slot++) {
      int index = indices[slot];
      if (sums[slot] != 0) {
        rows.add(mirrored && index < n ? n - 1 - index : index, (double) sums[slot]);
      }
      slots[index] = 0;
    }
    count = 0;
    rows.endRow();
  }
}
