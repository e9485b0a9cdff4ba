package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.FloatCarrier;
import java.util.Arrays;

/** Cascade sums in float32. */
public final class FloatCascadeSums extends CascadeSums<float[]> {
  private float[][] levels = new float[LEVELS][0];

  @Override
  public Carrier<float[]> carrier() {
    return FloatCarrier.INSTANCE;
  }

  @Override
  public void cascade(float[] in, int from, int stride, int count, int width, float[] out, int at) {
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
      levels = new float[LEVELS][width];
    }
    for (float[] level : levels) {
      Arrays.fill(level, 0, width, 0);
    }
  }

  @Override
  public void add(float[] from, int first, float[] to, int at, int width) {
    for (int p = 0; p < width; p++) {
      to[at + p] += from[first + p];
    }
  }

  @Override
  public void clear(float[] to, int at, int width) {
    Arrays.fill(to, at, at + width, 0);
  }

  @Override
  public void divide(float[] sums, int width, int length) {
    float divisor = (float) length;
    for (int p = 0; p < width; p++) {
      sums[p] /= divisor;
    }
  }
}
