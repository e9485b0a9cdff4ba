package io.halfpixel.keras;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import java.util.Locale;

/** Where the channels stand in the shape of a tensor: Keras' {@code data_format}. */
public enum DataFormat {
  /** The shape is [n, ...spatial, c]. */
  CHANNELS_LAST("channels_last", MemoryFormat.CHANNELS_FIRST),
  /** The shape is [n, c, ...spatial]. */
  CHANNELS_FIRST("channels_first", MemoryFormat.CHANNELS_LAST);

  private final String frameworkName;

  /** The order in memory that differs from the shape and is understood all the same. */
  private final MemoryFormat transposed;

  DataFormat(String frameworkName, MemoryFormat transposed) {
    this.frameworkName = frameworkName;
    this.transposed = transposed;
  }

  /** Returns Keras' name of this format, such as {@code "channels_last"}. */
  public String frameworkName() {
    return frameworkName;
  }

  /**
   * Returns the format with Keras' name.
   *
   * @param name {@code "channels_last"} or {@code "channels_first"}, in any case
   * @throws InvalidArgumentException if it is neither
   */
  public static DataFormat of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (DataFormat format : values()) {
      if (format.frameworkName.equals(lower)) {
        return format;
      }
    }
    throw new InvalidArgumentException(
        "The `data_format` argument must be one of {'channels_first', 'channels_last'}. "
            + "Received: data_format="
            + lower);
  }

  /**
   * Returns how a tensor of this format is seen with the shape [n, ...spatial, c], without moving
   * its memory.
   *
   * @throws InvalidArgumentException if such a tensor has no {@link MemoryFormat}
   */
  TensorSpec channelsLast(TensorSpec spec) {
    if (spec.memoryFormat() != MemoryFormat.CONTIGUOUS && spec.memoryFormat() != transposed) {
      throw new InvalidArgumentException(
          "a tensor in data_format "
              + frameworkName
              + " lies in memory as CONTIGUOUS or "
              + transposed
              + ", but got "
              + spec);
    }
    if (this == CHANNELS_LAST) {
      return spec;
    }
    long[] from = spec.shape().toArray();
    long[] to = from.clone();
    System.arraycopy(from, 2, to, 1, from.length - 2);
    to[to.length - 1] = from[1];
    boolean plain = spec.memoryFormat() == MemoryFormat.CONTIGUOUS;
    return new TensorSpec(
        Shape.of(to),
        spec.dataType(),
        plain ? MemoryFormat.CHANNELS_FIRST : MemoryFormat.CONTIGUOUS);
  }

  /** Undoes {@link #channelsLast}. */
  TensorSpec fromChannelsLast(TensorSpec view) {
    if (this == CHANNELS_LAST) {
      return view;
    }
    long[] from = view.shape().toArray();
    long[] to = from.clone();
    System.arraycopy(from, 1, to, 2, from.length - 2);
    to[1] = from[from.length - 1];
    boolean plain = view.memoryFormat() == MemoryFormat.CHANNELS_FIRST;
    return new TensorSpec(
        Shape.of(to),
        view.dataType(),
        plain ? MemoryFormat.CONTIGUOUS : MemoryFormat.CHANNELS_LAST);
  }

  /** Returns {@link #frameworkName()}. */
  @Override
  public String toString() {
    return frameworkName;
  }
}
