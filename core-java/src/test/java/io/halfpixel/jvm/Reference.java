package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;

/**
 * The steps of a plan computed element by element, straight from their definitions. Values of every
 * type travel as {@code double}, which holds them.
 */
final class Reference {
  private Reference() {}

  static double[] run(Plan plan, double[] source) {
    double[] values = source;
    for (Step step : plan.steps()) {
      values = run(step, values);
    }
    return values;
  }

  private static double[] run(Step step, double[] in) {
    if (step instanceof Resample1d s) {
      return resample(s, in);
    } else if (step instanceof FixedPoint1d s) {
      return fixedPoint(s, in);
    } else if (step instanceof Gather s) {
      return gather(s, in);
    } else if (step instanceof CornerBlend s) {
      return blend(s, in);
    }
    Convert convert = (Convert) step;
    double[] out = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] = round(convert.output(), in[i]);
    }
    return out;
  }

  private static double[] resample(Resample1d step, double[] in) {
    Pass pass = step.pass();
    TapTable taps = step.taps();
    int inner = (int) pass.inner();
    double[] out = new double[(int) pass.outputElements()];
    for (int at = 0; at < out.length; at++) {
      int p = at % inner;
      int i = at / inner % pass.outputLength();
      int o = at / inner / pass.outputLength();
      double[] v = new double[taps.count(i)];
      double[] w = new double[taps.count(i)];
      for (int k = 0; k < v.length; k++) {
        int tap = taps.start(i) + k;
        v[k] = in[(o * pass.inputLength() + taps.index(tap)) * inner + p];
        w[k] = taps.weight(tap);
      }
      out[at] = round(step.output(), sum(step.accumulation(), step.compute(), v, w));
    }
    return out;
  }

  /** The definitions of {@link Accumulation}, one by one. */
  static double sum(Accumulation order, DataType compute, double[] v, double[] w) {
    Arithmetic a = new Arithmetic(compute);
    int m = v.length - 1;
    if (m < 0) {
      return 0;
    }
    double t;
    switch (order) {
      case SEQUENTIAL -> {
        t = a.times(v[0], w[0]);
        for (int j = 1; j <= m; j++) {
          t = a.plus(t, a.times(v[j], w[j]));
        }
      }
      case SEQUENTIAL_FROM_ZERO -> {
        t = 0;
        for (int j = 0; j <= m; j++) {
          t = a.plus(t, a.times(v[j], w[j]));
        }
      }
      case REVERSED -> {
        t = a.times(v[m], w[m]);
        for (int j = m - 1; j >= 0; j--) {
          t = a.plus(t, a.times(v[j], w[j]));
        }
      }
      case SEQUENTIAL_FMA -> {
        t = a.times(v[0], w[0]);
        for (int j = 1; j <= m; j++) {
          t = a.fma(v[j], w[j], t);
        }
      }
      case REVERSED_FMA -> {
        t = a.times(v[m], w[m]);
        for (int j = m - 1; j >= 0; j--) {
          t = a.fma(v[j], w[j], t);
        }
      }
      case PAIR_FMA -> {
        t = m == 0 ? a.times(v[0], w[0]) : a.fma(v[0], w[0], a.times(v[1], w[1]));
        for (int j = 2; j <= m; j++) {
          t = a.fma(v[j], w[j], t);
        }
      }
      case REVERSED_PAIR_FMA -> {
        t = m == 0 ? a.times(v[0], w[0]) : a.fma(v[m], w[m], a.times(v[m - 1], w[m - 1]));
        for (int j = m - 2; j >= 0; j--) {
          t = a.fma(v[j], w[j], t);
        }
      }
      case FOURS_THEN_FMA -> t = blocks(a, 4, v, w);
      case TWOS_THEN_FMA -> t = blocks(a, 2, v, w);
      case LERP -> t = a.plus(v[0], a.times(a.minus(v[1], v[0]), w[1]));
      default -> throw new AssertionError(order);
    }
    return t;
  }

  private static double blocks(Arithmetic a, int block, double[] v, double[] w) {
    int m = v.length - 1;
    double t = a.times(v[0], w[0]);
    for (int j = 1; j <= m; j++) {
      boolean unfused = j <= m / block * block;
      t = unfused ? a.plus(t, a.times(v[j], w[j])) : a.fma(v[j], w[j], t);
    }
    return t;
  }

  private static double[] fixedPoint(FixedPoint1d step, double[] in) {
    Pass pass = step.pass();
    TapTable taps = step.taps();
    int inner = (int) pass.inner();
    double[] out = new double[(int) pass.outputElements()];
    for (int at = 0; at < out.length; at++) {
      int i = at / inner % pass.outputLength();
      int o = at / inner / pass.outputLength();
      long sum = step.rounding();
      for (int tap = taps.start(i); tap < taps.start(i + 1); tap++) {
        double v = in[(o * pass.inputLength() + taps.index(tap)) * inner + at % inner];
        sum += (long) v * (long) taps.weight(tap);
      }
      out[at] = Math.max(0, Math.min(255, sum >> step.shift()));
    }
    return out;
  }

  private static double[] gather(Gather step, double[] in) {
    List<IndexTable> axes = step.axes();
    double[] out = new double[(int) step.outputElements()];
    for (int at = 0; at < out.length; at++) {
      long rest = at / step.inner();
      long from = at % step.inner();
      long stride = step.inner();
      for (int axis = axes.size() - 1; axis >= 0; axis--) {
        IndexTable table = axes.get(axis);
        from += table.index((int) (rest % table.rows())) * stride;
        stride *= table.inputLength();
        rest /= table.rows();
      }
      out[at] = in[(int) (from + rest * stride)];
    }
    return out;
  }

  private static double[] blend(CornerBlend step, double[] in) {
    double[] out = new double[(int) step.outputElements()];
    int rank = step.axes().size();
    int channels = (int) step.channels();
    for (int at = 0; at < out.length; at++) {
      int rest = step.channelsInner() ? at / channels : at;
      int[] position = new int[rank];
      for (int axis = rank - 1; axis >= 0; axis--) {
        int rows = step.axes().get(axis).taps().rows();
        position[axis] = rest % rows;
        rest /= rows;
      }
      int channel = step.channelsInner() ? at % channels : rest % channels;
      int image = step.channelsInner() ? rest : rest / channels;
      Accumulation order = channel < step.bodyChannels() ? step.body() : step.tail();
      out[at] = round(step.type(), corners(step, in, position, image, channel, order));
    }
    return out;
  }

  private static double corners(
      CornerBlend step, double[] in, int[] position, int image, int channel, Accumulation order) {
    Arithmetic arithmetic = new Arithmetic(step.compute());
    int rank = position.length;
    double[] v = new double[1 << rank];
    double[] w = new double[1 << rank];
    for (int corner = 0; corner < v.length; corner++) {
      int at = step.channelsInner() ? image : image * (int) step.channels() + channel;
      double weight = 1;
      for (int axis = 0; axis < rank; axis++) {
        CornerBlend.Axis table = step.axes().get(axis);
        int tap = table.taps().start(position[axis]) + (corner >> (rank - 1 - axis) & 1);
        at = at * table.inputLength() + table.taps().index(tap);
        double own = table.taps().weight(tap);
        weight = axis == 0 ? own : arithmetic.times(weight, own);
      }
      v[corner] = in[step.channelsInner() ? at * (int) step.channels() + channel : at];
      w[corner] = weight;
    }
    return sum(order, step.compute(), v, w);
  }

  /** Rounds to the nearest value of a type, ties to even; integers saturate and NaN becomes 0. */
  static double round(DataType type, double value) {
    return switch (type) {
      case F64 -> value;
      case F32 -> (float) value;
      case F16 -> round(value, 11, -14, 65504);
      case BF16 -> round(value, 8, -126, 0x1.fep127);
      case U8 -> integer(value, 0, 255);
      case I8 -> integer(value, -128, 127);
      case I16 -> integer(value, -32768, 32767);
      case U16 -> integer(value, 0, 65535);
      case I32 -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    };
  }

  /**
   * The nearest multiple of the unit in the last place: a binary format of so many bits with
   * gradual underflow.
   */
  private static double round(double value, int bits, int smallestExponent, double largest) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    int unit = Math.max(Math.getExponent(value), smallestExponent) - (bits - 1);
    double rounded = Math.scalb(Math.rint(Math.scalb(value, -unit)), unit);
    return Math.abs(rounded) > largest ? Math.copySign(Double.POSITIVE_INFINITY, value) : rounded;
  }

  private static double integer(double value, double low, double high) {
    if (Double.isNaN(value)) {
      return 0;
    }
    return Math.max(low, Math.min(high, Math.rint(value))) + 0.0;
  }

  /** Operations rounded once in the compute type. */
  private record Arithmetic(DataType compute) {
    private boolean single() {
      return compute == DataType.F32;
    }

    double times(double a, double b) {
      return single() ? (float) a * (float) b : a * b;
    }

    double plus(double a, double b) {
      return single() ? (float) a + (float) b : a + b;
    }

    double minus(double a, double b) {
      return single() ? (float) a - (float) b : a - b;
    }

    double fma(double a, double b, double c) {
      return single() ? Math.fma((float) a, (float) b, (float) c) : Math.fma(a, b, c);
    }
  }
}
