package io.halfpixel.jvm.sums;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Bfloat16;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.memory.Half;
import java.util.Arrays;

/**
 * Means over bins in float16 or bfloat16: every sum and every quotient is computed in float32 and
 * rounded.
 */
public final class HalfBinSums implements BinSums<float[]> {
  private final boolean brain;

  public HalfBinSums(DataType type) {
    this.brain = type == DataType.BF16;
  }

  @Override
  public Carrier<float[]> carrier() {
    return FloatCarrier.INSTANCE;
  }

  private float round(float value) {
    return brain
        ? Bfloat16.toFloat(Bfloat16.fromFloat(value))
        : Half.toFloat(Half.fromFloat(value));
  }

  @Override
  public double get(float[] row, int i) {
    return row[i];
  }

  @Override
  public void put(float[] row, int i, double value) {
    row[i] = round((float) value);
  }

  @Override
  public void clear(float[] sums, int length) {
    Arrays.fill(sums, 0, length, 0);
  }

  @Override
  public void add(float[] row, int[] starts, int[] ends, int inner, float[] sums) {
    for (int i = 0; i < starts.length; i++) {
      for (int tap = starts[i]; tap < ends[i]; tap++) {
        for (int p = 0; p < inner; p++) {
          sums[i * inner + p] = round(sums[i * inner + p] + row[tap * inner + p]);
        }
      }
    }
  }

  @Override
  public void divide(float[] sums, long[] divisors, int inner, Part part) {
    for (int i = part.first(); i < part.end(); i++) {
      float divisor = round((float) divisors[i]);
      for (int p = i * inner + part.from(); p < i * inner + part.to(); p++) {
        sums[p] = round(sums[p] / divisor);
      }
    }
  }
}
