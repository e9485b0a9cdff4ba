package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;

/**
 * Sums and quotients in float16 or bfloat16 on rows of float32: each is computed in float32 and
 * rounded.
 */
public final class HalfArithmetic extends FloatArithmetic {
  private final boolean isBfloat;

  /** Creates the arithmetic of {@link DataType#F16} or {@link DataType#BF16}. */
  public HalfArithmetic(DataType type) {
    this.isBfloat = type == DataType.BF16;
  }

  /** Returns a value rounded to the type. */
  public float rounded(float value) {
    return isBfloat
        ? Bfloat16.toFloat(Bfloat16.fromFloat(value))
        : Half.toFloat(Half.fromFloat(value));
  }

  @Override
  public void put(float[] row, int i, double value) {
    row[i] = rounded((float) value);
  }

  @Override
  public void add(float[] from, int first, float[] to, int at, int width) {
    for (int p = 0; p < width; p++) {
      to[at + p] = rounded(to[at + p] + from[first + p]);
    }
  }

  @Override
  public void divide(float[] sums, long[] divisors, int inner, Part part) {
    for (int i = part.first(); i < part.end(); i++) {
      float divisor = rounded((float) divisors[i]);
      for (int p = i * inner + part.from(); p < i * inner + part.to(); p++) {
        sums[p] = rounded(sums[p] / divisor);
      }
    }
  }

  @Override
  public void addBins(float[] row, int[] starts, int[] ends, int inner, float[] sums) {
    for (int i = 0; i < starts.length; i++) {
      for (int bin = starts[i]; bin < ends[i]; bin++) {
        add(row, bin * inner, sums, i * inner, inner);
      }
    }
  }
}
