package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link PixelShuffle} and {@link PixelUnshuffle} have in common: squares of r by r pixels
 * move between c·r·r channels of h by w pixels and c channels of h·r by w·r. The one's result is
 * the other's input.
 *
 * <p>Axes have letters: {@code n} all of the batch, {@code c}, {@code h}, {@code w}, and {@code a},
 * {@code b} for the row and the column in a square. A text names axes in the order of memory.
 *
 * @param batch the lengths of the leading axes
 * @param factor the side r of a square
 */
record PixelRearrangement(List<Long> batch, long factor, long channels, long height, long width) {
  private static final String LETTERS = "ncabhw";

  /**
   * Rejects memory formats that PyTorch does not have or has no kernel for, types that have none,
   * and shapes without channels, height and width.
   */
  static void check(TensorSpec source, String operator, String factorName, long factor) {
    int rank = source.shape().rank();
    if (source.memoryFormat() == MemoryFormat.CHANNELS_FIRST) {
      throw new InvalidArgumentException(
          "a PyTorch tensor of shape [...batch, c, h, w] is CONTIGUOUS or CHANNELS_LAST in memory, "
              + "but got CHANNELS_FIRST");
    }
    if (rank < 3) {
      throw new InvalidArgumentException(
          operator
              + " expects input to have at least 3 dimensions, but got input with "
              + rank
              + " dimension(s)");
    }
    if (factor <= 0) {
      throw new InvalidArgumentException(
          operator + " expects a positive " + factorName + ", but got " + factor);
    }
  }

  /** Returns the leading axes of a shape. */
  static List<Long> batch(Shape shape) {
    List<Long> batch = new ArrayList<>();
    for (int axis = 0; axis < shape.rank() - 3; axis++) {
      batch.add(shape.length(axis));
    }
    return batch;
  }

  /** Returns the plan from separate channels to squares. */
  Plan shuffled(TensorSpec source) {
    return plan(source, true, spec(source, channels, height * factor, width * factor));
  }

  /** Returns the plan from squares to separate channels. */
  Plan unshuffled(TensorSpec source) {
    return plan(source, false, spec(source, channels * factor * factor, height, width));
  }

  /** Returns the result's specification: only tensors of rank 4 can be channels-last images. */
  private TensorSpec spec(TensorSpec source, long c, long h, long w) {
    List<Long> shape = new ArrayList<>(batch);
    shape.addAll(List.of(c, h, w));
    MemoryFormat format = shape.size() == 3 ? MemoryFormat.CONTIGUOUS : source.memoryFormat();
    return new TensorSpec(
        Shape.of(shape.stream().mapToLong(Long::longValue).toArray()), source.dataType(), format);
  }

  private Plan plan(TensorSpec source, boolean shuffle, TensorSpec target) {
    if (source.elements() == 0) {
      return new Plan(source, target, List.of());
    }
    checkKernel(source, shuffle ? "pixel_shuffle" : "pixel_unshuffle");
    String from = memory(!shuffle, source.memoryFormat());
    String to = memory(shuffle, target.memoryFormat());
    List<Long> lengths = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < from.length(); axis++) {
      lengths.add(length(from.charAt(axis)));
      axes.add(from.indexOf(to.charAt(axis)));
    }
    return new Plan(source, target, List.of(new Permute(lengths, axes, source.dataType())));
  }

  private void checkKernel(TensorSpec source, String operator) {
    boolean channelsLast = source.memoryFormat() == MemoryFormat.CHANNELS_LAST && !batch.isEmpty();
    if (channelsLast && batch.size() > 1) {
      throw new InvalidArgumentException(
          "Unsupported memory format. Supports only ChannelsLast, Contiguous");
    }
    if (source.dataType() == DataType.U16) {
      throw new UnsupportedModeException(
          "\"%s%s\" not implemented for '%s'"
              .formatted(
                  operator,
                  channelsLast ? "_channels_last" : "",
                  KernelDispatch.scalarType(source.dataType())));
    }
  }

  private String memory(boolean squares, MemoryFormat format) {
    if (format == MemoryFormat.CONTIGUOUS) {
      return squares ? "nchawb" : "ncabhw";
    }
    if (batch.isEmpty()) {
      // The second of three axes, which is the height here, lies innermost.
      return squares ? "ncwbha" : "ncabwh";
    }
    return squares ? "nhawbc" : "nhwcab";
  }

  private long length(char letter) {
    long images = 1;
    for (long axis : batch) {
      images *= axis;
    }
    return List.of(images, channels, factor, factor, height, width).get(LETTERS.indexOf(letter));
  }
}
