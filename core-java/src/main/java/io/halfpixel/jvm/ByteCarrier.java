package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Step;

/**
 * Rows of uint8 values in {@code int[]}, widened once for all passes: the compiler vectorises sums
 * of ints, not of bytes.
 */
final class ByteCarrier extends Carrier<int[]> {
  static final ByteCarrier INSTANCE = new ByteCarrier();

  private ByteCarrier() {}

  @Override
  DataType natural() {
    return DataType.U8;
  }

  @Override
  boolean holds(DataType type) {
    return type == DataType.U8;
  }

  @Override
  int[] row(int length) {
    return new int[length];
  }

  @Override
  int[][] rows(int count) {
    return new int[count][];
  }

  @Override
  Sums<int[]> sums(Step step) {
    FixedPoint1d fixed = (FixedPoint1d) step;
    return new FixedSums(fixed.rounding(), fixed.shift());
  }

  @Override
  int[] weights(double[] values) {
    int[] weights = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = (int) values[i];
    }
    return weights;
  }

  @Override
  void read(DataType type, Object elements, int first, int[] row, int at, int length) {
    byte[] from = (byte[]) elements;
    for (int i = 0; i < length; i++) {
      row[at + i] = from[first + i] & 0xff;
    }
  }

  @Override
  void write(DataType type, int[] row, Object elements, int first, int length) {
    byte[] to = (byte[]) elements;
    for (int i = 0; i < length; i++) {
      to[first + i] = (byte) row[i];
    }
  }

  @Override
  boolean same(int[] weights, int i, int j) {
    return weights[i] == weights[j];
  }

  @Override
  void gather(int[] source, int[] index, int[] target, int length) {
    for (int i = 0; i < length; i++) {
      target[i] = source[index[i]];
    }
  }

  @Override
  void interleave(int[][] phases, int blocks, int inner, int[] target, int at) {
    if (inner >= AlongRow.LONG_INNER) {
      interleaveBlocks(phases, blocks, inner, target, at);
      return;
    }
    int stride = phases.length * inner;
    for (int phase = 0; phase < phases.length; phase++) {
      for (int p = 0; p < inner; p++) {
        deal(phases[phase], p, inner, blocks, target, at + phase * inner + p, stride);
      }
    }
  }

  private static void deal(
      int[] phase, int p, int inner, int blocks, int[] target, int at, int stride) {
    for (int i = 0; i < blocks; i++) {
      target[at + i * stride] = phase[i * inner + p];
    }
  }
}
