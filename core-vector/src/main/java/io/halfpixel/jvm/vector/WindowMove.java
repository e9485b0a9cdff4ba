package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.RowMove;
import io.halfpixel.jvm.vector.Windows.Run;
import io.halfpixel.plan.IndexTable;
import java.util.List;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * A row whose elements are picked from windows: nearest neighbours, repeats. Vectors are only
 * loaded, permuted and stored, so that every bit is kept.
 *
 * <p>There is none for float32: until it is compiled, a permutation of {@code FloatVector} makes
 * every NaN the same, which a gather must not (rule HP-301).
 */
abstract class WindowMove<E> extends RowMove {
  final Windows<E> windows;

  final List<Run> runs;

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
      case F16, BF16, I16, U16 -> {
        Windows<Short> windows = Windows.of(index, Lanes.SHORTS);
        return windows == null ? null : new Shorts(input, output, windows);
      }
      case U8, I8, BOOL -> {
        Windows<Byte> windows = Windows.of(index, Lanes.BYTES);
        return windows == null ? null : new Bytes(input, output, windows);
      }
      case F32, F64, I32, I64 -> {
        return null;
      }
    }
    return null;
  }

  @Override
  public final void run(Object source, int from, Object target, int to) {
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      if (run.doubling()) {
        int first = from + windows.from[run.begin()];
        int at = to + windows.to[run.begin()];
        doubling(source, first, target, at, run.end() - run.begin(), run.begin());
      } else {
        move(source, from, target, to, run);
      }
    }
  }

  abstract void move(Object source, int from, Object target, int to, Run run);

  /** Moves blocks with the shuffle of one, in steps of half a vector of the source. */
  abstract void doubling(Object source, int from, Object target, int to, int blocks, int first);

  private static final class Shorts extends WindowMove<Short> {
    private static final VectorSpecies<Short> SPECIES = Lanes.SHORTS;
    private static final int LANES = SPECIES.length();
    private static final int HALF = LANES / 2;

    Shorts(int inputLength, int outputLength, Windows<Short> windows) {
      super(inputLength, outputLength, windows);
    }

    @Override
    void move(Object source, int from, Object target, int to, Run run) {
      short[] in = (short[]) source;
      short[] out = (short[]) target;
      VectorShuffle<Short>[] shuffles = windows.shuffles;
      for (int block = run.begin(); block < run.end(); block++) {
        ShortVector.fromArray(SPECIES, in, from + windows.from[block])
            .rearrange(shuffles[block])
            .intoArray(out, to + windows.to[block]);
      }
    }

    @Override
    void doubling(Object source, int from, Object target, int to, int blocks, int first) {
      short[] in = (short[]) source;
      short[] out = (short[]) target;
      VectorShuffle<Short> shuffle = windows.shuffles[first];
      for (int block = 0; block < blocks; block++) {
        ShortVector.fromArray(SPECIES, in, from + block * HALF)
            .rearrange(shuffle)
            .intoArray(out, to + block * LANES);
      }
    }
  }

  private static final class Bytes extends WindowMove<Byte> {
    private static final VectorSpecies<Byte> SPECIES = Lanes.BYTES;
    private static final int LANES = SPECIES.length();
    private static final int HALF = LANES / 2;

    Bytes(int inputLength, int outputLength, Windows<Byte> windows) {
      super(inputLength, outputLength, windows);
    }

    @Override
    void move(Object source, int from, Object target, int to, Run run) {
      byte[] in = (byte[]) source;
      byte[] out = (byte[]) target;
      VectorShuffle<Byte>[] shuffles = windows.shuffles;
      for (int block = run.begin(); block < run.end(); block++) {
        ByteVector.fromArray(SPECIES, in, from + windows.from[block])
            .rearrange(shuffles[block])
            .intoArray(out, to + windows.to[block]);
      }
    }

    @Override
    void doubling(Object source, int from, Object target, int to, int blocks, int first) {
      byte[] in = (byte[]) source;
      byte[] out = (byte[]) target;
      VectorShuffle<Byte> shuffle = windows.shuffles[first];
      for (int block = 0; block < blocks; block++) {
        ByteVector.fromArray(SPECIES, in, from + block * HALF)
            .rearrange(shuffle)
            .intoArray(out, to + block * LANES);
      }
    }
  }
}
