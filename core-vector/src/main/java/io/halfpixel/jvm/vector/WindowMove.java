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

  /** Where the runs of blocks begin that share a shuffle; see {@link Windows#runs}. */
  final int[] runs;

  private WindowMove(int inputLength, int outputLength, Windows<E> windows) {
    super(inputLength, outputLength);
    this.windows = windows;
    this.runs = windows.runs(block -> true);
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
      for (int run = 1; run < runs.length; run++) {
        int first = runs[run - 1];
        VectorShuffle<Float> shuffle = windows.shuffles[first];
        for (int block = first; block < runs[run]; block++) {
          FloatVector.fromArray(Lanes.FLOATS, in, from + windows.from[block])
              .rearrange(shuffle)
              .intoArray(out, to + windows.to[block]);
        }
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
      for (int run = 1; run < runs.length; run++) {
        int first = runs[run - 1];
        VectorShuffle<Short> shuffle = windows.shuffles[first];
        for (int block = first; block < runs[run]; block++) {
          ShortVector.fromArray(Lanes.SHORTS, in, from + windows.from[block])
              .rearrange(shuffle)
              .intoArray(out, to + windows.to[block]);
        }
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
      for (int run = 1; run < runs.length; run++) {
        int first = runs[run - 1];
        VectorShuffle<Byte> shuffle = windows.shuffles[first];
        for (int block = first; block < runs[run]; block++) {
          ByteVector.fromArray(Lanes.BYTES, in, from + windows.from[block])
              .rearrange(shuffle)
              .intoArray(out, to + windows.to[block]);
        }
      }
    }
  }
}
