package io.halfpixel.jvm.memory;

import io.halfpixel.UnsupportedModeException;

/** Products of lengths as lengths of arrays, which hold less than 2^31 elements. */
public final class ArrayLength {
  private ArrayLength() {}

  /**
   * Returns a product of lengths as the length of an array.
   *
   * @throws UnsupportedModeException if an array cannot be so long
   */
  public static int of(long... factors) {
    double estimate = 1;
    long product = 1;
    for (long factor : factors) {
      estimate *= factor;
      product *= factor;
    }
    if (estimate > Integer.MAX_VALUE - 8) {
      throw new UnsupportedModeException(
          "this plan needs rows of more elements than a Java array can have, 2^31 - 9");
    }
    return (int) product;
  }
}
