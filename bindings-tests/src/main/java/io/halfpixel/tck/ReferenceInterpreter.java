package io.halfpixel.tck;

import io.halfpixel.Tensor;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;

/**
 * Executes plans literally, step after step and element after element: slow, obvious, and the judge
 * of all other backends, with which it shares no code.
 */
public final class ReferenceInterpreter implements Backend {
  private static final RememberedRuns REMEMBERED = new RememberedRuns();

  /** Creates the interpreter. */
  public ReferenceInterpreter() {}

  @Override
  public String id() {
    return "reference";
  }

  @Override
  public Availability availability() {
    return new Availability.Available("the interpreter of the compatibility kit", "java");
  }

  /** Returns a kernel that writes the whole target in band 0 and nothing in the others. */
  @Override
  public Kernel prepare(Plan plan) {
    return new Kernel(plan) {
      @Override
      protected void execute(Tensor source, Tensor target, int band, int bands) {
        if (band == 0) {
          ElementBits.write(target, ReferenceInterpreter.run(plan, ElementBits.read(source)));
        }
      }
    };
  }

  /**
   * Returns the target's elements.
   *
   * @param plan the plan to execute
   * @param source the source's elements in memory order, as {@link ElementBits} holds them
   */
  public static long[] run(Plan plan, long[] source) {
    if (plan.target().elements() == 0) {
      return new long[0];
    }
    return REMEMBERED.resultOf(plan, source, () -> execute(plan, source));
  }

  private static long[] execute(Plan plan, long[] source) {
    long[] elements = source.clone();
    for (Step step : plan.steps()) {
      elements = run(step, elements);
    }
    return elements;
  }

  private static long[] run(Step step, long[] input) {
    long[] output = new long[Math.toIntExact(step.outputElements())];
    if (output.length == 0) {
      return output;
    }
    if (step instanceof Gather gather) {
      gather(gather, input, output);
    } else if (step instanceof Resample1d resample) {
      resample(resample, input, output);
    } else if (step instanceof FixedPoint1d fixedPoint) {
      fixedPoint(fixedPoint, input, output);
    } else if (step instanceof CornerBlend blend) {
      ReferenceBlend.run(blend, input, output);
    } else if (step instanceof Convert convert) {
      convert(convert, input, output);
    } else if (step instanceof AdjointSum sum) {
      ReferenceAdjoint.run(sum, input, output);
    } else if (step instanceof BinMean mean) {
      ReferenceMean.run(mean, input, output);
    } else if (step instanceof CascadeMean mean) {
      ReferenceMean.run(mean, input, output);
    } else if (step instanceof Permute permute) {
      permute(permute, input, output);
    } else if (step instanceof Pad pad) {
      pad(pad, input, output);
    } else if (step instanceof Clamp clamp) {
      clamp(clamp, input, output);
    }
    return output;
  }

  private static void gather(Gather step, long[] input, long[] output) {
    int axes = step.axes().size();
    for (int at = 0; at < output.length; at++) {
      long rest = at;
      long inner = rest % step.inner();
      rest /= step.inner();
      long from = inner;
      long stride = step.inner();
      for (int axis = axes - 1; axis >= 0; axis--) {
        var table = step.axes().get(axis);
        from += stride * table.index((int) (rest % table.rows()));
        stride *= table.inputLength();
        rest /= table.rows();
      }
      output[at] = input[(int) (from + stride * rest)];
    }
  }

  private static void permute(Permute step, long[] input, long[] output) {
    int axes = step.lengths().size();
    for (int at = 0; at < output.length; at++) {
      long[] index = new long[axes];
      long rest = at;
      for (int axis = axes - 1; axis >= 0; axis--) {
        int from = step.axes().get(axis);
        index[from] = rest % step.lengths().get(from);
        rest /= step.lengths().get(from);
      }
      long from = 0;
      for (int axis = 0; axis < axes; axis++) {
        from = from * step.lengths().get(axis) + index[axis];
      }
      output[at] = input[Math.toIntExact(from)];
    }
  }

  private static void resample(Resample1d step, long[] input, long[] output) {
    Arithmetic arithmetic = Arithmetic.of(step.compute());
    TapTable taps = step.taps();
    for (int at = 0; at < output.length; at++) {
      int row = row(step.pass(), at);
      double[] values = new double[taps.count(row)];
      double[] weights = new double[taps.count(row)];
      for (int j = 0; j < values.length; j++) {
        int tap = taps.start(row) + j;
        values[j] = ElementBits.value(step.input(), input[from(step.pass(), at, taps.index(tap))]);
        weights[j] = taps.weight(tap);
      }
      double sum = ReferenceSum.of(step.accumulation(), arithmetic, values, weights);
      output[at] = ElementBits.bits(step.output(), sum);
    }
  }

  private static void fixedPoint(FixedPoint1d step, long[] input, long[] output) {
    TapTable taps = step.taps();
    for (int at = 0; at < output.length; at++) {
      int row = row(step.pass(), at);
      long sum = step.rounding();
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        sum += input[from(step.pass(), at, taps.index(tap))] * (long) taps.weight(tap);
      }
      output[at] = Math.max(0, Math.min(255, sum >> step.shift()));
    }
  }

  private static void convert(Convert step, long[] input, long[] output) {
    for (int at = 0; at < output.length; at++) {
      output[at] = ElementBits.bits(step.output(), ElementBits.value(step.input(), input[at]));
    }
  }

  private static void pad(Pad step, long[] input, long[] output) {
    long border = ElementBits.bits(step.type(), step.value());
    for (int at = 0; at < output.length; at++) {
      int index = row(step.pass(), at) - step.before();
      boolean inside = index >= 0 && index < step.pass().inputLength();
      output[at] = inside ? input[from(step.pass(), at, index)] : border;
    }
  }

  private static void clamp(Clamp step, long[] input, long[] output) {
    for (int at = 0; at < output.length; at++) {
      double value = ElementBits.value(step.type(), input[at]);
      output[at] =
          Double.isNaN(value)
              ? input[at]
              : ElementBits.bits(
                  step.type(), value < step.low() ? step.low() : Math.min(value, step.high()));
    }
  }

  /** Returns the index along the axis of an output element. */
  private static int row(Pass pass, int at) {
    return (int) (at / pass.inner() % pass.outputLength());
  }

  /**
   * Returns where the input element with an index along the axis lies that belongs to an output
   * element.
   */
  private static int from(Pass pass, int at, int index) {
    long inner = at % pass.inner();
    long outer = at / pass.inner() / pass.outputLength();
    return (int) ((outer * pass.inputLength() + index) * pass.inner() + inner);
  }
}
