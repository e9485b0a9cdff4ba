package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.preprocess.StepLoops;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** Runs the plans of Pillow's calls with plain loops; all elements are held as binary64. */
final class PillowLoops {
  private PillowLoops() {}

  /** An output of an axis, made of the inputs along it. */
  @FunctionalInterface
  private interface Sum {
    double of(int row, IntToDoubleFunction input);
  }

  /** Returns what a plan makes of these elements, in memory order. */
  static double[] run(Plan plan, double... source) {
    double[] values = source;
    for (Step step : plan.steps()) {
      values = result(step, values);
    }
    return values;
  }

  private static double[] result(Step step, double[] in) {
    if (step instanceof Resample1d sum) {
      return floats(sum, in);
    } else if (step instanceof FixedPoint1d sum) {
      return integers(sum, in);
    } else if (step instanceof Convert convert) {
      return each(in, v -> clip(convert.output(), (long) (v + Math.copySign(0.5, v))));
    } else if (step instanceof Clamp clamp) {
      return each(in, v -> Math.max(clamp.low(), Math.min(v, clamp.high())));
    }
    double[] out = StepLoops.result(step, in);
    return step instanceof ChannelArithmetic ? each(out, Math::rint) : out;
  }

  private static double[] each(double[] in, DoubleUnaryOperator change) {
    return Arrays.stream(in).map(change).toArray();
  }

  private static double[] along(Pass pass, double[] in, Sum sum) {
    double[] out = new double[(int) pass.outputElements()];
    int inner = (int) pass.inner();
    for (int i = 0; i < out.length; i++) {
      int p = i % inner;
      int row = i / inner % pass.outputLength();
      int first = i / inner / pass.outputLength() * pass.inputLength();
      out[i] = sum.of(row, index -> in[(first + index) * inner + p]);
    }
    return out;
  }

  private static double[] floats(Resample1d step, double[] in) {
    TapTable taps = step.taps();
    return along(
        step.pass(),
        in,
        (row, input) -> {
          double sum = 0;
          for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
            double product = input.applyAsDouble(taps.index(tap)) * taps.weight(tap);
            sum = rounded(step.compute(), sum + rounded(step.compute(), product));
          }
          return rounded(step.output(), sum);
        });
  }

  private static double rounded(DataType type, double value) {
    return type == DataType.F32 ? (float) value : value;
  }

  private static double[] integers(FixedPoint1d step, double[] in) {
    TapTable taps = step.taps();
    return along(
        step.pass(),
        in,
        (row, input) -> {
          long sum = step.rounding();
          for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
            sum += (long) taps.weight(tap) * (long) input.applyAsDouble(taps.index(tap));
          }
          return clip(step.output(), sum >> step.shift());
        });
  }

  private static double clip(DataType type, long value) {
    return switch (type) {
      case U8 -> Math.max(0, Math.min(value, 0xFF));
      case U16 -> Math.max(0, Math.min(value, 0xFFFF));
      case I32 -> Math.max(Integer.MIN_VALUE, Math.min(value, Integer.MAX_VALUE));
      default -> throw new AssertionError("not expected: " + type);
    };
  }
}
