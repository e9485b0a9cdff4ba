package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.Alpha.Direction;

/** {@link Alpha}, word for word. */
final class ReferenceAlpha {
  private ReferenceAlpha() {}

  /** Returns the bits of a colour multiplied by alpha or divided by it. */
  static long of(Alpha step, long colour, long alpha) {
    boolean multiplies = step.direction() == Direction.PREMULTIPLY;
    if (step.type() == DataType.F32) {
      float c = Float.intBitsToFloat((int) colour);
      float a = Float.intBitsToFloat((int) alpha);
      float other = multiplies ? c * a : a == 0 ? c : c / a;
      return ElementBits.bits(DataType.F32, (double) other);
    }
    int bits = 8 * step.type().bytes();
    long most = (1L << bits) - 1;
    if (multiplies) {
      long t = colour * alpha + (1L << bits - 1);
      return (t >> bits) + t >> bits;
    }
    return alpha == 0 || alpha == most ? colour : Math.min(most * colour / alpha, most);
  }
}
