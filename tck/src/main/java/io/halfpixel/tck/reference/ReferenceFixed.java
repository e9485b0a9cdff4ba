package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import java.math.BigInteger;

/** The sums of {@link FixedPoint1d}, word for word, in integers without limit. */
final class ReferenceFixed {
  private ReferenceFixed() {}

  /** Returns the bits of the element that a row of values with weights becomes. */
  static long of(FixedPoint1d step, boolean body, long[] values, long[] weights) {
    return body ? single(step, values, weights) : integer(step, values, weights);
  }

  private static long integer(FixedPoint1d step, long[] values, long[] weights) {
    BigInteger sum = BigInteger.valueOf(step.rounding());
    for (int j = 0; j < values.length; j++) {
      long shifted = values[j] >> step.terms().inputShift();
      BigInteger product = BigInteger.valueOf(shifted).multiply(BigInteger.valueOf(weights[j]));
      sum = sum.add(quotient(product, step.terms()));
    }
    if (step.input() != DataType.I64) {
      sum.longValueExact();
    }
    return ElementBits.bits(step.output(), sum.longValue() >> step.shift());
  }

  private static BigInteger quotient(BigInteger product, FixedPoint1d.Terms terms) {
    if (terms.ties() == FixedPoint1d.Ties.FLOOR || terms.shift() == 0) {
      return product.shiftRight(terms.shift());
    }
    BigInteger half = BigInteger.ONE.shiftLeft(terms.shift() - 1);
    BigInteger magnitude = product.abs().add(half).shiftRight(terms.shift());
    return product.signum() < 0 ? magnitude.negate() : magnitude;
  }

  private static long single(FixedPoint1d step, long[] values, long[] weights) {
    float sum = 0;
    for (int j = values.length - 1; j >= 0; j--) {
      float weight = Math.scalb((float) weights[j], -step.shift());
      float product = (float) values[j] * weight;
      sum = j == values.length - 1 ? product : sum + product;
    }
    return ElementBits.bits(step.output(), (double) sum);
  }
}
