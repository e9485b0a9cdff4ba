package io.halfpixel.tck.reference;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.TapTable;
import java.util.List;

/** {@link CornerBlend}, word for word. */
final class ReferenceBlend {
  private final CornerBlend step;
  private final Arithmetic arithmetic;
  private final List<CornerBlend.Axis> axes;
  private final long[] input;

  private ReferenceBlend(CornerBlend step, long[] input) {
    this.step = step;
    this.arithmetic = Arithmetic.of(step.compute());
    this.axes = step.axes();
    this.input = input;
  }

  static void run(CornerBlend step, long[] input, long[] output) {
    ReferenceBlend blend = new ReferenceBlend(step, input);
    int positions = 1;
    for (CornerBlend.Axis axis : step.axes()) {
      positions *= axis.taps().rows();
    }
    for (int at = 0; at < output.length; at++) {
      int channels = (int) step.channels();
      output[at] =
          step.channelsInner()
              ? blend.element(at / channels / positions, at % channels, at / channels % positions)
              : blend.element(at / positions / channels, at / positions % channels, at % positions);
    }
  }

  private long element(int image, int channel, int position) {
    int[] rows = rows(position);
    int corners = 1 << axes.size();
    double[] values = new double[corners];
    double[] weights = new double[corners];
    for (int corner = 0; corner < corners; corner++) {
      weights[corner] = weight(corner, rows);
      values[corner] = ElementBits.value(step.type(), input[at(image, channel, corner, rows)]);
    }
    Accumulation order = channel < step.bodyChannels() ? step.body() : step.tail();
    return ElementBits.bits(step.type(), ReferenceSum.of(order, arithmetic, values, weights));
  }

  /** Returns the output index along each axis. */
  private int[] rows(int position) {
    int[] rows = new int[axes.size()];
    int rest = position;
    for (int axis = rows.length - 1; axis >= 0; axis--) {
      rows[axis] = rest % axes.get(axis).taps().rows();
      rest /= axes.get(axis).taps().rows();
    }
    return rows;
  }

  /**
   * Returns the position in its table of the tap that a corner takes of an axis; the outermost axis
   * has the highest bit.
   */
  private int tap(int axis, int corner, int[] rows) {
    int bit = corner >> axes.size() - 1 - axis & 1;
    return axes.get(axis).taps().start(rows[axis]) + bit;
  }

  private double weight(int corner, int[] rows) {
    double product = axes.get(0).taps().weight(tap(0, corner, rows));
    for (int axis = 1; axis < rows.length; axis++) {
      product = arithmetic.multiply(product, axes.get(axis).taps().weight(tap(axis, corner, rows)));
    }
    return product;
  }

  private int at(int image, int channel, int corner, int[] rows) {
    long channels = step.channels();
    long at = step.channelsInner() ? image : image * channels + channel;
    for (int axis = 0; axis < rows.length; axis++) {
      TapTable taps = axes.get(axis).taps();
      at = at * axes.get(axis).inputLength() + taps.index(tap(axis, corner, rows));
    }
    return (int) (step.channelsInner() ? at * channels + channel : at);
  }
}
