package io.halfpixel.cli;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;

/** Counts the bits in which two tensors differ. */
final class BitDifference {
  private BitDifference() {}

  /**
   * Returns in how many bits the elements of two float32 or uint8 tensors of one specification
   * differ. NaNs are their bits too.
   *
   * @throws InvalidArgumentException if the specifications differ or the elements are of another
   *     type
   */
  static long count(Tensor a, Tensor b) {
    if (!a.spec().equals(b.spec())) {
      throw new InvalidArgumentException(a.spec() + " and " + b.spec() + " cannot be compared");
    }
    Object left = a.copyToArray();
    Object right = b.copyToArray();
    long bits = 0;
    if (left instanceof float[] x && right instanceof float[] y) {
      for (int i = 0; i < x.length; i++) {
        bits += Integer.bitCount(Float.floatToRawIntBits(x[i]) ^ Float.floatToRawIntBits(y[i]));
      }
    } else if (left instanceof byte[] x && right instanceof byte[] y) {
      for (int i = 0; i < x.length; i++) {
        bits += Integer.bitCount((x[i] ^ y[i]) & 0xFF);
      }
    } else {
      throw new InvalidArgumentException("no bits are compared of " + a.spec());
    }
    return bits;
  }
}
