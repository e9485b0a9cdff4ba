package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.List;

/** {@link AdjointSum}, word for word. */
final class ReferenceAdjoint {
  private final AdjointSum step;
  private final Arithmetic weights;
  private final int axes;

  private ReferenceAdjoint(AdjointSum step) {
    this.step = step;
    this.weights = Arithmetic.of(step.compute());
    this.axes = step.axes().size();
  }

  static void run(AdjointSum step, long[] input, long[] output) {
    ReferenceAdjoint adjoint = new ReferenceAdjoint(step);
    for (int at = 0; at < output.length; at++) {
      long block = output.length / step.outer();
      output[at] = adjoint.stored(adjoint.sum(at, input), at % block < step.addedFirst());
    }
  }

  /** Adds a sum of a wider type to +0, before or after it is rounded. */
  private long stored(double sum, boolean addedFirst) {
    DataType type = step.type();
    if (step.compute() == type) {
      return ElementBits.bits(type, sum);
    }
    double rounded = ElementBits.value(type, ElementBits.bits(type, sum));
    return ElementBits.bits(type, addedFirst ? 0.0 + sum : 0.0 + rounded);
  }

  private double sum(int at, long[] input) {
    int inner = (int) (at % step.inner());
    long rest = at / step.inner();
    int[] rows = new int[axes];
    for (int axis = axes - 1; axis >= 0; axis--) {
      int length = step.axes().get(axis).taps().rows();
      rows[axis] = (int) (rest % length);
      rest /= length;
    }
    AdjointSum.Term term = inner < step.bodyInner() ? step.body() : step.tail();
    double sum = 0;
    for (List<Integer> taps : combinations(rows, term == AdjointSum.Term.SCALED)) {
      long from = rest;
      double[] weight = new double[axes];
      for (int axis = 0; axis < axes; axis++) {
        TapTable table = step.axes().get(axis).taps();
        from = from * step.axes().get(axis).inputLength() + table.index(taps.get(axis));
        weight[axis] = table.weight(taps.get(axis));
      }
      long bits = input[(int) (from * step.inner() + inner)];
      sum = added(sum, term, ElementBits.value(step.type(), bits), weight);
    }
    return sum;
  }

  /**
   * Returns the taps of each axis in the order of the sum: sorted by what they read, then by tap.
   */
  private List<List<Integer>> combinations(int[] rows, boolean lastAxisOutermost) {
    List<List<Integer>> all = List.of(List.of());
    for (int axis = 0; axis < axes; axis++) {
      TapTable table = step.axes().get(axis).taps();
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> start : all) {
        for (int tap = table.start(rows[axis]); tap < table.start(rows[axis] + 1); tap++) {
          List<Integer> more = new ArrayList<>(start);
          more.add(tap);
          longer.add(more);
        }
      }
      all = longer;
    }
    List<List<Integer>> sorted = new ArrayList<>(all);
    sorted.sort((a, b) -> compare(a, b, lastAxisOutermost));
    return sorted;
  }

  private int compare(List<Integer> a, List<Integer> b, boolean lastAxisOutermost) {
    for (int axis = 0; axis < axes; axis++) {
      TapTable table = step.axes().get(axis).taps();
      int read = Integer.compare(table.index(a.get(axis)), table.index(b.get(axis)));
      if (read != 0) {
        return read;
      }
    }
    for (int i = 0; i < axes; i++) {
      int axis = lastAxisOutermost ? axes - 1 - i : i;
      if (!a.get(axis).equals(b.get(axis))) {
        return Integer.compare(a.get(axis), b.get(axis));
      }
    }
    return 0;
  }

  private double added(double sum, AdjointSum.Term term, double g, double[] weight) {
    double product = weight[0];
    double value = g;
    for (int axis = 1; axis < axes; axis++) {
      product = weights.multiply(product, weight[axis]);
    }
    switch (term) {
      case PRODUCT -> value = round(weights.multiply(product, g));
      case PRODUCT_FMA -> {
        return weights.fma(product, g, sum);
      }
      case SCALED, SCALED_IN_ORDER -> {
        for (double w : weight) {
          value = round(weights.multiply(value, w));
        }
      }
      case QUOTIENTS -> {
        for (double w : weight) {
          value = round(quotient(value, w));
        }
      }
      case QUOTIENT -> value = round(quotient(g, product));
      case LAST_QUOTIENT -> {
        return round(quotient(g, product));
      }
    }
    return round(weights.add(sum, value));
  }

  private double quotient(double a, double b) {
    return weights == Arithmetic.F64 ? a / b : (float) a / (float) b;
  }

  /** Rounds to a half-width compute type; the operations round to the others themselves. */
  private double round(double value) {
    DataType compute = step.compute();
    return compute.bytes() == 2
        ? ElementBits.value(compute, ElementBits.bits(compute, value))
        : value;
  }
}
