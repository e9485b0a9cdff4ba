package io.halfpixel.jvm.memory;

import io.halfpixel.plan.IndexTable;
import java.util.Arrays;

/**
 * How one row is built from another by copying elements: [n][inner] to [N][inner]. Immutable and
 * thread-safe.
 */
public abstract class RowMove {
  /** Runs of elements that stay together are copied as blocks from this mean length on. */
  private static final int LONG_RUN = 8;

  private final int inputLength;
  private final int outputLength;

  /** Creates a move between rows of these lengths. */
  protected RowMove(int inputLength, int outputLength) {
    this.inputLength = inputLength;
    this.outputLength = outputLength;
  }

  public final int inputLength() {
    return inputLength;
  }

  public final int outputLength() {
    return outputLength;
  }

  /** Writes a row. Both arrays are of the class that carries the type. */
  public abstract void run(Object source, int from, Object target, int to);

  /** Returns whether this copies long runs of elements as blocks. */
  public boolean copiesBlocks() {
    return false;
  }

  /** Returns the move of a row to an equal one. */
  public static RowMove copy(int length) {
    return new Blocks(length, length, new int[] {0}, new int[] {0, length});
  }

  /** Returns the move along one axis. */
  public static RowMove of(IndexTable table, int inner) {
    int[] starts = runs(table);
    int input = ArrayLength.of(table.inputLength(), inner);
    int output = ArrayLength.of(table.rows(), inner);
    if (output / (starts.length - 1) >= LONG_RUN) {
      return blocks(table, starts, inner, input, output);
    }
    if (inner == 1 && doubles(table)) {
      return new Doubling(input);
    }
    int[] index = new int[output];
    for (int i = 0; i < output; i++) {
      index[i] = table.index(i / inner) * inner + i % inner;
    }
    return new Indexed(input, index);
  }

  /** Returns where each run of consecutive indices starts, with the number of rows at the end. */
  private static int[] runs(IndexTable table) {
    int[] starts = new int[table.rows() + 1];
    int count = 1;
    for (int row = 1; row < table.rows(); row++) {
      if (table.index(row) != table.index(row - 1) + 1) {
        starts[count] = row;
        count++;
      }
    }
    starts[count] = table.rows();
    return Arrays.copyOf(starts, count + 1);
  }

  private static RowMove blocks(IndexTable table, int[] starts, int inner, int input, int output) {
    int[] from = new int[starts.length - 1];
    int[] to = new int[starts.length];
    for (int run = 0; run < from.length; run++) {
      from[run] = table.index(starts[run]) * inner;
      to[run] = starts[run] * inner;
    }
    to[from.length] = output;
    return new Blocks(input, output, from, to);
  }

  private static boolean doubles(IndexTable table) {
    boolean doubles = table.rows() == 2L * table.inputLength();
    for (int row = 0; doubles && row < table.rows(); row++) {
      doubles = table.index(row) == row / 2;
    }
    return doubles;
  }

  /** Each element twice. */
  private static final class Doubling extends RowMove {
    Doubling(int inputLength) {
      super(inputLength, 2 * inputLength);
    }

    @Override
    public void run(Object source, int from, Object target, int to) {
      ElementMoves.twice(source, from, target, to, inputLength());
    }
  }

  /** Any elements. */
  private static final class Indexed extends RowMove {
    private final int[] index;

    Indexed(int inputLength, int[] index) {
      super(inputLength, index.length);
      this.index = index;
    }

    @Override
    public void run(Object source, int from, Object target, int to) {
      ElementMoves.gather(source, from, index, target, to);
    }
  }

  /** Long runs: run r comes from from[r] and goes to [to[r], to[r + 1]). */
  private static final class Blocks extends RowMove {
    private final int[] from;
    private final int[] to;

    Blocks(int inputLength, int outputLength, int[] from, int[] to) {
      super(inputLength, outputLength);
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean copiesBlocks() {
      return true;
    }

    @Override
    public void run(Object source, int sourceStart, Object target, int targetStart) {
      for (int run = 0; run < from.length; run++) {
        System.arraycopy(
            source, sourceStart + from[run], target, targetStart + to[run], to[run + 1] - to[run]);
      }
    }
  }
}
