package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;

/**
 * The taps of {@code uint8} tensors along one axis: binary64 weights turned into 16-bit integers
 * with as many fractional bits as fit.
 *
 * <p>With antialiasing the binary64 weights are those of {@link AntialiasRule}. Without, taps that
 * lie outside the axis add their weight to the edge pixel's. The number of fractional bits p of an
 * axis is the smallest for which the largest weight, rounded with p + 1 bits, does not fit 16 bits
 * with sign; at most 22. Integer weights are w·2^p, rounded half away from zero.
 *
 * <p>Source: PyTorch, {@code _compute_indices_min_size_weights} and {@code
 * _compute_index_ranges_int16_weights} in {@code aten/src/ATen/native/cpu/UpSampleKernel.cpp}.
 */
final class ByteRule {
  private static final int MOST_BITS = 22;

  private final AntialiasFilter filter;
  private final Arithmetic arithmetic;

  /** The largest weight so far, partial sums of weights that share a pixel included. */
  private double peak;

  private ByteRule(AntialiasFilter filter, RoundingProfile profile) {
    this.filter = filter;
    this.arithmetic = new Arithmetic(DataType.F64, profile);
  }

  /**
   * Integer taps.
   *
   * @param table the taps; weights are integers in [-32768, 32767]
   * @param bits the number of fractional bits of the weights, in [1, 22]
   */
  record Taps(TapTable table, int bits) {}

  /** Returns the taps of an axis. */
  static Taps taps(Axis axis, AntialiasFilter filter, boolean antialias, RoundingProfile profile) {
    ByteRule rule = new ByteRule(filter, profile);
    TapTable weights = antialias ? rule.widened(axis) : rule.folded(axis);
    int bits = rule.bits();
    double one = 1 << bits;
    return new Taps(weights.withWeights(weight -> rounded(weight * one)), bits);
  }

  private static int rounded(double scaled) {
    return (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  }

  private TapTable widened(Axis axis) {
    TapTable taps = new AntialiasRule(axis, filter, arithmetic).taps();
    for (int tap = 0; tap < taps.taps(); tap++) {
      peak = Math.max(peak, taps.weight(tap));
    }
    return taps;
  }

  private TapTable folded(Axis axis) {
    SourceCoordinate source = new SourceCoordinate(axis, arithmetic);
    TapRows rows = new TapRows(axis.outputLength(), filter.size());
    for (int i = 0; i < axis.outputLength(); i++) {
      double x = filter == AntialiasFilter.TRIANGLE ? source.raised(i) : source.free(i);
      addFolded(rows, source.split(x), axis.inputLength());
      rows.endRow();
    }
    return rows.table();
  }

  private void addFolded(TapRows rows, SourceCoordinate.Position position, int n) {
    int half = filter.size() / 2;
    int outermost = position.left() - half + 1;
    int first = Math.max(outermost, 0);
    int count =
        Math.min(Math.max(Math.min(position.left() + half + 1, n) - first, 0), filter.size());
    double[] weights = new double[filter.size()];
    int slot = 0;
    for (int j = 0; j < filter.size(); j++) {
      if (outermost + j <= 0) {
        slot = 0;
      } else if (outermost + j >= n - 1) {
        slot = count - 1;
      }
      double distance = arithmetic.difference(j + 1 - half, position.fraction());
      weights[slot] += filter.weight(arithmetic, distance, false);
      peak = Math.max(peak, weights[slot]);
      slot++;
    }
    for (int j = 0; j < count; j++) {
      rows.add(first + j, weights[j]);
    }
  }

  private int bits() {
    int bits = 0;
    while (bits < MOST_BITS && (int) (0.5 + peak * (1 << (bits + 1))) <= Short.MAX_VALUE) {
      bits++;
    }
    return bits;
  }
}
