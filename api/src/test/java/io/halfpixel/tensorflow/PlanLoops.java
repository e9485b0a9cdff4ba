package io.halfpixel.tensorflow;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;

/** Runs float32 plans with plain loops, for the tests of faces; integers are held as floats. */
public final class PlanLoops {
  private PlanLoops() {}

  /** Returns what a plan makes of these values, in memory order. */
  public static float[] run(Plan plan, float... source) {
    float[] values = source;
    for (Step step : plan.steps()) {
      if (step instanceof Gather gather) {
        values = gather(gather, values);
      } else if (step instanceof Resample1d resample) {
        values = resample(resample, values);
      } else if (step instanceof AdjointSum adjoint) {
        values = AdjointLoops.run(adjoint, values);
      } else if (step instanceof Convert convert) {
        values = convert(convert, values);
      } else if (step instanceof CornerBlend blend) {
        values = blend(blend, values);
      } else if (step instanceof Pad pad) {
        values = pad(pad, values);
      } else {
        throw new AssertionError("unexpected " + step);
      }
    }
    return values;
  }

  private static float[] gather(Gather step, float[] source) {
    float[] target = new float[(int) step.outputElements()];
    for (int at = 0; at < target.length; at++) {
      long rest = at / step.inner();
      long from = at % step.inner();
      long stride = step.inner();
      for (int axis = step.axes().size() - 1; axis >= 0; axis--) {
        IndexTable table = step.axes().get(axis);
        from += table.index((int) (rest % table.rows())) * stride;
        rest /= table.rows();
        stride *= table.inputLength();
      }
      target[at] = source[(int) (from + rest * stride)];
    }
    return target;
  }

  /** Sums the four corners of each output of an image in an order of its own. */
  private static float[] blend(CornerBlend step, float[] source) {
    TapTable rows = step.axes().get(0).taps();
    TapTable columns = step.axes().get(1).taps();
    int width = step.axes().get(1).inputLength();
    int inner = step.channelsInner() ? (int) step.channels() : 1;
    float[] target = new float[(int) step.outputElements()];
    for (int at = 0; at < target.length; at++) {
      int x = at / inner % columns.rows();
      int y = at / inner / columns.rows() % rows.rows();
      int image = at / inner / columns.rows() / rows.rows() * step.axes().get(0).inputLength();
      for (int down = rows.start(y); down < rows.start(y + 1); down++) {
        for (int across = columns.start(x); across < columns.start(x + 1); across++) {
          int from = ((image + rows.index(down)) * width + columns.index(across)) * inner;
          float weight = (float) rows.weight(down) * (float) columns.weight(across);
          target[at] += source[from + at % inner] * weight;
        }
      }
    }
    return target;
  }

  private static float[] pad(Pad step, float[] source) {
    float[] target = new float[(int) step.outputElements()];
    Pass pass = step.pass();
    for (int at = 0; at < target.length; at++) {
      long block = at / pass.inner() / pass.outputLength();
      long index = at / pass.inner() % pass.outputLength() - step.before();
      boolean inside = index >= 0 && index < pass.inputLength();
      long from = (block * pass.inputLength() + index) * pass.inner() + at % pass.inner();
      target[at] = inside ? source[(int) from] : (float) step.value();
    }
    return target;
  }

  private static float[] resample(Resample1d step, float[] source) {
    Pass pass = step.pass();
    float[] target = new float[(int) pass.outputElements()];
    for (int at = 0; at < target.length; at++) {
      int inner = (int) (at % pass.inner());
      int row = (int) (at / pass.inner() % pass.outputLength());
      int block = (int) (at / pass.inner() / pass.outputLength());
      float[] taps = new float[step.taps().count(row)];
      float[] weights = new float[taps.length];
      for (int tap = 0; tap < taps.length; tap++) {
        int index = step.taps().index(step.taps().start(row) + tap);
        taps[tap] = source[(int) ((block * pass.inputLength() + index) * pass.inner()) + inner];
        weights[tap] = (float) step.taps().weight(step.taps().start(row) + tap);
      }
      target[at] = sum(step.tail(), taps, weights);
    }
    return target;
  }

  private static float sum(Accumulation order, float[] taps, float[] weights) {
    if (order == Accumulation.LERP) {
      return taps[0] + (taps[1] - taps[0]) * weights[1];
    }
    boolean fromZero = order == Accumulation.SEQUENTIAL_FROM_ZERO || taps.length == 0;
    float sum = fromZero ? 0 : taps[0] * weights[0];
    for (int tap = fromZero ? 0 : 1; tap < taps.length; tap++) {
      sum += taps[tap] * weights[tap];
    }
    return sum;
  }

  private static float[] convert(Convert step, float[] source) {
    float[] target = source.clone();
    for (int at = 0; at < target.length; at++) {
      switch (step.output()) {
        case U8 -> target[at] = (float) Math.min(Math.max(Math.rint(source[at]), 0), 255);
        case F32, F64, F16 -> target[at] = source[at];
        default -> throw new AssertionError("unexpected " + step);
      }
    }
    return target;
  }
}
