package io.halfpixel;

import java.util.stream.IntStream;

/**
 * The order in which the axes of a tensor lie in memory, independent of the order in which its
 * shape names them.
 *
 * <p>The names are PyTorch's {@code torch.memory_format}; {@link #CHANNELS_FIRST} is the view that
 * Keras makes of a {@code channels_first} tensor when it transposes it for TensorFlow.
 */
public enum MemoryFormat {
  /** Axes lie in memory as the shape names them, the last one fastest. */
  CONTIGUOUS,
  /**
   * The shape is [n, c, ...spatial], memory is [n, ...spatial, c]. PyTorch's channels_last and
   * channels_last_3d.
   */
  CHANNELS_LAST,
  /**
   * The shape is [n, ...spatial, c], memory is [n, c, ...spatial]: a channels-first tensor seen
   * channels-last.
   */
  CHANNELS_FIRST;

  /** Returns the axes of a shape in the order in which they lie in memory, the fastest last. */
  int[] order(int rank) {
    int[] order = IntStream.range(0, rank).toArray();
    if (this == CHANNELS_LAST) {
      System.arraycopy(order, 2, order, 1, rank - 2);
      order[rank - 1] = 1;
    } else if (this == CHANNELS_FIRST) {
      System.arraycopy(order, 1, order, 2, rank - 2);
      order[1] = rank - 1;
    }
    return order;
  }
}
