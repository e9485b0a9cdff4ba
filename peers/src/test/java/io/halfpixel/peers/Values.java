package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;

/**
 * Random elements of a tensor: ordinary numbers in (−2^8, 2^8), half of the time with special ones
 * among them.
 *
 * <p>Of the tensors of a floating-point type, a quarter is shifted by one exponent, a quarter has
 * an exponent of its own for every element, both from the whole range of the type.
 */
final class Values {
  private enum Exponents {
    ORDINARY,
    SHIFTED,
    INDEPENDENT
  }

  private Values() {}

  /** Returns a tensor of random elements. */
  static Tensor draw(TensorSpec spec, Randoms random) {
    Tensor tensor = Tensor.allocate(spec);
    ElementBits.write(tensor, bits(spec, Integer.MIN_VALUE, random));
    return tensor;
  }

  /**
   * Returns the bits of random elements.
   *
   * @param least no exponent is drawn below this one, except of special and ordinary numbers
   */
  static long[] bits(TensorSpec spec, int least, Randoms random) {
    DataType type = spec.dataType();
    boolean special = random.flip();
    Exponents exponents = exponents(random);
    int low = Math.max(least, leastExponent(type));
    int common = random.between(low, greatestExponent(type));
    long[] bits = new long[(int) spec.elements()];
    for (int i = 0; i < bits.length; i++) {
      boolean mayBeSpecial = special && Extents.oneIn(10, random);
      bits[i] = mayBeSpecial ? random.special(type) : random.ordinary(type);
      if (exponents != Exponents.ORDINARY && type.isFloatingPoint()) {
        boolean shifted = exponents == Exponents.SHIFTED;
        int exponent = shifted ? common : random.between(low, greatestExponent(type));
        bits[i] = scaled(type, bits[i], exponent);
      }
    }
    return bits;
  }

  private static Exponents exponents(Randoms random) {
    return switch (random.between(0, 3)) {
      case 0 -> Exponents.SHIFTED;
      case 1 -> Exponents.INDEPENDENT;
      default -> Exponents.ORDINARY;
    };
  }

  private static long scaled(DataType type, long bits, int exponent) {
    double value = ElementBits.value(type, bits);
    return Double.isFinite(value) ? ElementBits.bits(type, Math.scalb(value, exponent)) : bits;
  }

  /** The exponent of the least subnormal number. */
  private static int leastExponent(DataType type) {
    return switch (type) {
      case F64 -> -1074;
      case F32 -> -149;
      case BF16 -> -133;
      case F16 -> -24;
      default -> 0;
    };
  }

  private static int greatestExponent(DataType type) {
    return switch (type) {
      case F64 -> 1023;
      case F32, BF16 -> 127;
      case F16 -> 15;
      default -> 0;
    };
  }
}
