package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.Normalization;
import io.halfpixel.rules.Precision;
import io.halfpixel.rules.RoundedPlacement;
import io.halfpixel.rules.Taps;

/**
 * A pass along one axis with any filter but NEAREST.
 *
 * <p>On the interval [a, b) of an axis, which are binary32 numbers, the ratio is r = (b − a)/N with
 * the difference rounded to binary32; everything else is binary64. Pixels outside of the interval
 * but under the filter count. Between two passes the values have the type of the image:
 *
 * <ul>
 *   <li>bytes: weights are integers with 22 fractional bits, rounded half away from zero; the sum
 *       is rounded half up and saturates;
 *   <li>{@code int32} and {@code uint16}: a binary64 sum from +0, rounded half away from zero;
 *   <li>{@code float32}: a binary64 sum from +0.
 * </ul>
 *
 * <p>Source: Pillow, {@code precompute_coeffs}, {@code normalize_coeffs_8bpc} and the passes of
 * {@code src/libImaging/Resample.c}.
 */
final class FilterRule {
  private static final int BITS = 22;

  private final Resampling resample;
  private final boolean saturates;

  /**
   * Creates the rule.
   *
   * @param resample any filter but NEAREST
   * @param version of Pillow
   */
  FilterRule(Resampling resample, PillowVersion version) {
    this.resample = resample;
    this.saturates = version.saturatesSixteenBits();
  }

  /** Returns the taps of N outputs on an interval of an axis of n pixels, in binary64. */
  TapTable taps(int n, float from, float to, int outputLength) {
    double ratio = (double) (to - from) / outputLength;
    RoundedPlacement placement =
        new RoundedPlacement(n, outputLength, from, ratio, true, Precision.DOUBLE);
    return new Taps(
            placement,
            Edge.LEAVE_OUT,
            resample.filter(),
            Normalization.running(Precision.DOUBLE),
            true)
        .table();
  }

  /** Returns the same taps with integer weights. */
  static TapTable integers(TapTable taps) {
    double[] weights = taps.weights();
    for (int tap = 0; tap < weights.length; tap++) {
      double scaled = weights[tap] * (1 << BITS);
      weights[tap] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    return TapTable.of(taps.starts(), taps.indices(), weights);
  }

  void horizontally(Canvas canvas, int width, float from, float to) {
    TapTable taps = taps(canvas.width(), from, to, width);
    Pass pass = canvas.horizontal(width);
    add(canvas, pass, taps, width, canvas.height());
  }

  void vertically(Canvas canvas, int height, float from, float to) {
    TapTable taps = taps(canvas.height(), from, to, height);
    Pass pass = canvas.vertical(height);
    add(canvas, pass, taps, canvas.width(), height);
  }

  private void add(Canvas canvas, Pass pass, TapTable taps, int width, int height) {
    DataType type = canvas.type();
    if (type == DataType.U8) {
      canvas.add(
          new FixedPoint1d(pass, integers(taps), 1L << BITS - 1, BITS, type, type), width, height);
      return;
    }
    DataType sum = type == DataType.F32 ? type : DataType.F64;
    canvas.add(
        new Resample1d(pass, taps, Accumulation.SEQUENTIAL_FROM_ZERO, type, DataType.F64, sum),
        width,
        height);
    if (type == DataType.U16 && !saturates) {
      WrappedWords.add(canvas);
    } else if (sum != type) {
      canvas.add(new Convert(pass.outputElements(), sum, type, Convert.Rounding.NEAREST_AWAY));
    }
  }
}
