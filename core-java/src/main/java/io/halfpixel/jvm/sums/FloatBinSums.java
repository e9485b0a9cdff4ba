package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.FloatCarrier;
import java.util.Arrays;

/** Means over bins in float32. */
public final class FloatBinSums implements BinSums<float[]> {
  @Override
  public Carrier<float[]> carrier() {
    return FloatCarrier.INSTANCE;
  }

  @Override
  public double get(float[] row, int i) {
    return row[i];
  }

  @Override
  public void put(float[] row, int i, double value) {
    row[i] = (float) value;
  }

  @Override
  public void clear(float[] sums, int length) {
    Arrays.fill(sums, 0, length, 0);
  }

  @Override
  public void add(float[] row, int[] starts, int[] ends, int inner, float[] sums) {
    for (int i = 0; i < starts.length; i++) {
      if (inner == 1) {
        float sum = sums[i];
        for (int tap = starts[i]; tap < ends[i]; tap++) {
          sum += row[tap];
        }
        sums[i] = sum;
      } else {
        for (int tap = starts[i]; tap < ends[i]; tap++) {
          add(row, tap * inner, sums, i * inner, inner);
        }
      }
    }
  }

  private static void add(float[] row, int from, float[] sums, int to, int length) {
    for (int p = 0; p < length; p++) {
      sums[to + p] += row[from + p];
    }
  }

  @Override
  public void divide(float[] sums, long[] divisors, int inner, Part part) {
    for (int i = part.first(); i < part.end(); i++) {
      float divisor = (float) divisors[i];
      for (int p = i * inner + part.from(); p < i * inner + part.to(); p++) {
        sums[p] /= divisor;
      }
    }
  }
}
