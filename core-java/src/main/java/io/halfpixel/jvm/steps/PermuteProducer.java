package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.ElementMoves;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.Permute;

/**
 * A permutation of axes, by the two innermost output axes [rows][columns], which are any two axes
 * of the input. Bits are kept.
 *
 * <p>If the outermost axis stays where it is, a stretch of the source is what one of its indices
 * holds, else the whole source.
 */
final class PermuteProducer extends Producer {
  /** The lengths of the output axes, and how far apart their indices lie in the input. */
  private final int[] lengths;

  private final int[] strides;

  /** The number of source elements that are needed at a time. */
  private final int stretch;

  private final boolean isWhole;

  private final int rows;
  private final int columns;

  private PermuteProducer(Permute step, AxisLayout layout) {
    super(step.output(), step.outputElements(), layout.length(0));
    this.lengths = layout.lengths();
    this.strides = layout.strides();
    this.rows = this.lengths[this.lengths.length - 2];
    this.columns = this.lengths[this.lengths.length - 1];
    int all = ArrayLength.of(step.inputElements());
    this.isWhole = (long) strides[0] * lengths[0] != all;
    this.stretch = isWhole ? all : strides[0];
  }

  /**
   * Returns the producer of a permutation of at least one element.
   *
   * @param isEnd whether it is the last of several producers
   */
  static Producer of(Permute step, boolean isEnd) {
    AxisLayout layout = AxisLayout.of(step);
    if (layout.lengths().length < 2) {
      return new CopyProducer(step.output(), step.outputElements());
    }
    return isEnd && layout.isPlanes()
        ? new PlanesProducer(step, layout)
        : new PermuteProducer(step, layout);
  }

  @Override
  public long blocks() {
    return isWhole ? 1 : lengths[0];
  }

  @Override
  public void reads(Reach reach) {
    if (!reach.isEmpty()) {
      long last = start(reach.end() - 1);
      long first = start(reach.begin());
      reach.set(first - first % stretch, last - last % stretch + stretch);
    }
  }

  @Override
  public void run(Elements source, Elements target, long first, long end) {
    long unit = first;
    while (unit < end) {
      int row = (int) (unit % rows);
      int count = (int) Math.min(rows - row, end - unit);
      if (strides[strides.length - 2] == 1 && count >= columns) {
        interleave(source, target, unit, count);
        unit += count;
        continue;
      }
      long at = start(unit);
      long begin = at - at % stretch;
      source.load(begin, stretch);
      target.open(unit * columns, count * columns);
      move(source, target, (int) (at - begin), count);
      target.store(unit * columns, count * columns);
      unit += count;
    }
  }

  /** Returns where an output row begins in the source. */
  private long start(long row) {
    return blockStart(row / rows) + row % rows * strides[strides.length - 2];
  }

  /** Returns where the block of rows and columns with a number begins in the source. */
  private long blockStart(long block) {
    long rest = block;
    long start = 0;
    for (int axis = lengths.length - 3; axis >= 0; axis--) {
      start += rest % lengths[axis] * strides[axis];
      rest /= lengths[axis];
    }
    return start;
  }

  /** Moves some rows whose columns are stretches of the source, and reads no more than these. */
  private void interleave(Elements source, Elements target, long unit, int count) {
    target.open(unit * columns, count * columns);
    for (int column = 0; column < columns; column++) {
      source.load(start(unit) + (long) column * strides[strides.length - 1], count);
      int to = target.start() + column;
      ElementMoves.strided(source.array(), source.start(), 1, target.array(), to, columns, count);
    }
    target.store(unit * columns, count * columns);
  }

  /** Moves some rows, by row or by column, whichever is longer. */
  private void move(Elements source, Elements target, int at, int count) {
    int rowStride = strides[strides.length - 2];
    int columnStride = strides[strides.length - 1];
    int from = source.start() + at;
    if (count < columns) {
      for (int row = 0; row < count; row++) {
        int to = target.start() + row * columns;
        move(source, from + row * rowStride, columnStride, target, to, 1, columns);
      }
    } else {
      for (int column = 0; column < columns; column++) {
        int to = target.start() + column;
        move(source, from + column * columnStride, rowStride, target, to, columns, count);
      }
    }
  }

  private static void move(
      Elements source, int from, int step, Elements target, int to, int toStep, int count) {
    if (step == 1 && toStep == 1) {
      System.arraycopy(source.array(), from, target.array(), to, count);
    } else {
      ElementMoves.strided(source.array(), from, step, target.array(), to, toStep, count);
    }
  }
}
