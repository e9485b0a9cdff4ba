package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * Images as torchvision sees them: a tensor [..., c, h, w], whatever stands before the channels, or
 * an image of Pillow [h, w], [h, w, c] or [n, h, w, c].
 */
record ImageTensor(TensorSpec spec, Input input) {
  /** The axes of an image: channels, height, width. */
  private static final int IMAGE_AXES = 3;

  /**
   * Checks the tensor.
   *
   * @throws InvalidArgumentException if it has less than three axes, or lies in memory in a way
   *     that no tensor of PyTorch does, or is no image of Pillow where one is expected
   */
  ImageTensor {
    if (input.isPil()) {
      checkImage(spec);
    } else {
      checkTensor(spec);
    }
  }

  /** Returns a tensor. */
  static ImageTensor of(TensorSpec spec) {
    return new ImageTensor(spec, Input.TENSOR);
  }

  /** Returns another image of the same kind. */
  ImageTensor with(TensorSpec other) {
    return new ImageTensor(other, input);
  }

  private static void checkTensor(TensorSpec spec) {
    if (spec.shape().rank() < IMAGE_AXES) {
      throw new InvalidArgumentException(
          "Expected tensor to be a tensor image of size (..., C, H, W). Got " + spec.shape());
    }
    boolean channelsLast = spec.memoryFormat() == MemoryFormat.CHANNELS_LAST;
    if (spec.memoryFormat() == MemoryFormat.CHANNELS_FIRST
        || (channelsLast && spec.shape().rank() != IMAGE_AXES + 1)) {
      throw new InvalidArgumentException(
          "a tensor image is CONTIGUOUS, or CHANNELS_LAST with the shape [n, c, h, w], but got "
              + spec);
    }
  }

  private static void checkImage(TensorSpec spec) {
    int rank = spec.shape().rank();
    if (rank < 2
        || rank > IMAGE_AXES + 1
        || spec.memoryFormat() != MemoryFormat.CONTIGUOUS
        || spec.elements() == 0) {
      throw new InvalidArgumentException(
          "a PIL image is a CONTIGUOUS tensor [h, w], [h, w, bands] or [n, h, w, bands] with a pixel"
              + " or more, but got "
              + spec);
    }
  }

  /** The axis of the height; the width follows. */
  private int heightAxis() {
    int rank = spec.shape().rank();
    return input.isPil() ? rank / (IMAGE_AXES + 1) : rank - 2;
  }

  int height() {
    return SpatialLayout.checkedLength(spec.shape().length(heightAxis()));
  }

  int width() {
    return SpatialLayout.checkedLength(spec.shape().length(heightAxis() + 1));
  }

  int channels() {
    int rank = spec.shape().rank();
    if (rank == 2) {
      return 1;
    }
    int axis = input.isPil() ? rank - 1 : rank - IMAGE_AXES;
    return SpatialLayout.checkedLength(spec.shape().length(axis));
  }

  /** The number of images. */
  long images() {
    long images = 1;
    int inner = input.isPil() ? heightAxis() : spec.shape().rank() - IMAGE_AXES;
    for (int axis = 0; axis < inner; axis++) {
      images *= spec.shape().length(axis);
    }
    return images;
  }

  DataType type() {
    return spec.dataType();
  }

  boolean isEmpty() {
    return spec.elements() == 0;
  }

  /** The elements of a tensor as [n, c, h, w]. */
  TensorSpec batch() {
    Shape shape = Shape.of(images(), channels(), height(), width());
    return new TensorSpec(shape, spec.dataType(), spec.memoryFormat());
  }

  /** The same images with another size and type. */
  TensorSpec resized(int height, int width, DataType type) {
    return SpatialLayout.resized(spec, heightAxis(), List.of(height, width), type);
  }

  /**
   * The same images with another number of channels and another type. A single channel of an image
   * of Pillow has no axis, except in a batch.
   */
  TensorSpec recoloured(int channels, DataType type) {
    long[] shape = spec.shape().toArray();
    if (!input.isPil()) {
      shape[shape.length - IMAGE_AXES] = channels;
    } else if (shape.length > IMAGE_AXES) {
      shape[IMAGE_AXES] = channels;
    } else {
      shape =
          channels == 1 ? new long[] {height(), width()} : new long[] {height(), width(), channels};
    }
    return new TensorSpec(Shape.of(shape), type, spec.memoryFormat());
  }

  /** The axis of the channels, which gets another length. */
  Pass channelPass(int from, int to) {
    long pixels = (long) height() * width();
    return layout().channelsInner()
        ? new Pass(images() * pixels, from, to, 1)
        : new Pass(images(), from, to, pixels);
  }

  SpatialLayout layout() {
    boolean inner = input.isPil() || spec.memoryFormat() == MemoryFormat.CHANNELS_LAST;
    return new SpatialLayout(images(), channels(), inner, List.of(height(), width()));
  }

  /** Copies rows and columns. */
  Plan gather(IndexTable rows, IndexTable columns) {
    Gather gather = layout().gather(List.of(rows, columns), spec.dataType());
    return new Plan(spec, resized(rows.rows(), columns.rows(), spec.dataType()), List.of(gather));
  }

  /** Adds borders of one value, each at least 0. */
  Plan pad(int left, int top, int right, int bottom, double value) {
    if (left == 0 && top == 0 && right == 0 && bottom == 0) {
      return Plans.identity(spec);
    }
    int high = length((long) top + height() + bottom);
    int wide = length((long) left + width() + right);
    Pass rows = layout().pass(0, high);
    Pass columns = layout().resized(0, high).pass(1, wide);
    return new Plan(
        spec,
        resized(high, wide, spec.dataType()),
        List.of(
            new Pad(rows, top, spec.dataType(), value),
            new Pad(columns, left, spec.dataType(), value)));
  }

  /** Computes with a number of each channel. */
  Plan compute(List<ChannelArithmetic.Operation> operations, DataType output) {
    Pass pass = channelPass(channels(), channels());
    return Plans.elements(
        spec,
        output,
        new ChannelArithmetic(pass.outer(), channels(), pass.inner(), operations, type(), output));
  }

  private static int length(long length) {
    return SpatialLayout.checkedLength(length);
  }
}
