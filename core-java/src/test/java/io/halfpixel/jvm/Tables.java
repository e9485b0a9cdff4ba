package io.halfpixel.jvm;

import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.Random;

/** Tables of taps as resamplings have them, and others. */
public final class Tables {
  private Tables() {}

  /** Two neighbours of the sample position, clamped at the edges. */
  public static TapTable linear(int n, int outputs) {
    int[] index = new int[2 * outputs];
    double[] weights = new double[2 * outputs];
    for (int i = 0; i < outputs; i++) {
      double x = Math.max(0, (i + 0.5) * n / outputs - 0.5);
      int low = (int) x;
      index[2 * i] = low;
      index[2 * i + 1] = Math.min(low + 1, n - 1);
      float fraction = (float) (x - low);
      weights[2 * i] = 1 - fraction;
      weights[2 * i + 1] = fraction;
    }
    return TapTable.uniform(2, index, weights);
  }

  /**
   * Four neighbours of the sample position with some weights that sum up to one, clamped at the
   * edges.
   */
  static TapTable cubic(int n, int outputs) {
    int[] index = new int[4 * outputs];
    double[] weights = new double[4 * outputs];
    for (int i = 0; i < outputs; i++) {
      double x = (i + 0.5) * n / outputs - 0.5;
      int low = (int) Math.floor(x);
      double t = x - low;
      double[] w = {-t * (1 - t) * (1 - t) / 2, 0, 0, -t * t * (1 - t) / 2};
      w[1] = (1 - t) * (1 + t - 1.5 * t * t);
      w[2] = 1 - w[0] - w[1] - w[3];
      for (int k = 0; k < 4; k++) {
        index[4 * i + k] = Math.min(Math.max(low - 1 + k, 0), n - 1);
        weights[4 * i + k] = (float) w[k];
      }
    }
    return TapTable.uniform(4, index, weights);
  }

  /** A window of one to several neighbours, cut off at the edges, as antialiasing has them. */
  static TapTable windows(int n, int outputs, double radius) {
    int[] starts = new int[outputs + 1];
    int[] index = new int[outputs * (2 * (int) Math.ceil(radius) + 2)];
    double[] weights = new double[index.length];
    for (int i = 0; i < outputs; i++) {
      double centre = (i + 0.5) * n / outputs;
      int low = (int) Math.max(0, centre - radius + 0.5);
      int high = Math.max(low + 1, (int) Math.min(n, centre + radius + 0.5));
      starts[i + 1] = starts[i];
      for (int at = Math.min(low, n - 1); at < Math.min(high, n); at++) {
        index[starts[i + 1]] = at;
        weights[starts[i + 1]++] = (float) (1.0 / (1 + Math.abs(at + 0.5 - centre)));
      }
    }
    return cut(starts, index, weights);
  }

  /** Any indices and weights, the same number in each row. */
  static TapTable random(int n, int outputs, int count, Random random) {
    int[] index = new int[outputs * count];
    double[] weights = new double[index.length];
    fill(n, index, weights, random);
    return TapTable.uniform(count, index, weights);
  }

  /** Rows of zero to {@code most} taps with any indices and weights. */
  static TapTable ragged(int n, int outputs, int most, Random random) {
    int[] starts = new int[outputs + 1];
    for (int i = 0; i < outputs; i++) {
      starts[i + 1] = starts[i] + random.nextInt(most + 1);
    }
    int[] index = new int[starts[outputs]];
    double[] weights = new double[index.length];
    fill(n, index, weights, random);
    return TapTable.of(starts, index, weights);
  }

  /** Pairs of taps whose first weight is one. */
  static TapTable lerp(int n, int outputs, Random random) {
    TapTable table = random == null ? linear(n, outputs) : random(n, outputs, 2, random);
    double[] weights = table.weights();
    for (int i = 0; i < weights.length; i += 2) {
      weights[i] = 1;
    }
    return TapTable.uniform(2, table.indices(), weights);
  }

  /** The same rows with weights scaled to integers that add up to about 2^shift. */
  static TapTable integers(TapTable table, int shift) {
    double[] weights = table.weights();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.rint(weights[i] * (1 << shift));
    }
    return TapTable.of(table.starts(), table.indices(), weights);
  }

  static IndexTable nearest(int n, int outputs) {
    int[] index = new int[outputs];
    for (int i = 0; i < outputs; i++) {
      index[i] = (int) ((long) i * n / outputs);
    }
    return IndexTable.of(n, index);
  }

  private static void fill(int n, int[] index, double[] weights, Random random) {
    for (int i = 0; i < index.length; i++) {
      index[i] = random.nextInt(n);
      weights[i] = random.nextInt(10) == 0 ? 0 : (float) random.nextGaussian();
    }
  }

  private static TapTable cut(int[] starts, int[] index, double[] weights) {
    int taps = starts[starts.length - 1];
    return TapTable.of(starts, Arrays.copyOf(index, taps), Arrays.copyOf(weights, taps));
  }
}
