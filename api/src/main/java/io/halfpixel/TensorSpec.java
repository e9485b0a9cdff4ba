package io.halfpixel;

/**
 * What a tensor is apart from its values: shape, element type and order in memory. The key under
 * which plans are cached.
 *
 * @param shape the axis lengths, outermost first
 * @param dataType the type of the elements
 * @param memoryFormat how the axes lie in memory
 */
public record TensorSpec(Shape shape, DataType dataType, MemoryFormat memoryFormat) {
  /**
   * Checks that the memory format can describe the shape.
   *
   * @throws InvalidArgumentException if the format is not {@link MemoryFormat#CONTIGUOUS} and the
   *     rank is not 3, 4 or 5
   */
  public TensorSpec {
    if (memoryFormat != MemoryFormat.CONTIGUOUS && (shape.rank() < 3 || shape.rank() > 5)) {
      throw new InvalidArgumentException(
          memoryFormat + " describes tensors of rank 3, 4 or 5, but the shape is " + shape);
    }
  }

  /** Returns the specification of a contiguous tensor. */
  public static TensorSpec of(DataType dataType, long... lengths) {
    return new TensorSpec(Shape.of(lengths), dataType, MemoryFormat.CONTIGUOUS);
  }

  /** Returns the number of elements. */
  public long elements() {
    return shape.elements();
  }

  /**
   * Returns the number of bytes the elements take.
   *
   * @throws InvalidArgumentException if that number exceeds {@link Long#MAX_VALUE}
   */
  public long byteSize() {
    try {
      return Math.multiplyExact(elements(), (long) dataType.bytes());
    } catch (ArithmeticException e) {
      throw new InvalidArgumentException(this + " takes more than 2^63 - 1 bytes", e);
    }
  }

  /** Returns a short description such as {@code float32 [1, 3, 32, 32]}. */
  @Override
  public String toString() {
    String text = dataType + " " + shape;
    return memoryFormat == MemoryFormat.CONTIGUOUS ? text : text + " " + memoryFormat;
  }
}
