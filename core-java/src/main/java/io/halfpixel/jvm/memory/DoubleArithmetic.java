package io.halfpixel.jvm.memory;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import java.util.Arrays;

/** Operations in float32 or float64 on rows of float64; their sums are in float64. */
public final class DoubleArithmetic implements Arithmetic<double[]> {
  /** The arithmetic, whose sums are in float64. */
  public static final DoubleArithmetic INSTANCE = new DoubleArithmetic();

  private DoubleArithmetic() {}

  @Override
  public boolean computes(DataType type) {
    return type == DataType.F32 || type == DataType.F64;
  }

  @Override
  public void clamp(double[] row, double low, double high, int count) {
    for (int i = 0; i < count; i++) {
      double value = row[i];
      row[i] = value < low ? low : value > high ? high : value;
    }
  }

  @Override
  public void apply(
      Operator operator,
      DataType type,
      double[] row,
      int at,
      int end,
      double[] operands,
      int shift) {
    for (int i = at; i < end; i++) {
      row[i] = apply(operator, type, row[i], operands[i + shift]);
    }
  }

  @Override
  public void applyOne(
      Operator operator,
      DataType type,
      double[] row,
      int at,
      int end,
      double[] operands,
      int operand) {
    double c = operands[operand];
    for (int i = at; i < end; i++) {
      row[i] = apply(operator, type, row[i], c);
    }
  }

  private static double apply(Operator operator, DataType type, double x, double c) {
    // One operation in float64, then rounded, has the bits of the same operation in float32.
    return type == DataType.F32
        ? (float) compute(operator, (float) x, (float) c)
        : compute(operator, x, c);
  }

  private static double compute(Operator operator, double x, double c) {
    return switch (operator) {
      case MULTIPLY -> x * c;
      case DIVIDE -> x / c;
      case ADD -> x + c;
      case SUBTRACT -> x - c;
    };
  }

  @Override
  public void truncate(double[] row, int count, DataType type, boolean halfAway) {
    double half = halfAway ? 0.5 : 0;
    for (int i = 0; i < count; i++) {
      double sum = row[i] + Math.copySign(half, row[i]);
      double value = type == DataType.F64 ? sum : (float) sum;
      row[i] = value < 0 ? Math.ceil(value) : Math.floor(value);
    }
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
  public void clear(double[] row, int at, int width) {
    Arrays.fill(row, at, at + width, 0);
  }

  @Override
  public void add(double[] from, int first, double[] to, int at, int width) {
    for (int p = 0; p < width; p++) {
      to[at + p] += from[first + p];
    }
  }

  @Override
  public void addBins(double[] row, int[] starts, int[] ends, int inner, double[] sums) {
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

  @Override
  public void divide(double[] sums, long[] divisors, int inner, Part part) {
    for (int i = part.first(); i < part.end(); i++) {
      double divisor = (double) divisors[i];
      for (int p = i * inner + part.from(); p < i * inner + part.to(); p++) {
        sums[p] /= divisor;
      }
    }
  }

  @Override
  public void scale(
      double[] base, double[] factors, int factor, double[] scaled, int at, int length) {
    double by = factors[factor];
    for (int i = at; i < at + length; i++) {
      scaled[i] = by * base[i];
    }
  }
}
