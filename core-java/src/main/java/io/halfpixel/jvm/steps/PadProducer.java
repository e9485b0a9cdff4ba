package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.Pad;
import java.util.Arrays;

/**
 * Borders around an axis. Bits are kept.
 *
 * <p>A unit is one index of the axis with what lies in it, or, where that is little, all indices of
 * a block.
 */
final class PadProducer extends Producer {
  /** From this many inner elements on, an index is a unit by itself. */
  private static final int UNIT = 256;

  /** The most elements of border to keep for copying. */
  private static final int STRETCH = 1 << 14;

  private final Pad step;

  /** The elements of an index. */
  private final int inner;

  /** The indices of a unit. */
  private final int indices;

  /** The elements of a unit. */
  private final int width;

  /** Elements of border, as many as a unit has at most. */
  private final Object border;

  private final int stretch;

  PadProducer(Pad step) {
    super(step.output(), step.outputElements(), width(step));
    this.step = step;
    this.inner = ArrayLength.of(step.pass().inner());
    this.indices = inner >= UNIT ? 1 : step.pass().outputLength();
    this.width = length();
    this.stretch = Math.min(width, STRETCH);
    double[] values = new double[stretch];
    Arrays.fill(values, step.value());
    this.border = Elements.array(step.type(), stretch);
    DoubleCarrier.INSTANCE.write(step.type(), values, border, 0, stretch);
  }

  @Override
  public long blocks() {
    return step.pass().outer();
  }

  @Override
  public void reads(Reach reach) {
    if (!reach.isEmpty()) {
      reach.set(
          input(reach.begin() * indices, 0) * inner, input(reach.end() * indices - 1, 1) * inner);
    }
  }

  @Override
  public void run(Elements source, Elements target, long first, long end) {
    for (long unit = first; unit < end; unit++) {
      target.open(unit * width, width);
      long block = unit * indices / step.pass().outputLength();
      write(source, target, block, (int) (unit * indices - block * step.pass().outputLength()));
      target.store(unit * width, width);
    }
  }

  private static int width(Pad step) {
    int inner = ArrayLength.of(step.pass().inner());
    return inner >= UNIT ? inner : ArrayLength.of(step.pass().outputLength(), inner);
  }

  /**
   * Returns where an index of the output, counted over all blocks, or the one {@code after} it, is
   * in the input; for one in a border, the nearest.
   */
  private long input(long index, int after) {
    long block = index / step.pass().outputLength();
    long place = index - block * step.pass().outputLength() + after - step.before();
    int length = step.pass().inputLength();
    return block * length + Math.min(Math.max(place, 0), length);
  }

  /** Writes the indices of a block from one on: border, input, border. */
  private void write(Elements source, Elements target, long block, int index) {
    int length = step.pass().inputLength();
    int begin = Math.max(step.before() - index, 0);
    int end = Math.min(step.before() + length - index, indices);
    if (begin >= end) {
      putBorder(target, 0, indices);
      return;
    }
    int count = (end - begin) * inner;
    source.load((block * length + index + begin - step.before()) * inner, count);
    int at = target.start() + begin * inner;
    System.arraycopy(source.array(), source.start(), target.array(), at, count);
    putBorder(target, 0, begin);
    putBorder(target, end, indices);
  }

  private void putBorder(Elements target, int from, int to) {
    int end = to * inner;
    int at = from * inner;
    while (at < end) {
      int count = Math.min(stretch, end - at);
      System.arraycopy(border, 0, target.array(), target.start() + at, count);
      at += count;
    }
  }
}
