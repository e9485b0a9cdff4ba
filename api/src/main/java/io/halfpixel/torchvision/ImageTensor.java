package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/** A tensor [..., c, h, w] as torchvision sees it: images, whatever stands before the channels. */
record ImageTensor(TensorSpec spec) {
  /** The axes of an image: channels, height, width. */
  private static final int IMAGE_AXES = 3;

  /**
   * Checks the tensor.
   *
   * @throws InvalidArgumentException if it has less than three axes, or lies in memory in a way
   *     that no tensor of PyTorch does
   */
  ImageTensor {
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

  int height() {
    return SpatialLayout.checkedLength(spec.shape().length(spec.shape().rank() - 2));
  }

  int width() {
    return SpatialLayout.checkedLength(spec.shape().length(spec.shape().rank() - 1));
  }

  int channels() {
    return SpatialLayout.checkedLength(spec.shape().length(spec.shape().rank() - IMAGE_AXES));
  }

  DataType type() {
    return spec.dataType();
  }

  boolean isEmpty() {
    return spec.elements() == 0;
  }

  /** The same elements as [n, c, h, w]. */
  TensorSpec batch() {
    long images = 1;
    for (int axis = 0; axis < spec.shape().rank() - IMAGE_AXES; axis++) {
      images *= spec.shape().length(axis);
    }
    Shape shape = Shape.of(images, channels(), height(), width());
    return new TensorSpec(shape, spec.dataType(), spec.memoryFormat());
  }

  /** The same images with another size and type. */
  TensorSpec resized(int height, int width, DataType type) {
    int first = spec.shape().rank() - 2;
    return SpatialLayout.resized(spec, first, List.of(height, width), type);
  }

  SpatialLayout layout() {
    return SpatialLayout.channelsFirst(batch());
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

  private static int length(long length) {
    return SpatialLayout.checkedLength(length);
  }
}
