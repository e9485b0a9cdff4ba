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
 * where weights are values of the compute type, inputs are converted to it, to nearest, ties to
 * even, the sum follows an accumulation in that type, and {@code round} goes to the output type, to
 * nearest, ties to even. The compute type holds every floating-point input exactly, but not every
 * integer. NaN payloads are unspecified.
 *
 * @param pass the axis
 * @param taps one row for each output index; weights are values of the compute type
 * @param bodyInner the number of inner positions, from the first, that follow {@code body}, in [0,
 *     inner]
 * @param body the order and fusing of the additions for the first inner positions
 * @param tail the order and fusing of the additions for the others
 * @param input the element type read: an integer type, or a floating-point type whose values are
 *     values of {@code compute}
 * @param compute {@link DataType#F32} or {@link DataType#F64}
 * @param output a floating-point type, not wider than {@code compute}
 */
public record Resample1d(
    Pass pass,
    TapTable taps,
    long bodyInner,
    Accumulation body,
    Accumulation tail,
    DataType input,
    DataType compute,
    DataType output)
    implements Step {
  /**
   * Checks the table against the axis and the types against each other.
   *
   * @throws InvalidArgumentException if the table has another number of rows than the output
   *     length, an index outside the input, or a weight that is no value of the compute type; if
   *     bodyInner is outside [0, inner]; if {@link Accumulation#LERP} meets a row without exactly
   *     two taps or a first weight other than 1; or if the types do not fit as described
   */
  public Resample1d {
    Checks.taps(pass, taps);
    Checks.floatTypes("Resample1d", input, compute, output);
    Checks.floatWeights(taps, compute);
    if (bodyInner < 0 || bodyInner > pass.inner()) {
      throw new InvalidArgumentException(
          "bodyInner lies in [0, " + pass.inner() + "], but got " + bodyInner);
    }
    if (body == Accumulation.LERP || tail == Accumulation.LERP) {
      Checks.lerpRows(taps);
    }
  }

  /** Creates a sum with the same accumulation for all inner positions. */
  public Resample1d(
      Pass pass,
      TapTable taps,
      Accumulation accumulation,
      DataType input,
      DataType compute,
      DataType output) {
    this(pass, taps, 0, accumulation, accumulation, input, compute, output);
  }

  /** Returns the same sum with other taps along another axis. */
  Resample1d along(Pass otherPass, TapTable otherTaps) {
    return new Resample1d(otherPass, otherTaps, bodyInner, body, tail, input, compute, output);
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
    return visitor.resample(this);
  }
}
