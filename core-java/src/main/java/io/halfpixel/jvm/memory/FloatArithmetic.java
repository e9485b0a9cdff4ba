package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import java.util.Arrays;

/** Operations in float32 on rows of float32. */
public class FloatArithmetic implements Arithmetic<float[]> {
  /** The arithmetic, whose sums are in float32. */
  public static final FloatArithmetic INSTANCE = new FloatArithmetic();

  /** Creates the arithmetic. */
  FloatArithmetic() {}

  @Override
  public boolean computes(DataType type) {
    return type == DataType.F32;
  }

  @Override
  public void clamp(float[] row, double low, double high, int count) {
    float lowest = (float) low;
    float highest = (float) high;
    for (int i = 0; i < count; i++) {
      float value = row[i];
      row[i] = value < lowest ? lowest : value > highest ? highest : value;
    }
  }

  @Override
  public void apply(
      Operator operator, DataType type, float[] row, int at, int end, float[] operands, int shift) {
    switch (operator) {
      case MULTIPLY -> {
        for (int i = at; i < end; i++) {
          row[i] *= operands[i + shift];
        }
      }
      case DIVIDE -> {
        for (int i = at; i < end; i++) {
          row[i] /= operands[i + shift];
        }
      }
      case ADD -> {
        for (int i = at; i < end; i++) {
          row[i] += operands[i + shift];
        }
      }
      case SUBTRACT -> {
        for (int i = at; i < end; i++) {
          row[i] -= operands[i + shift];
        }
      }
    }
  }

  @Override
  public void applyOne(
      Operator operator,
      DataType type,
      float[] row,
      int at,
      int end,
      float[] operands,
      int operand) {
    float c = operands[operand];
    switch (operator) {
      case MULTIPLY -> {
        for (int i = at; i < end; i++) {
          row[i] *= c;
        }
      }
      case DIVIDE -> {
        for (int i = at; i < end; i++) {
          row[i] /= c;
        }
      }
      case ADD -> {
        for (int i = at; i < end; i++) {
          row[i] += c;
        }
      }
      case SUBTRACT -> {
        for (int i = at; i < end; i++) {
          row[i] -= c;
        }
      }
    }
  }

  @Override
  public void truncate(float[] row, int count, DataType type, boolean halfAway) {
    float half = halfAway ? 0.5f : 0;
    for (int i = 0; i < count; i++) {
      float value = row[i] + Math.copySign(half, row[i]);
      row[i] = (float) (value < 0 ? Math.ceil(value) : Math.floor(value));
    }
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
  public void clear(float[] row, int at, int width) {
    Arrays.fill(row, at, at + width, 0);
  }

  @Override
  public void add(float[] from, int first, float[] to, int at, int width) {
    for (int p = 0; p < width; p++) {
      to[at + p] += from[first + p];
    }
  }

  @Override
  public void addBins(float[] row, int[] starts, int[] ends, int inner, float[] sums) {
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

  @Override
  public void divide(float[] sums, long[] divisors, int inner, Part part) {
    for (int i = part.first(); i < part.end(); i++) {
      float divisor = (float) divisors[i];
      for (int p = i * inner + part.from(); p < i * inner + part.to(); p++) {
        sums[p] /= divisor;
      }
    }
  }

  @Override
  public void scale(float[] base, float[] factors, int factor, float[] scaled, int at, int length) {
    float by = factors[factor];
    for (int i = at; i < at + length; i++) {
      scaled[i] = by * base[i];
    }
  }
}
