package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;

/** A backend that takes the Javadoc of a few steps literally. */
public final class StepLoops implements Backend {
  /** The most elements that a plan writes. */
  long mostWritten;

  StepLoops() {}

  @Override
  public String id() {
    return "loops";
  }

  @Override
  public Availability availability() {
    return new Availability.Available("plain loops", "java");
  }

  @Override
  public Kernel prepare(Plan plan) {
    mostWritten = Math.max(mostWritten, plan.target().elements());
    return new Kernel(plan) {
      @Override
      protected void execute(Tensor source, Tensor target, int band, int bands) {
        double[] values = read(source);
        for (Step step : plan.steps()) {
          values = StepLoops.result(step, values);
        }
        write(values, target);
      }
    };
  }

  static double[] read(Tensor tensor) {
    Object array = tensor.copyToArray();
    double[] values = new double[(int) tensor.shape().elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array instanceof byte[] bytes ? bytes[i] & 0xff : ((float[]) array)[i];
    }
    return values;
  }

  private static void write(double[] values, Tensor target) {
    for (int i = 0; i < values.length; i++) {
      if (target.array() instanceof byte[] bytes) {
        bytes[target.arrayOffset() + i] = (byte) (int) values[i];
      } else {
        ((float[]) target.array())[target.arrayOffset() + i] = (float) values[i];
      }
    }
  }

  /** Returns what a step makes of these elements. */
  public static double[] result(Step step, double[] in) {
    double[] out = new double[(int) step.outputElements()];
    if (step instanceof Gather gather) {
      return gather(gather, in);
    } else if (step instanceof Pad pad) {
      pad(pad, in, out);
    } else if (step instanceof Permute permute) {
      permute(permute, in, out);
    } else if (step instanceof ChannelArithmetic arithmetic) {
      for (int i = 0; i < out.length; i++) {
        out[i] = arithmetic(arithmetic, in[i], (int) (i / arithmetic.inner()));
      }
    } else if (step instanceof FixedPoint1d sum) {
      sum(sum, in, out);
    } else if (step instanceof Convert convert && convert.output() == DataType.F32) {
      return in.clone();
    } else {
      throw new AssertionError("not expected: " + step);
    }
    return out;
  }

  private static double[] gather(Gather step, double[] in) {
    double[] values = in;
    long outer = step.outer();
    long inner = step.inner();
    for (IndexTable table : step.axes()) {
      inner *= table.inputLength();
    }
    for (IndexTable table : step.axes()) {
      inner /= table.inputLength();
      double[] out = new double[(int) (outer * table.rows() * inner)];
      for (int i = 0; i < out.length; i++) {
        int p = (int) (i % inner);
        int row = (int) (i / inner % table.rows());
        int o = (int) (i / inner / table.rows());
        out[i] = values[(int) ((o * (long) table.inputLength() + table.index(row)) * inner) + p];
      }
      values = out;
      outer *= table.rows();
    }
    return values;
  }

  private static void pad(Pad step, double[] in, double[] out) {
    Pass pass = step.pass();
    for (int i = 0; i < out.length; i++) {
      int p = (int) (i % pass.inner());
      int row = (int) (i / pass.inner() % pass.outputLength()) - step.before();
      int o = (int) (i / pass.inner() / pass.outputLength());
      boolean inside = row >= 0 && row < pass.inputLength();
      out[i] =
          inside
              ? in[(int) ((o * (long) pass.inputLength() + row) * pass.inner()) + p]
              : step.value();
    }
  }

  private static void permute(Permute step, double[] in, double[] out) {
    int axes = step.axes().size();
    for (int i = 0; i < out.length; i++) {
      long[] index = new long[axes];
      long rest = i;
      for (int j = axes - 1; j >= 0; j--) {
        long length = step.lengths().get(step.axes().get(j));
        index[step.axes().get(j)] = rest % length;
        rest /= length;
      }
      long place = 0;
      for (int j = 0; j < axes; j++) {
        place = place * step.lengths().get(j) + index[j];
      }
      out[i] = in[(int) place];
    }
  }

  private static double arithmetic(ChannelArithmetic step, double value, int place) {
    double x = value;
    for (ChannelArithmetic.Operation operation : step.operations()) {
      boolean single = operation.type() == DataType.F32;
      double c = operation.operands().get(place % step.channels());
      double v = single ? (float) x : x;
      double y =
          switch (operation.operator()) {
            case MULTIPLY -> v * c;
            case DIVIDE -> v / c;
            case ADD -> v + c;
            case SUBTRACT -> v - c;
          };
      x = single ? (float) y : y;
    }
    return step.output() == DataType.F32 ? (float) x : x;
  }

  private static void sum(FixedPoint1d step, double[] in, double[] out) {
    Pass pass = step.pass();
    for (int i = 0; i < out.length; i++) {
      int p = (int) (i % pass.inner());
      int row = (int) (i / pass.inner() % pass.outputLength());
      int o = (int) (i / pass.inner() / pass.outputLength());
      long sum = step.rounding();
      for (int t = step.taps().start(row); t < step.taps().start(row + 1); t++) {
        int index = step.taps().index(t);
        sum +=
            (long) step.taps().weight(t)
                * (long) in[(int) ((o * (long) pass.inputLength() + index) * pass.inner()) + p];
      }
      out[i] = Math.max(0, Math.min(255, sum >> step.shift()));
    }
  }
}
