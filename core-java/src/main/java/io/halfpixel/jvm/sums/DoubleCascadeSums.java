package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleCarrier;
import java.util.Arrays;

/** Cascade sums in float64. */
public final class DoubleCascadeSums extends CascadeSums<double[]> {
  private double[][] levels = new double[LEVELS][0];

  @Override
  public Carrier<double[]> carrier() {
    return DoubleCarrier.INSTANCE;
  }

  @Override
  public void cascade(
      double[] in, int from, int stride, int count, int width, double[] out, int at) {
    clearLevels(width);
    int power = power(count);
    int step = 1 << power;
    for (int k = 0; k < count; k++) {
      add(in, from + k * stride, levels[0], 0, width);
      int reached = k + 1;
      for (int level = 1; level < LEVELS && reached % step == 0; level++) {
        add(levels[level - 1], 0, levels[level], 0, width);
        clear(levels[level - 1], 0, width);
        reached >>= power;
      }
    }
    System.arraycopy(levels[0], 0, out, at, width);
    for (int level = 1; level < LEVELS; level++) {
      add(levels[level], 0, out, at, width);
    }
  }

  private void clearLevels(int width) {
    if (levels[0].length < width) {
      levels = new double[LEVELS][width];
    }
    for (double[] level : levels) {
      Arrays.fill(level, 0, width, 0);
    }
  }

  @Override
  public void add(double[] from, int first, double[] to, int at, int width) {
    for (int p = 0; p < width; p++) {
      to[at + p] += from[first + p];
    }
  }

  @Override
  public void clear(double[] to, int at, int width) {
    Arrays.fill(to, at, at + width, 0);
  }

  @Override
  public void divide(double[] sums, int width, int length) {
    double divisor = length;
    for (int p = 0; p < width; p++) {
      sums[p] /= divisor;
    }
  }
}
