package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * A weighted sum along one axis in floating point.
 *
 * <p>For every block o, output index i and inner position p,
 *
 * <pre>{@code output[o][i][p] = round(sum over the taps of row i of input[o][index][p] · weight)}
 * </pre>
 *
 * where inputs and weights are converted to the compute type, which holds them exactly, the sum
 * follows the accumulation in that type, and {@code round} goes to the output type, to nearest,
 * ties to even. NaN payloads are unspecified.
 *
 * @param pass the axis
 * @param taps one row for each output index; weights are values of the compute type
 * @param accumulation the order and fusing of the additions
 * @param input the element type read; every value of it is a value of {@code compute}
 * @param compute {@link DataType#F32} or {@link DataType#F64}
 * @param output a floating-point type, not wider than {@code compute}
 */
public record Resample1d(
    Pass pass,
    TapTable taps,
    Accumulation accumulation,
    DataType input,
    DataType compute,
    DataType output)
    implements Step {
  /**
   * Checks the table against the axis and the types against each other.
   *
   * @throws InvalidArgumentException if the table has another number of rows than the output
   *     length, an index outside the input, or a weight that is no value of the compute type; if
   *     {@link Accumulation#LERP} meets a row without exactly two taps or a first weight other than
   *     1; or if the types do not fit as described
   */
  public Resample1d {
    Checks.taps(pass, taps);
    Checks.floatTypes("Resample1d", input, compute, output);
    Checks.floatWeights(taps, compute);
    if (accumulation == Accumulation.LERP) {
      Checks.lerpRows(taps);
    }
  }

  /** Returns the same sum with other taps along another axis. */
  Resample1d along(Pass otherPass, TapTable otherTaps) {
    return new Resample1d(otherPass, otherTaps, accumulation, input, compute, output);
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
    return visitor.resample(this);
  }
}
