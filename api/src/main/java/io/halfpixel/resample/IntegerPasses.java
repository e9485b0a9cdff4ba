package io.halfpixel.resample;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Axes resampled in integers, which are exact: weights are multiples of a power of two, and each
 * pass rounds halves up. Between two passes values have some bits of fraction: 6 in 16 bits for
 * 8-bit images, or else up to 8 in 32 bits; none for int32, where they saturate. Belongs to one
 * thread.
 */
final class IntegerPasses {
  /** With so many bits of weights, sums over 8-bit, or 16-bit, values stay within 32 bits. */
  private static final int BYTE_BITS = 23;

  private static final int SHORT_BITS = 15;

  /** With so many taps, weights of 15 bits are fine enough. */
  private static final int FEW_TAPS = 32;

  private static final int WIDE_BITS = 30;
  private static final int SHORT_FRACTION = 6;
  private static final int MOST_FRACTION = 8;

  private final AxisSteps steps;
  private final Map<Integer, FilterRows> filters = new HashMap<>();
  private final DataType to;
  private final DataType between;
  private final int fractionBetween;
  private int fraction;

  private IntegerPasses(
      AxisSteps steps, Map<Integer, AxisSampling> sampled, List<Integer> order, DataType to) {
    this.steps = steps;
    this.to = to;
    double magnitude = 1;
    for (int axis : order) {
      if (!sampled.get(axis).isCopy()) {
        FilterRows filter = new FilterRows(sampled.get(axis));
        filters.put(axis, filter);
        magnitude *= filter.magnitude();
      }
    }
    int bits = Byte.SIZE * to.bytes();
    boolean fits = Math.scalb(magnitude, bits + SHORT_FRACTION) < Short.MAX_VALUE;
    this.between = bits == Byte.SIZE && fits ? DataType.I16 : DataType.I32;
    int free = Integer.SIZE - 2 - bits - Math.getExponent(magnitude);
    this.fractionBetween =
        between == DataType.I16 ? SHORT_FRACTION : Math.max(0, Math.min(free, MOST_FRACTION));
  }

  /** Adds the passes. */
  static void add(
      AxisSteps steps, Map<Integer, AxisSampling> sampled, List<Integer> order, EdgePolicy edge) {
    IntegerPasses passes = new IntegerPasses(steps, sampled, order, steps.type());
    int sums = passes.filters.size();
    for (int axis : order) {
      AxisSampling sampling = sampled.get(axis);
      double outside = Math.scalb(edge.value(), passes.fraction);
      if (sampling.isCopy()) {
        steps.copy(axis, sampling, outside);
      } else {
        sums--;
        passes.sum(axis, sampling, sums == 0, outside);
      }
    }
  }

  private void sum(int axis, AxisSampling sampling, boolean last, double outside) {
    FilterRows filter = filters.get(axis);
    int weightFraction = filter.fraction(WIDE_BITS);
    DataType from = steps.type();
    if (from.bytes() == 1) {
      weightFraction = filter.fraction(BYTE_BITS);
    } else if (fraction > 0 && from == DataType.I16) {
      int few = filter.fraction(SHORT_BITS);
      weightFraction = filter.table(few).maxCount() <= FEW_TAPS ? few : weightFraction;
    }
    TapTable table = filter.table(weightFraction);
    int after = last ? 0 : fractionBetween;
    int shift = weightFraction + fraction - after;
    Pass pass = steps.pass(axis, sampling, table.maxIndex(), outside);
    steps.add(new FixedPoint1d(pass, table, 1L << shift - 1, shift, from, last ? to : between));
    fraction = after;
  }
}
