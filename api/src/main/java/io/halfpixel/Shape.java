package io.halfpixel;

import java.util.Arrays;

/**
 * The lengths of a tensor's axes, outermost first, such as [n, c, h, w]. Immutable and thread-safe.
 *
 * <p>A length may be 0 (the tensor is then empty) but not negative, and the product of all lengths
 * fits a {@code long}.
 */
public final class Shape {
  private final long[] lengths;
  private final long elements;

  private Shape(long[] lengths) {
    this.lengths = lengths;
    this.elements = product(lengths);
  }

  /**
   * Returns the shape with these axis lengths; no lengths give the shape of a scalar.
   *
   * @throws InvalidArgumentException if a length is negative or the number of elements exceeds
   *     {@link Long#MAX_VALUE}
   */
  public static Shape of(long... lengths) {
    return new Shape(lengths.clone());
  }

  private static long product(long[] lengths) {
    long product = 1;
    for (long length : lengths) {
      if (length < 0) {
        throw new InvalidArgumentException(
            "a shape has no negative lengths, but got " + Arrays.toString(lengths));
      }
      try {
        product = Math.multiplyExact(product, length);
      } catch (ArithmeticException e) {
        throw new InvalidArgumentException(
            "the shape " + Arrays.toString(lengths) + " has more than 2^63 - 1 elements", e);
      }
    }
    return product;
  }

  /** Returns the number of axes. */
  public int rank() {
    return lengths.length;
  }

  /**
   * Returns the length of one axis.
   *
   * @param axis the axis in [0, rank)
   * @throws IndexOutOfBoundsException if the axis is outside that range
   */
  public long length(int axis) {
    return lengths[axis];
  }

  /** Returns the number of elements, the product of all lengths. */
  public long elements() {
    return elements;
  }

  /** Returns a copy of the lengths, outermost first. */
  public long[] toArray() {
    return lengths.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(lengths, shape.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  /** Returns the lengths as PyTorch prints them, such as {@code [1, 3, 32, 32]}. */
  @Override
  public String toString() {
    return Arrays.toString(lengths);
  }
}
