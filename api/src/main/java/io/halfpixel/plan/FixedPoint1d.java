package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * A weighted sum along one axis in integers.
 *
 * <p>For every block o, output index i and inner position p ≥ bodyInner,
 *
 * <pre>
 * {@code output[o][i][p] = clamp((rounding + sum over the taps of row i of term) >> shift)}
 * {@code term = divide((input[o][index][p] >> terms.inputShift) · weight, 2^terms.shift, terms.ties)}
 * </pre>
 *
 * with arithmetic shifts, which round down, and a clamp to the range of the output type. All of it
 * is exact, so backends may add in any order (rule HP-202): the constructor proves that no input of
 * up to 32 bits makes a product, or the sum of some of the terms and the rounding constant, leave
 * the signed 64-bit range. For inputs of type {@link DataType#I64} nothing is proved: products of
 * 96 bits are divided exactly, but sums are taken modulo 2^64, into the signed 64-bit range.
 *
 * <p>Positions p &lt; bodyInner are computed in binary32 instead, the last tap first, as vector
 * loops of OpenCV do it. With taps v0…vm, w0…wm of a row and {@code s(w) = fl(w)·2^-shift},
 *
 * <pre>
 * {@code t = fl(vm)·s(wm), then t = t + fl(vj)·s(wj) for j = m−1…0}
 * {@code output[o][i][p] = clamp(t to the nearest integer, ties to even)}
 * </pre>
 *
 * where fl, every product and every sum round to binary32, to nearest, ties to even. A row without
 * taps gives 0 there. The rounding constant has no part in it.
 *
 * @param pass the axis
 * @param taps one row for each output index; weights are integers in [−2^32, 2^32]
 * @param terms what becomes of an input before, and of a product after, the multiplication
 * @param rounding the constant added before the shift
 * @param shift the number of fractional bits of the sum in [0, 62]
 * @param bodyInner how many inner positions, from the first, are computed in binary32, in [0,
 *     inner]; other than 0 only with {@link Terms#EXACT}
 * @param input an integer type
 * @param output an integer type; results are clamped to its range
 */
public record FixedPoint1d(
    Pass pass,
    TapTable taps,
    Terms terms,
    long rounding,
    int shift,
    long bodyInner,
    DataType input,
    DataType output)
    implements Step {
  private static final int MAX_SHIFT = 62;
  private static final double MAX_WEIGHT = 0x1p32;

  /** What happens to a product that does not divide without remainder. */
  public enum Ties {
    /** It is rounded down, as by an arithmetic shift. */
    FLOOR,
    /** It is rounded to the nearest integer, and away from zero halfway between two. */
    HALF_AWAY
  }

  /**
   * How the terms of a sum are made: {@code divide((input >> inputShift) · weight, 2^shift, ties)}.
   *
   * @param inputShift how many bits an input is shifted to the right, in [0, 62]
   * @param shift the logarithm of what a product is divided by, in [0, 62]
   * @param ties how the quotient is rounded; where the shift is 0 it changes nothing
   */
  public record Terms(int inputShift, int shift, Ties ties) {
    /** The products of inputs and weights themselves. */
    public static final Terms EXACT = new Terms(0, 0, Ties.FLOOR);

    /**
     * Checks the shifts.
     *
     * @throws InvalidArgumentException if one is outside [0, 62]
     */
    public Terms {
      checkShift(inputShift);
      checkShift(shift);
    }

    /** Returns whether terms are the products themselves. */
    public boolean isExact() {
      return inputShift == 0 && shift == 0;
    }

    /** Returns a product divided by 2^shift and rounded. */
    private long divide(long product) {
      if (ties == Ties.FLOOR || shift == 0) {
        return product >> shift;
      }
      long magnitude = product < 0 ? -product : product;
      long quotient = (magnitude >>> shift) + (magnitude >>> shift - 1 & 1);
      return product < 0 ? -quotient : quotient;
    }
  }

  /**
   * Checks the table against the axis, the types, the shifts, the weights, and the range of every
   * partial sum.
   *
   * @throws InvalidArgumentException if the table has another number of rows than the output length
   *     or an index outside the input, a type is no integer type, a weight is no integer in [−2^32,
   *     2^32], the shift is outside [0, 62], bodyInner is outside [0, inner], or other than 0 where
   *     terms are not exact, or the input has up to 32 bits and a product or a partial sum could
   *     leave the signed 64-bit range
   */
  public FixedPoint1d {
    Checks.taps(pass, taps);
    if (!input.isInteger() || !output.isInteger()) {
      throw new InvalidArgumentException(
          "FixedPoint1d computes integers from integers, but got " + input + " -> " + output);
    }
    checkShift(shift);
    if (bodyInner < 0 || bodyInner > pass.inner() || (bodyInner > 0 && !terms.isExact())) {
      throw new InvalidArgumentException(
          "bodyInner lies in [0, "
              + pass.inner()
              + "] and is 0 where terms are not exact, but got "
              + bodyInner
              + " with "
              + terms);
    }
    double most = checkedMost(taps);
    boolean surelyFits = most * taps.maxCount() * 0x1p32 + Math.abs((double) rounding) < 0x1p62;
    for (int row = 0; row < taps.rows() && input != DataType.I64 && !surelyFits; row++) {
      checkSum(row, taps, terms, rounding, input);
    }
  }

  /** Creates a sum of exact terms, all of them in integers. */
  public FixedPoint1d(
      Pass pass, TapTable taps, long rounding, int shift, DataType input, DataType output) {
    this(pass, taps, Terms.EXACT, rounding, shift, 0, input, output);
  }

  private static void checkShift(int shift) {
    if (shift < 0 || shift > MAX_SHIFT) {
      throw new InvalidArgumentException("a shift lies in [0, 62], but got " + shift);
    }
  }

  /** Checks the weights and returns the largest magnitude of one. */
  private static double checkedMost(TapTable taps) {
    double most = 0;
    for (int tap = 0; tap < taps.taps(); tap++) {
      double weight = taps.weight(tap);
      if (!(Math.abs(weight) <= MAX_WEIGHT) || weight != Math.rint(weight)) {
        throw new InvalidArgumentException(
            "an integer weight lies in [-2^32, 2^32], but got " + weight);
      }
      most = Math.max(most, Math.abs(weight));
    }
    return most;
  }

  /** Adds up what all terms below zero, and all above, can reach. */
  private static void checkSum(int row, TapTable taps, Terms terms, long rounding, DataType input) {
    boolean isUnsigned = input == DataType.U8 || input == DataType.U16;
    int bits = Byte.SIZE * input.bytes() - (isUnsigned ? 0 : 1);
    long highest = (1L << bits) - 1 >> terms.inputShift;
    long lowest = isUnsigned ? 0 : -1L << bits >> terms.inputShift;
    try {
      long low = Math.min(rounding, 0);
      long high = Math.max(rounding, 0);
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        long weight = (long) taps.weight(tap);
        long first = terms.divide(Math.multiplyExact(lowest, weight));
        long last = terms.divide(Math.multiplyExact(highest, weight));
        low = Math.addExact(low, Math.min(0, Math.min(first, last)));
        high = Math.addExact(high, Math.max(0, Math.max(first, last)));
      }
    } catch (ArithmeticException e) {
      throw new InvalidArgumentException(
          "the sum of row " + row + " can leave the signed 64-bit range", e);
    }
  }

  /** Returns the same sum with other taps along another axis. */
  FixedPoint1d along(Pass otherPass, TapTable otherTaps) {
    return new FixedPoint1d(otherPass, otherTaps, terms, rounding, shift, bodyInner, input, output);
  }

  @Override
  public long inputElements() {
    return pass.inputElements();
  }

  @Override
  public long outputElements() {
    return pass.outputElements();
  }

  @Override
  public double inputsPerOutput() {
    return taps.tapsPerRow();
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.fixedPoint(this);
  }
}
