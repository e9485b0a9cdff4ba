package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@link BinMean} and {@link CascadeMean}, word for word. */
final class ReferenceMean {
  private final DataType compute;

  private ReferenceMean(DataType compute) {
    this.compute = compute;
  }

  static void run(BinMean step, long[] input, long[] output) {
    ReferenceMean mean = new ReferenceMean(step.compute());
    for (int at = 0; at < output.length; at++) {
      output[at] = ElementBits.bits(step.type(), mean.element(step, at, input));
    }
  }

  private double element(BinMean step, int at, long[] input) {
    int axes = step.axes().size();
    long inner = at % step.inner();
    long rest = at / step.inner();
    int[] bins = new int[axes];
    for (int axis = axes - 1; axis >= 0; axis--) {
      BinTable table = step.axes().get(axis);
      bins[axis] = (int) (rest % table.rows());
      rest /= table.rows();
    }
    List<Double> values = new ArrayList<>();
    collect(step, bins, 0, rest, inner, input, values);
    boolean body = inner < step.bodyInner();
    for (int axis = 0; axis < axes; axis++) {
      body &= bins[axis] < step.bodyBins().get(axis);
    }
    BinMean.Mean mean = body ? step.body() : step.tail();
    double sum =
        switch (mean.order()) {
          case ROW_MAJOR -> groups(values, 1);
          case FOURS -> groups(values, 4);
          case PAIRS ->
              plus(plus(values.get(0), values.get(1)), plus(values.get(2), values.get(3)));
        };
    double count = values.size();
    return switch (mean.finish()) {
      case BY_AXIS -> byAxis(step, bins, sum);
      case ONCE -> quotient(sum, count);
      case RECIPROCAL -> rounded(sum * (1f / (float) count));
      case ONCE_F32 -> rounded((float) sum / (float) count);
    };
  }

  private double byAxis(BinMean step, int[] bins, double sum) {
    double value = sum;
    for (int axis = 0; axis < bins.length; axis++) {
      value = quotient(value, step.axes().get(axis).count(bins[axis]));
    }
    return value;
  }

  /** Adds whole groups of values to a total, then the rest one by one. */
  private double groups(List<Double> values, int size) {
    double total = +0.0;
    for (int at = 0; at < values.size(); ) {
      int end = at + size <= values.size() ? at + size : at + 1;
      double group = values.get(at);
      for (int j = at + 1; j < end; j++) {
        group = plus(group, values.get(j));
      }
      total = plus(total, group);
      at = end;
    }
    return total;
  }

  private double plus(double a, double b) {
    return rounded(a + b);
  }

  /** Collects the bin of this axis and the axes inside it, in the order of memory. */
  private void collect(
      BinMean step,
      int[] bins,
      int axis,
      long from,
      long inner,
      long[] input,
      List<Double> values) {
    if (axis == bins.length) {
      long bits = input[Math.toIntExact(from * step.inner() + inner)];
      values.add(ElementBits.value(step.type(), bits));
      return;
    }
    BinTable table = step.axes().get(axis);
    for (int index = table.start(bins[axis]); index < table.end(bins[axis]); index++) {
      collect(step, bins, axis + 1, from * table.inputLength() + index, inner, input, values);
    }
  }

  static void run(CascadeMean step, long[] input, long[] output) {
    ReferenceMean mean = new ReferenceMean(step.compute());
    for (int at = 0; at < output.length; at++) {
      double[] values = new double[step.length()];
      for (int i = 0; i < values.length; i++) {
        long from = (at / step.inner() * step.length() + i) * step.inner() + at % step.inner();
        values[i] = ElementBits.value(step.type(), input[Math.toIntExact(from)]);
      }
      boolean plain = at % step.inner() < step.cascaded();
      double sum = mean.shares(values, step, plain);
      output[at] = ElementBits.bits(step.type(), mean.quotient(sum, step.length()));
    }
  }

  private double shares(double[] values, CascadeMean step, boolean plain) {
    if (step.shares() == 1) {
      return sum(values, step.lanes(), plain);
    }
    double[] sums = new double[step.shares()];
    for (int share = 0; share < sums.length; share++) {
      int from = (int) Math.min(values.length, (long) share * step.shareLength());
      int to = (int) Math.min(values.length, (long) from + step.shareLength());
      sums[share] = sum(Arrays.copyOfRange(values, from, to), step.lanes(), plain);
    }
    return sum(sums, step.lanes(), plain);
  }

  private double sum(double[] values, int lanes, boolean plain) {
    return plain ? cascade(values) : laned(values, lanes);
  }

  private double laned(double[] values, int lanes) {
    if (values.length < lanes) {
      return fourfold(values);
    }
    int whole = values.length / lanes;
    double sum = 0;
    for (int i = whole * lanes; i < values.length; i++) {
      sum = rounded(sum + values[i]);
    }
    for (int lane = 0; lane < lanes; lane++) {
      sum = rounded(sum + fourfold(every(values, lane, lanes, whole)));
    }
    return sum;
  }

  private double fourfold(double[] values) {
    int whole = values.length / 4;
    double sum = cascade(every(values, 0, 4, whole));
    for (int i = 4 * whole; i < values.length; i++) {
      sum = rounded(sum + values[i]);
    }
    for (int k = 1; k < 4; k++) {
      sum = rounded(sum + cascade(every(values, k, 4, whole)));
    }
    return sum;
  }

  private static double[] every(double[] values, int first, int stride, int count) {
    double[] some = new double[count];
    for (int i = 0; i < count; i++) {
      some[i] = values[first + i * stride];
    }
    return some;
  }

  private double cascade(double[] values) {
    int log = values.length < 2 ? 1 : 32 - Integer.numberOfLeadingZeros(values.length - 1);
    int power = Math.max(4, log / 4);
    double[] level = new double[4];
    for (int count = 1; count <= values.length; count++) {
      level[0] = rounded(level[0] + values[count - 1]);
      for (int j = 1; j < 4 && count % (1L << (j * power)) == 0; j++) {
        level[j] = rounded(level[j] + level[j - 1]);
        level[j - 1] = 0;
      }
    }
    return rounded(rounded(rounded(level[0] + level[1]) + level[2]) + level[3]);
  }

  private double quotient(double a, double b) {
    return rounded(rounded(a) / rounded(b));
  }

  /**
   * Returns a sum or quotient of two numbers of the compute type, rounded to it: by way of float32
   * for the half-width types, and exact enough in float64 for all of them (53 bits are more than
   * twice 24).
   */
  private double rounded(double value) {
    return switch (compute) {
      case F64 -> value;
      case F32 -> (float) value;
      default -> ElementBits.value(compute, ElementBits.bits(compute, (float) value));
    };
  }
}
