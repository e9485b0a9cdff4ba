package io.halfpixel;

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
  CHANNELS_FIRST
}
