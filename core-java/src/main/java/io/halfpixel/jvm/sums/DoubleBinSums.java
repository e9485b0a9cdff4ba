package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleCarrier;
import java.util.Arrays;

/** Means over bins in float64. */
public final class DoubleBinSums implements BinSums<double[]> {
  @Override
  public Carrier<double[]> carrier() {
    return DoubleCarrier.INSTANCE;
  }

  @Override
  public double get(double[] row, int i) {
    return row[i];
  }

  @Override
  public void put(double[] row, int i, double value) {
    row[i] = value;
  }

  @Override
  public void clear(double[] sums, int length) {
    Arrays.fill(sums, 0, length, 0);
  }

  @Override
  public void add(double[] row, int[] starts, int[] ends, int inner, double[] sums) {
    for (int i = 0; i < starts.length; i++) {
      if (inner == 1) {
        double sum = sums[i];
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

  private static void add(double[] row, int from, double[] sums, int to, int length) {
    for (int p = 0; p < length; p++) {
      sums[to + p] += row[from + p];
    }
  }

  @Override
  public void divide(double[] sums, long[] divisors, int inner, Part part) {
    for (int i = part.first(); i < part.end(); i++) {
      double divisor = (double) divisors[i];
      for (int p = i * inner + part.from(); p < i * inner + part.to(); p++) {
        sums[p] /= divisor;
      }
    }
  }
}
