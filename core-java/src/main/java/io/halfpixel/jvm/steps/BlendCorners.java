package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.run.AxisReach;
import io.halfpixel.jvm.run.RowReach;
import io.halfpixel.plan.CornerBlend.Axis;
import io.halfpixel.plan.TapTable;
import java.util.List;

/**
 * The outer axes of a blend: for each position, the two or four source rows that it reads and the
 * product of the axes' weights for each.
 *
 * <p>Corners are numbered with the outermost axis as the highest bit.
 */
final class BlendCorners<A> {
  private final List<Axis> axes;
  private final Carrier<A> carrier;
  private final Arithmetic<A> arithmetic;
  private final long[] sourceRows;
  private final A weights;
  private final long inputRows;
  private final long outputRows;

  BlendCorners(List<Axis> axes, Carrier<A> carrier, Arithmetic<A> arithmetic) {
    this.axes = axes;
    this.carrier = carrier;
    this.arithmetic = arithmetic;
    this.sourceRows = new long[1 << axes.size()];
    this.weights = carrier.row(sourceRows.length);
    this.inputRows = axes.stream().mapToLong(Axis::inputLength).reduce(1, (a, b) -> a * b);
    this.outputRows =
        axes.stream().mapToLong(axis -> axis.taps().rows()).reduce(1, (a, b) -> a * b);
  }

  /** Returns which rows a range of output rows reads, counted over all images or volumes. */
  static RowReach reach(List<Axis> axes) {
    Axis inner = axes.get(axes.size() - 1);
    AxisReach single = AxisReach.of(1, new int[] {0, 1}, new int[] {0});
    return new RowReach(axes.size() == 1 ? single : reach(axes.get(0)), reach(inner));
  }

  private static AxisReach reach(Axis axis) {
    return AxisReach.of(axis.inputLength(), axis.taps());
  }

  BlendCorners<A> forRun() {
    return new BlendCorners<>(axes, carrier, arithmetic);
  }

  int count() {
    return sourceRows.length;
  }

  /** Returns the number of source rows of one image or volume. */
  long inputRows() {
    return inputRows;
  }

  /** Returns the number of positions. */
  long outputRows() {
    return outputRows;
  }

  /** Turns to a position in [0, {@link #outputRows}). */
  void seek(long position) {
    if (axes.size() == 1) {
      TapTable taps = axes.get(0).taps();
      int first = taps.start((int) position);
      for (int bit = 0; bit < 2; bit++) {
        sourceRows[bit] = taps.index(first + bit);
        arithmetic.put(weights, bit, taps.weight(first + bit));
      }
    } else {
      TapTable outer = axes.get(0).taps();
      TapTable inner = axes.get(1).taps();
      long i = position / inner.rows();
      int first = outer.start((int) i);
      int second = inner.start((int) (position - i * inner.rows()));
      for (int corner = 0; corner < 4; corner++) {
        int a = first + (corner >> 1);
        int b = second + (corner & 1);
        sourceRows[corner] = outer.index(a) * (long) axes.get(1).inputLength() + inner.index(b);
        // The product of two float32 values is exact in float64, so this rounds once.
        arithmetic.put(weights, corner, outer.weight(a) * inner.weight(b));
      }
    }
  }

  /** Returns the source row of a corner, counted within its image or volume. */
  long sourceRow(int corner) {
    return sourceRows[corner];
  }

  /** Returns the product of weights of each corner. */
  A weights() {
    return weights;
  }
}
