package io.halfpixel.jvm;

import io.halfpixel.Tensor;
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
final class GatherStage extends Stage {
  /** From this many inner elements on, they are a row by themselves. */
  private static final int ROW = 256;

  /** The axes that pick rows, outermost first. */
  private final List<IndexTable> axes;

  private final RowMove move;
  private final Elements source = new Elements();
  private final Elements target = new Elements();

  GatherStage(Gather gather, Loops loops) {
    super(gather.output(), gather.outputElements());
    List<IndexTable> all = gather.axes();
    int inner = RowGeometry.length(gather.inner());
    if (inner >= ROW) {
      this.axes = all;
      this.move = RowMove.copy(inner);
    } else {
      this.axes = all.subList(0, all.size() - 1);
      this.move = loops.move(all.get(all.size() - 1), inner, gather.output());
    }
  }

  @Override
  long units() {
    return outputElements() / move.outputLength();
  }

  @Override
  void run(Tensor from, Tensor to, long first, long end) {
    source.bind(from);
    target.bind(to);
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
    source.unbind();
    target.unbind();
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
