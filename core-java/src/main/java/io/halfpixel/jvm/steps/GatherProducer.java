package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.RowMove;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import java.util.List;

/**
 * Pure data movement, output row by output row. Bits are kept.
 *
 * <p>A row runs over the innermost axis and what lies in it; where enough lies in it, that alone is
 * the row and every axis picks rows. Output rows that come from the same source row are built once
 * and then copied.
 */
final class GatherProducer extends Producer {
  /** From this many inner elements on, they are a row by themselves. */
  private static final int ROW = 256;

  /** Rows of at most so many elements are moved together. */
  private static final int SHORT_ROW = 16;

  private static final int MOST_TOGETHER = 512;

  /** The axes that pick rows, outermost first. */
  private final List<IndexTable> axes;

  private final RowMove move;

  private final long outer;

  private GatherProducer(Gather gather, List<IndexTable> axes, RowMove move, long outer) {
    super(gather.output(), gather.outputElements(), move.outputLength());
    this.axes = axes;
    this.move = move;
    this.outer = outer;
  }

  static GatherProducer of(Gather gather, Loops loops) {
    List<IndexTable> axes = gather.axes();
    int inner = ArrayLength.of(gather.inner());
    if (inner >= ROW) {
      return new GatherProducer(gather, axes, RowMove.copy(inner), gather.outer());
    }
    int last = axes.size() - 1;
    IndexTable row = axes.get(last);
    int together = last == 0 ? together(gather.outer(), row, inner) : 1;
    RowMove move =
        together > 1
            ? RowMove.ofShortRows(row, inner, together)
            : loops.move(row, inner, gather.output());
    return new GatherProducer(gather, axes.subList(0, last), move, gather.outer() / together);
  }

  /** Returns how many rows are moved together: a divisor of their number. */
  private static int together(long outer, IndexTable row, int inner) {
    if ((long) Math.max(row.inputLength(), row.rows()) * inner > SHORT_ROW) {
      return 1;
    }
    int together = (int) Math.min(outer, MOST_TOGETHER);
    while (together > 1 && outer % together != 0) {
      together--;
    }
    return Math.max(1, together);
  }

  @Override
  public long blocks() {
    return outer;
  }

  @Override
  public void reads(Reach reach) {
    if (reach.isEmpty()) {
      return;
    }
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    for (long row = reach.begin(); row < reach.end(); row++) {
      long sourceRow = sourceRow(row);
      lowest = Math.min(lowest, sourceRow);
      highest = Math.max(highest, sourceRow);
    }
    reach.set(lowest, highest + 1);
    reach.multiply(move.inputLength());
  }

  @Override
  public void run(Elements source, Elements target, long first, long end) {
    int input = move.inputLength();
    int output = move.outputLength();
    long previous = -1;
    for (long row = first; row < end; row++) {
      long sourceRow = sourceRow(row);
      if (sourceRow == previous) {
        target.repeat(row * output, output);
      } else {
        source.load(sourceRow * input, input);
        target.open(row * output, output);
        move.run(source.array(), source.start(), target.array(), target.start());
        target.store(row * output, output);
        previous = sourceRow;
      }
    }
  }

  private long sourceRow(long row) {
    long rest = row;
    long sourceRow = 0;
    long stride = 1;
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      IndexTable table = axes.get(axis);
      long outer = rest / table.rows();
      sourceRow += table.index((int) (rest - outer * table.rows())) * stride;
      stride *= table.inputLength();
      rest = outer;
    }
    return sourceRow + rest * stride;
  }
}
