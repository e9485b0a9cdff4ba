package io.halfpixel.jvm.memory;

import io.halfpixel.plan.IndexTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    return new Blocks(length, length, new int[] {0, 0, length});
  }

  /** Returns the move along one axis. */
  public static RowMove of(IndexTable table, int inner) {
    int input = ArrayLength.of(table.inputLength(), inner);
    if (inner == 1 && doubles(table)) {
      return new Doubling(input);
    }
    return of(input, indices(table, inner));
  }

  private static int[] indices(IndexTable table, int inner) {
    int[] indices = new int[ArrayLength.of(table.rows(), inner)];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = table.index(i / inner) * inner + i % inner;
    }
    return indices;
  }

  /** Returns the move of the elements that indices name to consecutive places. */
  public static RowMove of(int inputLength, int[] index) {
    int[] blocks = blocks(index, null);
    return index.length / Math.max(1, blocks.length / 3) >= LONG_RUN
        ? new Blocks(inputLength, index.length, blocks)
        : new Indexed(inputLength, index);
  }

  /** Returns the same move of so many short rows behind each other. */
  public static RowMove ofShortRows(IndexTable table, int inner, int rows) {
    int input = ArrayLength.of(table.inputLength(), inner);
    return new ShortRows(input, indices(table, inner), rows);
  }

  /** Returns the move of each element of a row to its place in a longer one. */
  public static RowMove to(int outputLength, int[] places) {
    return new Blocks(places.length, outputLength, blocks(null, places));
  }

  /**
   * Returns the runs of neighbours that stay neighbours: where each is read, where it is written,
   * and its length. Indices or places that are not given are consecutive.
   */
  private static int[] blocks(int @Nullable [] index, int @Nullable [] places) {
    int count = index != null ? index.length : places != null ? places.length : 0;
    int[] blocks = new int[3 * count];
    int end = 0;
    for (int i = 0; i < count; i++) {
      int from = index == null ? i : index[i];
      int to = places == null ? i : places[i];
      int length = end == 0 ? 0 : blocks[end - 1];
      if (end == 0 || from != blocks[end - 3] + length || to != blocks[end - 2] + length) {
        blocks[end] = from;
        blocks[end + 1] = to;
        end += 3;
      }
      blocks[end - 1]++;
    }
    return Arrays.copyOf(blocks, end);
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

  /** Elements at the same place of all short rows, one place after the other. */
  private static final class ShortRows extends RowMove {
    private final int input;
    private final int[] index;
    private final int rows;

    ShortRows(int input, int[] index, int rows) {
      super(ArrayLength.of(input, rows), ArrayLength.of(index.length, rows));
      this.input = input;
      this.index = index;
      this.rows = rows;
    }

    @Override
    public void run(Object source, int from, Object target, int to) {
      for (int i = 0; i < index.length; i++) {
        ElementMoves.strided(source, from + index[i], input, target, to + i, index.length, rows);
      }
    }
  }

  /** Long runs, each with where it is read, where it is written, and its length. */
  private static final class Blocks extends RowMove {
    private final int[] blocks;

    Blocks(int inputLength, int outputLength, int[] blocks) {
      super(inputLength, outputLength);
      this.blocks = blocks;
    }

    @Override
    public boolean copiesBlocks() {
      return true;
    }

    @Override
    public void run(Object source, int from, Object target, int to) {
      for (int b = 0; b < blocks.length; b += 3) {
        System.arraycopy(source, from + blocks[b], target, to + blocks[b + 1], blocks[b + 2]);
      }
    }
  }
}
