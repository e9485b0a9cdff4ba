package io.halfpixel.torch;

import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import org.jspecify.annotations.Nullable;

/**
 * The taps of each output pixel along one axis with antialiasing: every input pixel under a filter
 * that is widened by the ratio r where the axis shrinks.
 *
 * <p>With c = r·(i + ½) the centre in the coordinate whose pixel k covers [k, k+1), and S half the
 * width of the filter, times r if r ≥ 1, the taps are the pixels in [⌊c − S + ½⌋, ⌊c + S + ½⌋)
 * inside the axis, at most 2⌈S⌉ + 1. Pixel k has the weight of the filter at (k − c + ½)/max(r, 1),
 * divided by the sum of all weights. Aligned corners change r but not the form of c, as in PyTorch.
 *
 * <p>{@link io.halfpixel.rules.Taps} composes the same taps, a test says; this loop plans them in
 * less time: it knows that weights depend on nothing but the place of the first pixel relative to
 * the centre, and copies those of a row that has the same place as the row a {@linkplain
 * Axis#period() period} before. Rounded centres do not all repeat, so places are compared.
 *
 * <p>Source: PyTorch, {@code _compute_indices_min_size_weights_aa} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}, after Pillow's {@code src/libImaging/Resample.c}.
 */
final class AntialiasRule {
  /** Every pixel of an axis up to this length has a place that binary32 holds. */
  private static final int EXACT_LENGTH = 1 << 24;

  private final Axis axis;
  private final AntialiasFilter filter;
  private final Arithmetic arithmetic;
  private final double ratio;
  private final double support;
  private final double inverse;

  /** The most taps that a row can have. */
  private final int most;

  private double[] rowWeights = new double[0];
  private final @Nullable SingleWeights singles;

  AntialiasRule(Axis axis, AntialiasFilter filter, Arithmetic arithmetic) {
    this.axis = axis;
    this.filter = filter;
    this.arithmetic = arithmetic;
    this.ratio = axis.ratio(arithmetic);
    boolean shrinks = ratio >= 1;
    double half = filter.size() / 2.0;
    this.support = shrinks ? arithmetic.product(half, ratio) : half;
    this.most = (int) Math.min(2 * Math.ceil(support) + 1, axis.inputLength());
    this.inverse = shrinks ? arithmetic.round(1 / ratio) : 1;
    boolean single = arithmetic.isSingle() && filter != AntialiasFilter.LANCZOS;
    this.singles = single ? new SingleWeights(filter, arithmetic.isFused(), inverse) : null;
  }

  /** Returns the taps with normalised weights. */
  TapTable taps() {
    int length = axis.outputLength();
    long taps = 0;
    for (int i = 0; i < length; i++) {
      double centre = centre(i);
      taps += count(first(centre), centre);
    }
    TapRows rows = TapRows.ofTaps(length, Math.max(1, taps));
    int period = axis.inputLength() <= EXACT_LENGTH ? axis.period() : length;
    double[] places = new double[length];
    int[] counts = new int[length];
    for (int i = 0; i < length; i++) {
      double centre = centre(i);
      int first = first(centre);
      int earlier = i - period;
      counts[i] = count(first, centre);
      places[i] = first - centre; // Exact: a multiple of the centre's last digit, and not larger.
      if (earlier >= 0 && places[i] == places[earlier] && counts[i] == counts[earlier]) {
        rows.addRow(first, earlier);
      } else if (singles != null) {
        rows.addRow(first, singles.row(first, counts[i], (float) centre), counts[i]);
      } else {
        rows.addRow(first, weights(first, counts[i], centre));
      }
    }
    return rows.table();
  }

  private double centre(int output) {
    return arithmetic.round(ratio * (output + 0.5));
  }

  private int first(double centre) {
    return clamp(arithmetic.difference(centre, support) + 0.5, axis.inputLength());
  }

  private int count(int first, double centre) {
    int end = clamp(arithmetic.sum(centre, support) + 0.5, axis.inputLength());
    return Math.min(end - first, most);
  }

  private double[] weights(int first, int count, double centre) {
    double[] weights = rowWeights(count);
    for (int j = 0; j < count; j++) {
      double distance = arithmetic.difference(arithmetic.round(first + j), centre) + 0.5;
      weights[j] = arithmetic.round(distance * inverse);
    }
    filter.replace(arithmetic, weights);
    double total = arithmetic.total(weights);
    for (int j = 0; j < count && total != 0; j++) {
      weights[j] = arithmetic.quotient(weights[j], total);
    }
    return weights;
  }

  /** Returns an array that is filled anew for each row. */
  private double[] rowWeights(int count) {
    if (count != rowWeights.length) {
      rowWeights = new double[count];
    }
    return rowWeights;
  }

  /** Cuts the fraction off and clamps to [0, n]. */
  private static int clamp(double position, int n) {
    return (int) Math.min(Math.max(position, 0), n);
  }
}
