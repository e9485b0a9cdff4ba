package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.StoredWeight;
import java.util.stream.DoubleStream;

/**
 * Runs plans of every element type with plain loops. Integers and truth values are held as {@code
 * Long}, other values as {@code Double}; sums of {@code float32} are added from the left.
 */
final class TypedLoops {
  private TypedLoops() {}

  /** Returns what a plan makes of these values, in memory order. */
  static double[] run(Plan plan, double... source) {
    DataType type = plan.source().dataType();
    Number[] values =
        DoubleStream.of(source).mapToObj(value -> number(value, type)).toArray(Number[]::new);
    for (Step step : plan.steps()) {
      Number[] next = new Number[(int) step.outputElements()];
      for (int at = 0; at < next.length; at++) {
        next[at] = element(step, values, at);
      }
      values = next;
    }
    double[] result = new double[values.length];
    for (int at = 0; at < result.length; at++) {
      result[at] = values[at].doubleValue();
    }
    return result;
  }

  private static Number element(Step step, Number[] in, int at) {
    if (step instanceof Gather gather) {
      return in[place(gather, at)];
    } else if (step instanceof Permute permute) {
      return in[place(permute, at)];
    } else if (step instanceof Pad pad) {
      int index = row(pad.pass(), at) - pad.before();
      boolean inside = index >= 0 && index < pad.pass().inputLength();
      return inside ? in[place(pad.pass(), at, index)] : number(pad.value(), pad.type());
    } else if (step instanceof Resample1d sum) {
      return sum(sum, in, at);
    } else if (step instanceof FixedPoint1d sum) {
      return sum(sum, in, at);
    } else if (step instanceof Convert convert) {
      return converted(in[at], convert.output(), convert.rounding());
    } else if (step instanceof Clamp clamp) {
      double value = in[at].doubleValue();
      return value < clamp.low() ? clamp.low() : value > clamp.high() ? clamp.high() : value;
    } else if (step instanceof ChannelArithmetic arithmetic) {
      return computed(arithmetic, in[at].doubleValue(), (int) (at / arithmetic.inner()));
    }
    throw new AssertionError("unexpected " + step);
  }

  private static int place(Gather step, int at) {
    long rest = at / step.inner();
    long place = at % step.inner();
    long stride = step.inner();
    for (int axis = step.axes().size() - 1; axis >= 0; axis--) {
      IndexTable table = step.axes().get(axis);
      place += table.index((int) (rest % table.rows())) * stride;
      rest /= table.rows();
      stride *= table.inputLength();
    }
    return (int) (place + rest * stride);
  }

  private static int place(Permute step, int at) {
    long[] index = new long[step.axes().size()];
    long rest = at;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      int from = step.axes().get(axis);
      index[from] = rest % step.lengths().get(from);
      rest /= step.lengths().get(from);
    }
    long place = 0;
    for (int axis = 0; axis < index.length; axis++) {
      place = place * step.lengths().get(axis) + index[axis];
    }
    return (int) place;
  }

  private static int row(Pass pass, int at) {
    return (int) (at / pass.inner() % pass.outputLength());
  }

  private static int place(Pass pass, int at, int index) {
    long outer = at / pass.inner() / pass.outputLength();
    return (int) ((outer * pass.inputLength() + index) * pass.inner() + at % pass.inner());
  }

  private static Number sum(Resample1d step, Number[] in, int at) {
    TapTable taps = step.taps();
    int row = row(step.pass(), at);
    double sum = 0;
    for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
      double value = in[place(step.pass(), at, taps.index(tap))].doubleValue();
      sum = rounded(sum + rounded(value * taps.weight(tap), step.compute()), step.compute());
    }
    return converted(sum, step.output(), Convert.Rounding.NEAREST_EVEN);
  }

  private static Number sum(FixedPoint1d step, Number[] in, int at) {
    TapTable taps = step.taps();
    int row = row(step.pass(), at);
    long sum = step.rounding();
    for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
      sum += in[place(step.pass(), at, taps.index(tap))].longValue() * (long) taps.weight(tap);
    }
    return converted(sum >> step.shift(), step.output(), Convert.Rounding.NEAREST_EVEN);
  }

  private static Number computed(ChannelArithmetic step, double value, int place) {
    double result = value;
    for (ChannelArithmetic.Operation operation : step.operations()) {
      double x = rounded(result, operation.type());
      double operand = operation.operands().get(place % step.channels());
      double exact =
          switch (operation.operator()) {
            case MULTIPLY -> x * operand;
            case DIVIDE -> x / operand;
            case ADD -> x + operand;
            case SUBTRACT -> x - operand;
          };
      result = rounded(exact, operation.type());
    }
    return converted(result, step.output(), Convert.Rounding.NEAREST_EVEN);
  }

  private static Number converted(Number value, DataType type, Convert.Rounding rounding) {
    if (type.isFloatingPoint()) {
      return rounded(value.doubleValue(), type);
    } else if (type == DataType.BOOL) {
      return value.doubleValue() == 0 ? 0L : 1L;
    }
    boolean unsigned = type == DataType.U8 || type == DataType.U16;
    int bits = Byte.SIZE * type.bytes() - (unsigned ? 0 : 1);
    long highest = (1L << bits) - 1;
    long lowest = unsigned ? 0 : -highest - 1;
    return Math.max(lowest, Math.min(highest, whole(value, rounding)));
  }

  private static long whole(Number value, Convert.Rounding rounding) {
    if (value instanceof Long whole) {
      return whole;
    }
    return switch (rounding) {
      case NEAREST_EVEN -> (long) Math.rint(value.doubleValue());
      case TOWARD_ZERO -> (long) value.doubleValue();
      case NEAREST_AWAY -> throw new AssertionError("unexpected " + rounding);
    };
  }

  private static Number number(double value, DataType type) {
    return type.isFloatingPoint() ? (Number) value : (Number) (long) value;
  }

  private static double rounded(double value, DataType type) {
    return type == DataType.F32 ? (float) value : StoredWeight.of(value, type);
  }
}
