package io.halfpixel.jvm;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Pad;
import java.util.Arrays;

/**
 * Borders around an axis. Bits are kept.
 *
 * <p>A unit is one index of the axis with what lies in it, or, where that is little, all indices of
 * a block.
 */
final class PadStage extends Stage {
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

  private final Elements source = new Elements();
  private final Elements target = new Elements();

  PadStage(Pad step) {
    super(step.output(), step.outputElements());
    this.step = step;
    this.inner = RowGeometry.length(step.pass().inner());
    this.indices = inner >= UNIT ? 1 : step.pass().outputLength();
    this.width = RowGeometry.length(indices, inner);
    this.stretch = Math.min(width, STRETCH);
    double[] values = new double[stretch];
    Arrays.fill(values, step.value());
    this.border = Elements.array(step.type(), stretch);
    DoubleCarrier.INSTANCE.write(step.type(), values, border, 0, stretch);
  }

  @Override
  long units() {
    return outputElements() / width;
  }

  @Override
  void run(Tensor from, Tensor to, long first, long end) {
    source.bind(from);
    target.bind(to);
    for (long unit = first; unit < end; unit++) {
      target.open(unit * width, width);
      long block = unit * indices / step.pass().outputLength();
      write(block, (int) (unit * indices - block * step.pass().outputLength()));
      target.store(unit * width, width);
    }
    source.unbind();
    target.unbind();
  }

  /** Writes the indices of a block from one on: border, input, border. */
  private void write(long block, int index) {
    int length = step.pass().inputLength();
    int begin = Math.max(step.before() - index, 0);
    int end = Math.min(step.before() + length - index, indices);
    if (begin >= end) {
      putBorder(0, indices);
      return;
    }
    int count = (end - begin) * inner;
    source.load((block * length + index + begin - step.before()) * inner, count);
    int at = target.start() + begin * inner;
    System.arraycopy(source.array(), source.start(), target.array(), at, count);
    putBorder(0, begin);
    putBorder(end, indices);
  }

  private void putBorder(int from, int to) {
    int end = to * inner;
    int at = from * inner;
    while (at < end) {
      int count = Math.min(stretch, end - at);
      System.arraycopy(border, 0, target.array(), target.start() + at, count);
      at += count;
    }
  }
}
