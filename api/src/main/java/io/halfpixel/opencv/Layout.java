package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.rules.SpatialLayout;
import java.util.Arrays;
import java.util.List;

/** Images as OpenCV has them: [h, w], [h, w, c], and batches [n, h, w, c] besides. */
final class Layout {
  private Layout() {}

  /** Returns the axes of height and width, or none if tensors of that rank are no images. */
  static List<Integer> axes(int rank) {
    return switch (rank) {
      case 2, 3 -> List.of(0, 1);
      case 4 -> List.of(1, 2);
      default -> List.of();
    };
  }

  /**
   * Returns where the axes lie.
   *
   * @throws InvalidArgumentException if the tensor is no image of that release of OpenCV
   */
  static SpatialLayout of(TensorSpec source, Version version) {
    Shape shape = source.shape();
    List<Integer> axes = axes(shape.rank());
    if (axes.isEmpty() || source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException(
          "an image of OpenCV is [h, w] or [h, w, c], contiguous, a batch of them [n, h, w, c],"
              + " but got "
              + source);
    }
    long batch = shape.rank() == 4 ? shape.length(0) : 1;
    long channels = shape.rank() == 2 ? 1 : shape.length(shape.rank() - 1);
    if (channels < 1 || channels > version.maxChannels()) {
      throw Refusal.badArgument(
          "src unable to wrap channels, invalid count ("
              + channels
              + ", must be in [1, "
              + version.maxChannels()
              + "])",
          "an image is [h, w] or [h, w, c], but got " + source);
    }
    List<Integer> lengths =
        axes.stream().map(axis -> SpatialLayout.checkedLength(shape.length(axis))).toList();
    return new SpatialLayout(batch, channels, true, lengths);
  }

  /**
   * Checks that a release of OpenCV has images of a type.
   *
   * @throws InvalidArgumentException if it has none
   */
  static void checkType(DataType type, Version version) {
    boolean known =
        switch (type) {
          case U8, I8, U16, I16, I32, F16, F32, F64 -> true;
          case BF16, I64, BOOL -> version == Version.V5_0;
        };
    if (!known) {
      throw Refusal.badArgument(
          "src data type = " + type + " is not supported",
          "OpenCV 4 has images of uint8, int8, uint16, int16, int32, float16, float32 and float64;"
              + " cast the image, or imitate OpenCV 5");
    }
  }

  /**
   * Returns what is made of a tensor.
   *
   * @param withoutSingle whether a single channel is left out, as Python's binding does
   * @throws InvalidArgumentException if an axis of the result exceeds 2^31 - 10
   */
  static TensorSpec resized(TensorSpec source, Axis height, Axis width, boolean withoutSingle) {
    long[] shape = source.shape().toArray();
    List<Integer> axes = axes(shape.length);
    shape[axes.get(0)] = SpatialLayout.checkedLength(height.to());
    shape[axes.get(1)] = SpatialLayout.checkedLength(width.to());
    boolean shorter = withoutSingle && shape.length > 2 && shape[shape.length - 1] == 1;
    long[] result = shorter ? Arrays.copyOf(shape, shape.length - 1) : shape;
    return new TensorSpec(Shape.of(result), source.dataType(), MemoryFormat.CONTIGUOUS);
  }
}
