package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.DoubleCarrier;
import java.util.Arrays;

/** Sums in float64: one tap after the other over the whole row. */
public final class DoubleSums extends Sums<double[]> {
  private final TapOrder order;
  private final double start;

  public DoubleSums(TapOrder order) {
    super(DoubleCarrier.INSTANCE);
    this.order = order;
    this.start = order.start();
  }

  @Override
  public void rows(double[][] v, double[] w, int first, int count, double[] sum, int length) {
    if (order.lerp()) {
      lerp(v[0], v[1], w[first + 1], sum, length);
      return;
    }
    Arrays.fill(sum, 0, length, count == 0 ? 0 : start);
    // The first product joins −0 or +0 unfused, which changes nothing but the sign of a zero, as
    // wanted.
    int unfused = order.unfused(count);
    for (int k = 0; k < unfused; k++) {
      unfused(v[k], w[first + k], sum, length);
    }
    for (int k = unfused; k < count; k++) {
      fused(v[k], w[first + k], sum, length);
    }
  }

  private static void unfused(double[] v, double w, double[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] = sum[i] + v[i] * w;
    }
  }

  private static void fused(double[] v, double w, double[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] = Math.fma(v[i], w, sum[i]);
    }
  }

  private static void lerp(double[] a, double[] b, double w, double[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] = a[i] + (b[i] - a[i]) * w;
    }
  }

  @Override
  public void elements(double[][] v, double[][] w, int count, double[] sum, int length) {
    if (order.lerp()) {
      lerp(v[0], v[1], w[1], sum, length);
      return;
    }
    Arrays.fill(sum, 0, length, start);
    int unfused = order.unfused(count);
    for (int k = 0; k < unfused; k++) {
      unfused(v[k], w[k], sum, length);
    }
    for (int k = unfused; k < count; k++) {
      fused(v[k], w[k], sum, length);
    }
  }

  private static void unfused(double[] v, double[] w, double[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] = sum[i] + v[i] * w[i];
    }
  }

  private static void fused(double[] v, double[] w, double[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] = Math.fma(v[i], w[i], sum[i]);
    }
  }

  private static void lerp(double[] a, double[] b, double[] w, double[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] = a[i] + (b[i] - a[i]) * w[i];
    }
  }

  @Override
  public void dots(double[] values, AxisTaps<double[]> taps, int inner, double[] sum, int at) {
    for (int row = 0; row < taps.rows(); row++) {
      for (int p = 0; p < inner; p++) {
        sum[at + row * inner + p] = dot(values, p, inner, taps, row);
      }
    }
  }

  private double dot(double[] v, int p, int inner, AxisTaps<double[]> taps, int row) {
    int[] index = taps.indices();
    double[] w = taps.weights();
    int first = taps.starts()[row];
    int unfused = taps.fused()[row];
    int end = taps.starts()[row + 1];
    if (order.lerp()) {
      double a = v[index[first] * inner + p];
      return a + (v[index[first + 1] * inner + p] - a) * w[first + 1];
    }
    double t = first == end ? 0 : start;
    for (int k = first; k < unfused; k++) {
      t = t + v[index[k] * inner + p] * w[k];
    }
    for (int k = unfused; k < end; k++) {
      t = Math.fma(v[index[k] * inner + p], w[k], t);
    }
    return t;
  }
}
