package io.halfpixel.resample;

import io.halfpixel.DataType;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.StoredWeight;
import java.util.List;
import java.util.Map;

/**
 * Axes resampled in binary64, where sums of constants are exact: weights are multiples of 2^-28 or
 * so, values of float32 have 24 bits, and 24 + 29 bits are what binary64 has. Weights for values of
 * float64 are multiples of 2^-44 or so, which leaves 8 bits. Results of a pass stay in binary64 for
 * the next one. Stateless.
 */
final class FloatPasses {
  /** What the bits of a value and those of a partial sum of weights add up to at most. */
  private static final int DOUBLE_BITS = 53;

  private FloatPasses() {}

  /** Returns how many bits of weights are exact with values of a type. */
  static int weightBits(DataType type) {
    return DOUBLE_BITS - (type == DataType.F64 ? 8 : 24);
  }

  /** Adds the passes; the last sum gives the type {@code to}. */
  static void add(
      AxisSteps steps,
      Map<Integer, AxisSampling> sampled,
      List<Integer> order,
      DataType to,
      EdgePolicy edge) {
    int bits = weightBits(steps.type());
    double outside = rounded(edge.value(), steps.type());
    long sums = order.stream().filter(axis -> !sampled.get(axis).isCopy()).count();
    for (int axis : order) {
      AxisSampling sampling = sampled.get(axis);
      if (sampling.isCopy()) {
        steps.copy(axis, sampling, outside);
        continue;
      }
      sums--;
      TapTable table = table(sampling, bits);
      DataType from = steps.type();
      Pass pass = steps.pass(axis, sampling, table.maxIndex(), outside);
      sums(pass, table, sampling, from, sums == 0 ? to : DataType.F64).forEach(steps::add);
    }
  }

  private static List<Step> sums(
      Pass pass, TapTable table, AxisSampling sampling, DataType from, DataType to) {
    return sampling.isSymmetric()
        ? MirroredSums.steps(pass, table, sampling.inputLength(), from, to)
        : List.of(MirroredSums.sum(pass, table, from, to));
  }

  /** Returns the taps of an axis with weights of the sum 1. */
  static TapTable table(AxisSampling sampling, int bits) {
    FilterRows filter = new FilterRows(sampling);
    int fraction = filter.fraction(bits);
    TapTable whole = filter.table(fraction);
    double[] weights = whole.weights();
    for (int tap = 0; tap < weights.length; tap++) {
      weights[tap] = Math.scalb(weights[tap], -fraction);
    }
    return TapTable.of(whole.starts(), whole.indices(), weights);
  }

  /** Returns a value in a type; an integer type takes it as it is, or not at all. */
  static double rounded(double value, DataType type) {
    return switch (type) {
      case F32 -> (float) value;
      case F16, BF16 -> StoredWeight.of(value, type);
      default -> value;
    };
  }

  /**
   * Returns the taps of the gradient along an axis: for every input pixel the outputs that read it,
   * mirrored where the axis is.
   */
  static TapTable transposed(TapTable forward, AxisSampling sampling) {
    int n = sampling.inputLength();
    int outputs = sampling.outputLength();
    int[][] taps = new int[n][];
    int[] counts = new int[n];
    for (int tap = 0; tap < forward.taps(); tap++) {
      if (forward.index(tap) < n) {
        counts[forward.index(tap)]++;
      }
    }
    for (int pixel = 0; pixel < n; pixel++) {
      taps[pixel] = new int[2 * counts[pixel]];
      counts[pixel] = 0;
    }
    for (int output = 0; output < outputs; output++) {
      for (int tap = forward.start(output); tap < forward.start(output + 1); tap++) {
        int pixel = forward.index(tap);
        if (pixel < n) {
          taps[pixel][counts[pixel]++] = output;
          taps[pixel][counts[pixel]++] = tap;
        }
      }
    }
    TapRows rows = new TapRows(n, 4);
    for (int pixel = 0; pixel < n; pixel++) {
      boolean mirrored = sampling.isSymmetric() && 2L * pixel + 1 > n;
      int[] row = taps[mirrored ? n - 1 - pixel : pixel];
      for (int k = 0; k < row.length; k += 2) {
        rows.add(mirrored ? outputs - 1 - row[k] : row[k], forward.weight(row[k + 1]));
      }
      rows.endRow();
    }
    return rows.table();
  }

  /** Returns one or two steps of the gradient along an axis. */
  static List<Step> gradient(
      Pass pass, TapTable transposed, AxisSampling sampling, DataType from, DataType to) {
    return sampling.isSymmetric()
        ? MirroredSums.steps(pass, transposed, sampling.outputLength(), from, to)
        : List.of(MirroredSums.sum(pass, transposed, from, to));
  }
}
