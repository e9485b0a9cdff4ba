package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * A weighted sum along one axis in integers.
 *
 * <p>For every block o, output index i and inner position p,
 *
 * <pre>
 * {@code output[o][i][p] = clamp((rounding + sum of input[o][index][p] · weight) >> shift, low, high)}
 * </pre>
 *
 * with an arithmetic shift. All sums are exact: the constructor proves that no input can overflow a
 * signed 32-bit sum, whatever the order of the additions, so backends may add in any order (rule
 * HP-202).
 *
 * @param pass the axis
 * @param taps one row for each output index; weights are integers in [-32768, 32767]
 * @param rounding the constant added before the shift
 * @param shift the number of fractional bits in [0, 30]
 * @param input {@link DataType#U8}
 * @param output {@link DataType#U8}; results are clamped to [0, 255]
 */
public record FixedPoint1d(
    Pass pass, TapTable taps, int rounding, int shift, DataType input, DataType output)
    implements Step {
  /** The largest magnitude that an input of type {@link DataType#U8} can have. */
  private static final long PEAK = 255;

  /**
   * Checks the table against the axis, the weights, and the range of every partial sum.
   *
   * @throws InvalidArgumentException if the table has another number of rows than the output length
   *     or an index outside the input, a weight is no integer in [-32768, 32767], the shift is
   *     outside [0, 30], a type is not {@link DataType#U8}, or a partial sum could leave the signed
   *     32-bit range
   */
  public FixedPoint1d {
    Checks.taps(pass, taps);
    if (input != DataType.U8 || output != DataType.U8) {
      throw new InvalidArgumentException(
          "FixedPoint1d computes uint8 from uint8, but got " + input + " -> " + output);
    }
    if (shift < 0 || shift > 30) {
      throw new InvalidArgumentException("a shift lies in [0, 30], but got " + shift);
    }
    for (int row = 0; row < taps.rows(); row++) {
      long magnitude = Math.abs((long) rounding);
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        double weight = taps.weight(tap);
        if (weight != Math.rint(weight) || weight < Short.MIN_VALUE || weight > Short.MAX_VALUE) {
          throw new InvalidArgumentException(
              "an integer weight lies in [-32768, 32767], but got " + weight);
        }
        magnitude += PEAK * (long) Math.abs(weight);
      }
      if (magnitude > Integer.MAX_VALUE) {
        throw new InvalidArgumentException(
            "the sum of row " + row + " can reach " + magnitude + ", beyond 2^31 - 1");
      }
    }
  }

  /** Returns the same sum with other taps along another axis. */
  FixedPoint1d along(Pass otherPass, TapTable otherTaps) {
    return new FixedPoint1d(otherPass, otherTaps, rounding, shift, input, output);
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
  public <R> R accept(StepVisitor<R> visitor) {
    return visitor.fixedPoint(this);
  }
}
