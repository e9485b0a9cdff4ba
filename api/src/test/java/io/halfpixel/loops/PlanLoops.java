package io.halfpixel.loops;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs plans of every element type with plain loops, for tests of what is in a plan. Each element
 * is computed as the Javadoc of its step says.
 */
public final class PlanLoops {
  private PlanLoops() {}

  /**
   * Returns what a plan makes of these values, in the order of memory.
   *
   * @param source values of the type that the plan reads; 0 and 1 if that is bool
   */
  public static double[] run(Plan plan, double... source) {
    if (plan.target().elements() == 0) {
      return new double[0];
    }
    DataType type = plan.source().dataType();
    Number[] elements = new Number[source.length];
    for (int at = 0; at < source.length; at++) {
      elements[at] = Numbers.stored(source[at], type);
    }
    for (Step step : plan.steps()) {
      int written = (int) step.outputElements();
      elements =
          IntStream.range(0, written).mapToObj(element(step, elements)).toArray(Number[]::new);
    }
    return Stream.of(elements).mapToDouble(Number::doubleValue).toArray();
  }

  /** Does the same with values that are held as {@code float}. */
  public static float[] runFloats(Plan plan, float... source) {
    double[] result =
        run(plan, IntStream.range(0, source.length).mapToDouble(at -> source[at]).toArray());
    float[] floats = new float[result.length];
    for (int at = 0; at < floats.length; at++) {
      floats[at] = (float) result[at];
    }
    return floats;
  }

  /** Returns what gives the element that a step writes at a place. */
  private static IntFunction<Number> element(Step step, Number... in) {
    if (step instanceof Gather gather) {
      return gather(gather, in);
    } else if (step instanceof Permute permute) {
      return permute(permute, in);
    } else if (step instanceof Pad pad) {
      return pad(pad, in);
    } else if (step instanceof Clamp clamp) {
      return at -> clamp(clamp, in[at].doubleValue());
    } else if (step instanceof Convert convert) {
      return at -> convert(convert, in[at]);
    } else if (step instanceof ChannelArithmetic arithmetic) {
      return arithmetic(arithmetic, in);
    } else if (step instanceof Resample1d sum) {
      return SumLoops.resample(sum, in);
    } else if (step instanceof FixedPoint1d sum) {
      return SumLoops.fixedPoint(sum, in);
    } else if (step instanceof CornerBlend blend) {
      return SumLoops.cornerBlend(blend, in);
    } else if (step instanceof AdjointSum sum) {
      return AdjointLoops.sum(sum, in);
    }
    throw new AssertionError("unexpected " + step);
  }

  private static IntFunction<Number> gather(Gather step, Number... in) {
    List<IndexTable> axes = step.axes();
    Block read = new Block(axes.stream().map(IndexTable::inputLength).toList(), step.inner());
    Block written = new Block(axes.stream().map(IndexTable::rows).toList(), step.inner());
    return at -> {
      int[] index = written.index(at);
      for (int axis = 0; axis < axes.size(); axis++) {
        index[axis + 1] = axes.get(axis).index(index[axis + 1]);
      }
      return in[read.at(index)];
    };
  }

  private static IntFunction<Number> permute(Permute step, Number... in) {
    List<Integer> lengths = step.lengths().stream().map(Long::intValue).toList();
    Block read = new Block(lengths, 1);
    Block written = new Block(step.axes().stream().map(lengths::get).toList(), 1);
    return at -> {
      int[] index = written.index(at);
      int[] from = new int[index.length];
      for (int axis = 0; axis < lengths.size(); axis++) {
        from[step.axes().get(axis) + 1] = index[axis + 1];
      }
      return in[read.at(from)];
    };
  }

  private static IntFunction<Number> pad(Pad step, Number... in) {
    Block read = Block.read(step.pass());
    Block written = Block.written(step.pass());
    return at -> {
      int[] index = written.index(at);
      index[1] -= step.before();
      boolean inside = index[1] >= 0 && index[1] < step.pass().inputLength();
      return inside ? in[read.at(index)] : Numbers.stored(step.value(), step.type());
    };
  }

  private static double clamp(Clamp step, double value) {
    return value < step.low() ? step.low() : value > step.high() ? step.high() : value;
  }

  private static Number convert(Convert step, Number value) {
    boolean fraction = value instanceof Double && step.output().isInteger();
    double wide = value.doubleValue();
    if (fraction && step.rounding() == Convert.Rounding.NEAREST_AWAY) {
      double sum = wide + Math.copySign(0.5, wide);
      // Of half-width numbers this is exact, and is not rounded to their type.
      boolean single = step.input() == DataType.F32;
      return Numbers.stored(truncated(single ? (float) sum : sum), step.output());
    } else if (fraction && step.rounding() == Convert.Rounding.TOWARD_ZERO) {
      return Numbers.stored(truncated(wide), step.output());
    }
    return Numbers.stored(value, step.output());
  }

  private static double truncated(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  private static IntFunction<Number> arithmetic(ChannelArithmetic step, Number... in) {
    Block block = new Block(List.of(step.channels()), step.inner());
    return at -> {
      int channel = block.index(at)[1];
      Number value = in[at];
      for (ChannelArithmetic.Operation operation : step.operations()) {
        double x = Numbers.rounded(value, operation.type());
        double operand = operation.operands().get(channel);
        double result =
            switch (operation.operator()) {
              case MULTIPLY -> x * operand;
              case DIVIDE -> x / operand;
              case ADD -> x + operand;
              case SUBTRACT -> x - operand;
            };
        value = Numbers.rounded(result, operation.type());
      }
      return Numbers.stored(value, step.output());
    };
  }
}
