package io.halfpixel.plan;

import io.halfpixel.InvalidArgumentException;

/** Products of lengths, checked. */
final class Elements {
  /** The length of the longest array that every virtual machine can make. */
  static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private Elements() {}

  static long product(long... lengths) {
    long product = 1;
    for (long length : lengths) {
      try {
        product = Math.multiplyExact(product, length);
      } catch (ArithmeticException e) {
        throw new InvalidArgumentException("a step has more than 2^63 - 1 elements", e);
      }
    }
    return product;
  }
}
