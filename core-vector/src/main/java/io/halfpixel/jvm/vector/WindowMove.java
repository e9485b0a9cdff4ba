package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.RowMove;
import io.halfpixel.plan.IndexTable;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShuffle;
import org.jspecify.annotations.Nullable;

/**
 * A row whose elements are picked from windows: nearest neighbours, repeats. Vectors are only
 * loaded, permuted and stored, so that every bit is kept.
 */
abstract class WindowMove<E> extends RowMove {
  final Windows<E> windows;

  /** The blocks [regular, regularEnd) have the shuffle of the first of them. */
  final int regular;

  final int regularEnd;

  private WindowMove(int inputLength, int outputLength, Windows<E> windows) {
    super(inputLength, outputLength);
    this.windows = windows;
    int[] run = windows.regular(block -> true);
    this.regular = run[0];
    this.regularEnd = run[1];
  }

  /** Returns the move along one axis, or null if it has no windows. */
  static @Nullable WindowMove<?> of(IndexTable table, int inner, DataType type) {
    int input = table.inputLength() * inner;
    int output = table.rows() * inner;
    int[][] index = new int[1][output];
    for (int i = 0; i < output; i++) {
      index[0][i] = table.index(i / inner) * inner + i % inner;
    }
    switch (type) {
      case F32 -> {
        Windows<Float> windows = Windows.of(index, Lanes.FLOATS);
        return windows == null ? null : new Floats(input, output, windows);
      }
      case F16, BF16, I16, U16 -> {
        Windows<Short> windows = Windows.of(index, Lanes.SHORTS);
        return windows == null ? null : new Shorts(input, output, windows);
      }
      case U8, I8 -> {
        Windows<Byte> windows = Windows.of(index, Lanes.BYTES);
        return windows == null ? null : new Bytes(input, output, windows);
      }
      case F64, I32 -> {
        return null;
      }
    }
    return null;
  }

  private static final class Floats extends WindowMove<Float> {
    Floats(int inputLength, int outputLength, Windows<Float> windows) {
      super(inputLength, outputLength, windows);
    }

    @Override
    public void run(Object source, int from, Object target, int to) {
      float[] in = (float[]) source;
      float[] out = (float[]) target;
      VectorShuffle<Float> shuffle = windows.shuffles[regular];
      move(in, from, out, to, 0, regular);
      for (int block = regular; block < regularEnd; block++) {
        FloatVector.fromArray(Lanes.FLOATS, in, from + windows.from[block])
            .rearrange(shuffle)
            .intoArray(out, to + windows.to[block]);
      }
      move(in, from, out, to, regularEnd, windows.blocks);
    }

    private void move(float[] in, int from, float[] out, int to, int first, int end) {
      for (int block = first; block < end; block++) {
        FloatVector.fromArray(Lanes.FLOATS, in, from + windows.from[block])
            .rearrange(windows.shuffles[block])
            .intoArray(out, to + windows.to[block]);
      }
    }
  }

  private static final class Shorts extends WindowMove<Short> {
    Shorts(int inputLength, int outputLength, Windows<Short> windows) {
      super(inputLength, outputLength, windows);
    }

    @Override
    public void run(Object source, int from, Object target, int to) {
      short[] in = (short[]) source;
      short[] out = (short[]) target;
      VectorShuffle<Short> shuffle = windows.shuffles[regular];
      move(in, from, out, to, 0, regular);
      for (int block = regular; block < regularEnd; block++) {
        ShortVector.fromArray(Lanes.SHORTS, in, from + windows.from[block])
            .rearrange(shuffle)
            .intoArray(out, to + windows.to[block]);
      }
      move(in, from, out, to, regularEnd, windows.blocks);
    }

    private void move(short[] in, int from, short[] out, int to, int first, int end) {
      for (int block = first; block < end; block++) {
        ShortVector.fromArray(Lanes.SHORTS, in, from + windows.from[block])
            .rearrange(windows.shuffles[block])
            .intoArray(out, to + windows.to[block]);
      }
    }
  }

  private static final class Bytes extends WindowMove<Byte> {
    Bytes(int inputLength, int outputLength, Windows<Byte> windows) {
      super(inputLength, outputLength, windows);
    }

    @Override
    public void run(Object source, int from, Object target, int to) {
      byte[] in = (byte[]) source;
      byte[] out = (byte[]) target;
      VectorShuffle<Byte> shuffle = windows.shuffles[regular];
      move(in, from, out, to, 0, regular);
      for (int block = regular; block < regularEnd; block++) {
        ByteVector.fromArray(Lanes.BYTES, in, from + windows.from[block])
            .rearrange(shuffle)
            .intoArray(out, to + windows.to[block]);
      }
      move(in, from, out, to, regularEnd, windows.blocks);
    }

    private void move(byte[] in, int from, byte[] out, int to, int first, int end) {
      for (int block = first; block < end; block++) {
        ByteVector.fromArray(Lanes.BYTES, in, from + windows.from[block])
            .rearrange(windows.shuffles[block])
            .intoArray(out, to + windows.to[block]);
      }
    }
  }
}
