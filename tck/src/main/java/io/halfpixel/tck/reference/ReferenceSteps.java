package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Elementwise;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.LookupTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;

/** What each kind of step means, element by element. */
final class ReferenceSteps implements Step.Visitor<long[]>, Elementwise.Visitor<long[]> {
  private final long[] input;
  private final long[] output;

  private ReferenceSteps(Step step, long[] input) {
    this.input = input;
    this.output = new long[Math.toIntExact(step.outputElements())];
  }

  /** Returns what a step writes for an input, both as {@link ElementBits} holds them. */
  static long[] run(Step step, long[] input) {
    ReferenceSteps execution = new ReferenceSteps(step, input);
    return execution.output.length == 0 ? execution.output : step.accept(execution);
  }

  @Override
  public long[] elementwise(Elementwise step) {
    return step.acceptElementwise(this);
  }

  @Override
  public long[] gather(Gather step) {
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
    return output;
  }

  @Override
  public long[] permute(Permute step) {
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
    return output;
  }

  @Override
  public long[] resample(Resample1d step) {
    Arithmetic arithmetic = Arithmetic.of(step.compute());
    TapTable taps = step.taps();
    for (int at = 0; at < output.length; at++) {
      int row = row(step.pass(), at);
      double[] values = new double[taps.count(row)];
      double[] weights = new double[taps.count(row)];
      for (int j = 0; j < values.length; j++) {
        int tap = taps.start(row) + j;
        long bits = input[from(step.pass(), at, taps.index(tap))];
        values[j] = ElementBits.value(step.input(), bits, step.compute());
        weights[j] = taps.weight(tap);
      }
      boolean body = at % step.pass().inner() < step.bodyInner();
      Accumulation order = body ? step.body() : step.tail();
      double sum = ReferenceSum.of(order, arithmetic, values, weights);
      output[at] = ElementBits.bits(step.output(), sum);
    }
    return output;
  }

  @Override
  public long[] fixedPoint(FixedPoint1d step) {
    TapTable taps = step.taps();
    for (int at = 0; at < output.length; at++) {
      int row = row(step.pass(), at);
      long[] values = new long[taps.count(row)];
      long[] weights = new long[taps.count(row)];
      for (int j = 0; j < values.length; j++) {
        int tap = taps.start(row) + j;
        long bits = input[from(step.pass(), at, taps.index(tap))];
        values[j] = ElementBits.integer(step.input(), bits);
        weights[j] = (long) taps.weight(tap);
      }
      boolean body = at % step.pass().inner() < step.bodyInner();
      output[at] = ReferenceFixed.of(step, body, values, weights);
    }
    return output;
  }

  @Override
  public long[] convert(Convert step) {
    for (int at = 0; at < output.length; at++) {
      output[at] = ReferenceConversion.of(step, input[at]);
    }
    return output;
  }

  @Override
  public long[] pad(Pad step) {
    long border = ElementBits.bits(step.type(), step.value());
    for (int at = 0; at < output.length; at++) {
      int index = row(step.pass(), at) - step.before();
      boolean inside = index >= 0 && index < step.pass().inputLength();
      output[at] = inside ? input[from(step.pass(), at, index)] : border;
    }
    return output;
  }

  @Override
  public long[] clamp(Clamp step) {
    for (int at = 0; at < output.length; at++) {
      double value = ElementBits.value(step.type(), input[at]);
      output[at] =
          Double.isNaN(value)
              ? input[at]
              : ElementBits.bits(
                  step.type(), value < step.low() ? step.low() : Math.min(value, step.high()));
    }
    return output;
  }

  @Override
  public long[] cornerBlend(CornerBlend step) {
    ReferenceBlend.run(step, input, output);
    return output;
  }

  @Override
  public long[] adjointSum(AdjointSum step) {
    ReferenceAdjoint.run(step, input, output);
    return output;
  }

  @Override
  public long[] binMean(BinMean step) {
    ReferenceMean.run(step, input, output);
    return output;
  }

  @Override
  public long[] cascadeMean(CascadeMean step) {
    ReferenceMean.run(step, input, output);
    return output;
  }

  @Override
  public long[] alpha(Alpha step) {
    for (int at = 0; at < output.length; at++) {
      int alpha = at / step.channels() * step.channels() + step.channels() - 1;
      output[at] = at == alpha ? input[at] : ReferenceAlpha.of(step, input[at], input[alpha]);
    }
    return output;
  }

  @Override
  public long[] channelArithmetic(ChannelArithmetic step) {
    for (int at = 0; at < output.length; at++) {
      int channel = (int) (at / step.inner() % step.channels());
      DataType first = step.operations().get(0).type();
      double x = ElementBits.value(step.input(), input[at], first);
      for (ChannelArithmetic.Operation operation : step.operations()) {
        x = apply(operation, x, operation.operands().get(channel));
      }
      output[at] = ElementBits.bits(step.output(), x);
    }
    return output;
  }

  @Override
  public long[] lookup(Lookup step) {
    Convert convert = new Convert(1, step.input(), step.output(), Convert.Rounding.NEAREST_EVEN);
    for (int at = 0; at < output.length; at++) {
      boolean mapped = at % step.channels() < step.mapped();
      output[at] = mapped ? found(step, input[at]) : ReferenceConversion.of(convert, input[at]);
    }
    return output;
  }

  private static long found(Lookup step, long bits) {
    double value = ElementBits.value(step.input(), bits);
    double found = step.decodes() ? step.table().get((int) value) : notAbove(value, step.table());
    return ElementBits.bits(step.output(), found);
  }

  private static int notAbove(double value, LookupTable table) {
    int count = 0;
    for (int i = 0; i < table.size(); i++) {
      count += table.get(i) <= value ? 1 : 0;
    }
    return count;
  }

  private static double apply(ChannelArithmetic.Operation operation, double x, double c) {
    Arithmetic arithmetic = Arithmetic.of(operation.type());
    double rounded = operation.type() == DataType.F32 ? (float) x : x;
    return switch (operation.operator()) {
      case MULTIPLY -> arithmetic.multiply(rounded, c);
      case DIVIDE -> arithmetic.divide(rounded, c);
      case ADD -> arithmetic.add(rounded, c);
      case SUBTRACT -> arithmetic.subtract(rounded, c);
    };
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
