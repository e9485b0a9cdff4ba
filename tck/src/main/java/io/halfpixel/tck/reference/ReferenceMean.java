package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import java.util.Arrays;

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
    double value = sum(step, bins, 0, rest, inner, 0, input);
    double product = 1;
    for (int axis = 0; axis < axes; axis++) {
      int length = step.axes().get(axis).count(bins[axis]);
      product *= length;
      value = inner < step.joint() ? value : quotient(value, length);
    }
    return inner < step.joint() ? quotient(value, product) : value;
  }

  /** Adds the bin of this axis and the axes inside it, in the order of memory. */
  private double sum(
      BinMean step, int[] bins, int axis, long from, long inner, double sum, long[] input) {
    if (axis == bins.length) {
      long bits = input[Math.toIntExact(from * step.inner() + inner)];
      return rounded(sum + ElementBits.value(step.type(), bits));
    }
    BinTable table = step.axes().get(axis);
    double total = sum;
    for (int index = table.start(bins[axis]); index < table.end(bins[axis]); index++) {
      total = sum(step, bins, axis + 1, from * table.inputLength() + index, inner, total, input);
    }
    return total;
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
