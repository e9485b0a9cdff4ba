package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.along.AlongRow;
import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend.Axis;

/**
 * The innermost axis of a blend with one accumulation: a resampling along several source rows that
 * lie one behind the other.
 *
 * <p>Corner q·2 + b, tap b of the axis in source row q, has the product of the outer weights of q
 * times the axis' weight of b.
 */
final class BlendRow<A> {
  private final AlongRow<A> along;
  private final Arithmetic<A> arithmetic;

  /** For each tap of the sum, the source row it lies in; and the factor of that row. */
  private final int[] rowOfTap;

  private final A factors;

  private BlendRow(AlongRow<A> along, Arithmetic<A> arithmetic, int[] rowOfTap, A factors) {
    this.along = along;
    this.arithmetic = arithmetic;
    this.rowOfTap = rowOfTap;
    this.factors = factors;
  }

  /** Returns the same with weights of its own. */
  BlendRow<A> forRun() {
    return new BlendRow<>(
        along.forRun(), arithmetic, rowOfTap, along.carrier().row(rowOfTap.length));
  }

  BlendRow(
      Accumulation accumulation,
      Axis axis,
      int rows,
      int inner,
      Sums<A> sums,
      Arithmetic<A> arithmetic) {
    this.arithmetic = arithmetic;
    int corners = 2 * rows;
    int outputs = axis.taps().rows();
    TapOrder order = new TapOrder(accumulation);
    int[] starts = new int[outputs + 1];
    int[] index = new int[ArrayLength.of(outputs, corners)];
    double[] weights = new double[index.length];
    this.rowOfTap = new int[corners];
    for (int i = 0; i < outputs; i++) {
      starts[i + 1] = starts[i] + corners;
      for (int k = 0; k < corners; k++) {
        int corner = order.position(corners, k);
        int tap = axis.taps().start(i) + (corner & 1);
        rowOfTap[k] = corner >> 1;
        index[starts[i] + k] = (corner >> 1) * axis.inputLength() + axis.taps().index(tap);
        weights[starts[i] + k] = axis.taps().weight(tap);
      }
    }
    Carrier<A> carrier = sums.carrier();
    AxisTaps<A> taps = AxisTaps.ordered(starts, index, carrier.weights(weights), order);
    this.along = new AlongRow<>(taps, inner, sums);
    this.factors = carrier.row(corners);
  }

  /** Turns to other weights of the source rows. */
  void weigh(A rowWeights) {
    for (int k = 0; k < rowOfTap.length; k++) {
      System.arraycopy(rowWeights, rowOfTap[k], factors, k, 1);
    }
    along.scale(arithmetic, factors);
  }

  /** Writes the output row from {@code row[at]} on. */
  void run(A stacked, A row, int at) {
    along.run(stacked, row, at);
  }
}
