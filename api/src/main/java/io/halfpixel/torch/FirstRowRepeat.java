package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import java.util.List;

/**
 * A defect of PyTorch's separable kernel: where the result is one pixel wide, the pass along the
 * height reads the tap table of its first row for every row.
 *
 * <p>PyTorch walks the flat result; with a width of 1 the height becomes the innermost loop, along
 * which the kernel believes the tables to be constant. Each walk that starts anew reads the right
 * row, once: at every channel, and at the start of every thread's share if the work is split, which
 * happens above 32768 values.
 *
 * <p>Source: PyTorch, {@code basic_loop_separable_1d_vertical} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp} and {@code parallel_for} in {@code
 * aten/src/ATen/Parallel.h}; shares measured with release 2.13.
 */
final class FirstRowRepeat {
  private static final int GRAIN = 32768;

  private FirstRowRepeat() {}

  /**
   * Returns the step that turns the right result of the pass into PyTorch's.
   *
   * @param columns the number of columns of one pixel: batch times channels
   * @param rows the height of the result
   */
  static Gather step(long columns, int rows, int numThreads, DataType type) {
    int size = Math.toIntExact(columns * rows);
    int threads = Math.min(numThreads, (size - 1) / GRAIN + 1);
    if (threads == 1) {
      return new Gather(columns, List.of(IndexTable.of(rows, new int[rows])), 1, type);
    }
    int share = (size - 1) / threads + 1;
    int[] indices = new int[size];
    for (int i = 0; i < size; i++) {
      indices[i] = Math.max(i - i % rows, i - i % share);
    }
    return new Gather(1, List.of(IndexTable.of(size, indices)), 1, type);
  }
}
