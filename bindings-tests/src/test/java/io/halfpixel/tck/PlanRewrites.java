package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Ways to misread a plan: the interpreter, given the rewritten plan, makes the mistake. */
final class PlanRewrites {
  private PlanRewrites() {}

  /** Returns a plan of other steps between ends of the same sizes. */
  static Plan withSteps(Plan plan, List<Step> steps) {
    if (steps.isEmpty()) {
      return plan;
    }
    return new Plan(
        TensorSpec.of(steps.get(0).input(), plan.source().elements()),
        TensorSpec.of(steps.get(steps.size() - 1).output(), plan.target().elements()),
        steps);
  }

  static Plan each(Plan plan, UnaryOperator<Step> rewrite) {
    return withSteps(plan, plan.steps().stream().map(rewrite).toList());
  }

  /** Returns a sum with other taps and other orders. */
  static Resample1d sum(Resample1d r, TapTable taps, Accumulation body, Accumulation tail) {
    return new Resample1d(
        r.pass(), taps, r.bodyInner(), body, tail, r.input(), r.compute(), r.output());
  }

  /** Returns a sum between other types. */
  private static Resample1d between(DataType input, Resample1d r, DataType output) {
    return new Resample1d(
        r.pass(), r.taps(), r.bodyInner(), r.body(), r.tail(), input, r.compute(), output);
  }

  /** Returns a sum along another axis. */
  private static Resample1d along(Pass pass, Resample1d r) {
    return new Resample1d(
        pass, r.taps(), r.bodyInner(), r.body(), r.tail(), r.input(), r.compute(), r.output());
  }

  /** Replaces accumulations, in blends too. */
  static Plan accumulations(Plan plan, UnaryOperator<Accumulation> other) {
    return each(
        plan,
        step -> {
          if (step instanceof Resample1d r) {
            return sum(r, r.taps(), other.apply(r.body()), other.apply(r.tail()));
          }
          return step instanceof CornerBlend b
              ? blend(b, b.axes(), other.apply(b.body()), other.apply(b.tail()))
              : step;
        });
  }

  static CornerBlend blend(
      CornerBlend b, List<CornerBlend.Axis> axes, Accumulation body, Accumulation tail) {
    return new CornerBlend(
        b.batch(),
        b.channels(),
        b.channelsInner(),
        axes,
        b.bodyChannels(),
        body,
        tail,
        b.type(),
        b.compute());
  }

  /** Replaces the tables of floating-point passes, except where a lerp needs two taps. */
  static Plan tables(Plan plan, UnaryOperator<TapTable> other) {
    return each(
        plan,
        step ->
            step instanceof Resample1d r
                    && r.body() != Accumulation.LERP
                    && r.tail() != Accumulation.LERP
                ? sum(r, other.apply(r.taps()), r.body(), r.tail())
                : step);
  }

  static TapTable without(TapTable taps, DoublePredicate dropped) {
    int[] starts = new int[taps.rows() + 1];
    List<Integer> kept = new ArrayList<>();
    for (int row = 0; row < taps.rows(); row++) {
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        if (!dropped.test(taps.weight(tap))) {
          kept.add(tap);
        }
      }
      starts[row + 1] = kept.size();
    }
    return TapTable.of(
        starts,
        kept.stream().mapToInt(taps::index).toArray(),
        kept.stream().mapToDouble(taps::weight).toArray());
  }

  /** Fills every row up to the longest with taps of weight 0. */
  static TapTable padded(TapTable taps) {
    int width = Math.max(1, taps.maxCount());
    int[] indices = new int[width * taps.rows()];
    double[] weights = new double[indices.length];
    for (int row = 0; row < taps.rows(); row++) {
      for (int tap = 0; tap < taps.count(row); tap++) {
        indices[row * width + tap] = taps.index(taps.start(row) + tap);
        weights[row * width + tap] = taps.weight(taps.start(row) + tap);
      }
    }
    return TapTable.uniform(width, indices, weights);
  }

  static TapTable weights(TapTable taps, DoubleUnaryOperator other) {
    return TapTable.of(
        taps.starts(), taps.indices(), Arrays.stream(taps.weights()).map(other).toArray());
  }

  /** Moves the last index of every table one to the left. */
  static Plan offByOneAtTheEdge(Plan plan) {
    return each(
        plan,
        step -> {
          if (step instanceof Resample1d r) {
            return sum(r, edge(r.taps()), r.body(), r.tail());
          }
          if (step instanceof FixedPoint1d f) {
            return new FixedPoint1d(
                f.pass(),
                edge(f.taps()),
                f.terms(),
                f.rounding(),
                f.shift(),
                f.bodyInner(),
                f.input(),
                f.output());
          }
          if (step instanceof CornerBlend b) {
            List<CornerBlend.Axis> axes =
                b.axes().stream()
                    .map(axis -> new CornerBlend.Axis(axis.inputLength(), edge(axis.taps())))
                    .toList();
            return blend(b, axes, b.body(), b.tail());
          }
          return step instanceof Gather g
              ? new Gather(
                  g.outer(),
                  g.axes().stream().map(PlanRewrites::edge).toList(),
                  g.inner(),
                  g.type())
              : step;
        });
  }

  private static TapTable edge(TapTable taps) {
    int[] indices = taps.indices();
    if (indices.length > 0) {
      indices[indices.length - 1] = Math.max(0, indices[indices.length - 1] - 1);
    }
    return TapTable.of(taps.starts(), indices, taps.weights());
  }

  private static IndexTable edge(IndexTable table) {
    int[] indices = table.indices();
    indices[indices.length - 1] = Math.max(0, indices[indices.length - 1] - 1);
    return IndexTable.of(table.inputLength(), indices);
  }

  /** Reads signed integers without sign. */
  static Plan unsigned(Plan plan) {
    return each(
        plan,
        step -> {
          if (step instanceof Resample1d r) {
            return between(unsigned(r.input()), r, r.output());
          }
          return step instanceof Convert c && plan.steps().size() == 1
              ? new Convert(c.count(), unsigned(c.input()), c.output(), c.rounding())
              : step;
        });
  }

  private static DataType unsigned(DataType type) {
    return type == DataType.I8 ? DataType.U8 : type == DataType.I16 ? DataType.U16 : type;
  }

  /** Goes from float64 to the half types by way of float32. */
  static Plan roundingTwice(Plan plan) {
    List<Step> steps = new ArrayList<>();
    for (Step step : plan.steps()) {
      boolean half = step.output() == DataType.F16 || step.output() == DataType.BF16;
      if (half && step instanceof Convert c && c.input() == DataType.F64) {
        steps.add(new Convert(c.count(), c.input(), DataType.F32, c.rounding()));
        steps.add(new Convert(c.count(), DataType.F32, c.output(), c.rounding()));
      } else if (half && step instanceof Resample1d r && r.compute() == DataType.F64) {
        steps.add(between(r.input(), r, DataType.F32));
        steps.add(
            new Convert(
                r.outputElements(), DataType.F32, r.output(), Convert.Rounding.NEAREST_EVEN));
      } else {
        steps.add(step);
      }
    }
    return withSteps(plan, steps);
  }

  /** Keeps float32 between two passes that should meet in a half type. */
  static Plan wideIntermediates(Plan plan) {
    List<Step> steps = new ArrayList<>(plan.steps());
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i - 1) instanceof Resample1d a
          && steps.get(i) instanceof Resample1d b
          && a.output().bytes() == 2) {
        steps.set(i - 1, between(a.input(), a, DataType.F32));
        steps.set(i, between(DataType.F32, b, b.output()));
      }
    }
    return withSteps(plan, steps);
  }

  /** Leaves out a conversion and the one that undoes it. */
  static Plan withoutConversionPairs(Plan plan) {
    List<Step> steps = new ArrayList<>(plan.steps());
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i - 1) instanceof Convert there
          && steps.get(i) instanceof Convert back
          && there.input() == back.output()) {
        steps.subList(i - 1, i + 1).clear();
      }
    }
    return withSteps(plan, steps);
  }

  /**
   * Runs the first two passes in the other order, where the second runs along the axis just outside
   * the first.
   */
  static Plan swappedPasses(Plan plan) {
    List<Step> steps = new ArrayList<>(plan.steps());
    if (steps.size() >= 2
        && steps.get(0) instanceof Resample1d a
        && steps.get(1) instanceof Resample1d b
        && a.pass().outer() == b.pass().outer() * b.pass().inputLength()
        && b.pass().inner() == a.pass().outputLength() * a.pass().inner()) {
      Pass p = a.pass();
      Pass q = b.pass();
      Pass first =
          new Pass(q.outer(), q.inputLength(), q.outputLength(), p.inputLength() * p.inner());
      Pass second =
          new Pass(q.outer() * q.outputLength(), p.inputLength(), p.outputLength(), p.inner());
      steps.set(0, between(a.input(), along(first, b), a.output()));
      steps.set(1, between(b.input(), along(second, a), b.output()));
    }
    return withSteps(plan, steps);
  }
}
