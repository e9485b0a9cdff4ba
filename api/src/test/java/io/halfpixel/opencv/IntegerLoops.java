package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;

/** Runs plans for images of integers with plain loops; elements are held as {@code double}. */
final class IntegerLoops {
  private IntegerLoops() {}

  /** Returns what an operation makes of these pixels, in memory order. */
  static double[] run(Operation<?> operation, TensorSpec source, double... pixels) {
    double[] values = pixels;
    for (Step step : operation.plan(source).steps()) {
      if (step instanceof FixedPoint1d sum && sum.terms().isExact() && sum.bodyInner() == 0) {
        values = sums(sum, values);
      } else if (step instanceof ChannelArithmetic arithmetic) {
        values = arithmetic(arithmetic, values);
      } else if (step instanceof Pad pad) {
        values = pad(pad, values);
      } else {
        throw new AssertionError("unexpected " + step);
      }
    }
    return values;
  }

  private static double[] sums(FixedPoint1d step, double[] source) {
    Pass pass = step.pass();
    double[] target = new double[(int) step.outputElements()];
    for (int at = 0; at < target.length; at++) {
      int row = (int) (at / pass.inner() % pass.outputLength());
      long block = at / pass.inner() / pass.outputLength();
      long sum = step.rounding();
      for (int tap = step.taps().start(row); tap < step.taps().start(row + 1); tap++) {
        long from = block * pass.inputLength() + step.taps().index(tap);
        double pixel = source[(int) (from * pass.inner() + at % pass.inner())];
        sum += (long) step.taps().weight(tap) * (long) pixel;
      }
      target[at] = stored(sum >> step.shift(), step.output());
    }
    return target;
  }

  private static double[] arithmetic(ChannelArithmetic step, double[] source) {
    double[] target = new double[source.length];
    for (int at = 0; at < target.length; at++) {
      int channel = (int) (at / step.inner() % step.channels());
      double value = source[at];
      for (ChannelArithmetic.Operation operation : step.operations()) {
        boolean single = operation.type() == DataType.F32;
        double x = single ? (float) value : value;
        double operand = operation.operands().get(channel);
        double result =
            switch (operation.operator()) {
              case MULTIPLY -> x * operand;
              case DIVIDE -> x / operand;
              case ADD -> x + operand;
              case SUBTRACT -> x - operand;
            };
        value = single ? (float) result : result;
      }
      target[at] = stored(value, step.output());
    }
    return target;
  }

  private static double[] pad(Pad step, double[] source) {
    Pass pass = step.pass();
    double[] target = new double[(int) step.outputElements()];
    for (int at = 0; at < target.length; at++) {
      long block = at / pass.inner() / pass.outputLength();
      long row = at / pass.inner() % pass.outputLength() - step.before();
      long from = (block * pass.inputLength() + row) * pass.inner() + at % pass.inner();
      target[at] = row >= 0 && row < pass.inputLength() ? source[(int) from] : step.value();
    }
    return target;
  }

  private static double stored(double value, DataType type) {
    return switch (type) {
      case U8 -> limited(value, 0, 0xFF);
      case U16 -> limited(value, 0, 0xFFFF);
      case I16 -> limited(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case I32 -> limited(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case F64 -> value;
      default -> throw new AssertionError("unexpected " + type);
    };
  }

  private static double limited(double value, double low, double high) {
    return Math.min(Math.max(Math.rint(value), low), high);
  }
}
