package io.halfpixel.cli;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Clamp;
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
import java.util.stream.IntStream;

/**
 * The taps of the last spatial axis, found in a plan, and what its other steps do to every element.
 *
 * @param taps the taps of every output index; weights of a mean are the reciprocal of its count
 * @param arithmetic how they are summed, in words
 * @param compute the type of the weights
 * @param shift the number of fractional bits of integer weights, 0 for others
 * @param notes what else happens to every element, in words
 */
record AxisRows(TapTable taps, String arithmetic, DataType compute, int shift, List<String> notes) {
  /**
   * Finds the axis.
   *
   * @param axis its lengths, and the number of elements that share an index of it in memory
   * @throws UserException if the plan has a step without taps along one axis
   */
  static AxisRows of(Plan plan, Pass axis) {
    AxisRows rows = copy(axis.inputLength());
    List<String> notes = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step instanceof Gather gather) {
        IndexTable last = gather.axes().get(gather.axes().size() - 1);
        Pass pass = new Pass(gather.outer(), last.inputLength(), last.rows(), gather.inner());
        rows = isAxis(pass, axis) ? copied(last) : rows;
      } else if (step instanceof CornerBlend blend) {
        rows = blended(blend);
      } else if (step instanceof FixedPoint1d fixed) {
        rows = isAxis(fixed.pass(), axis) ? integers(fixed) : rows;
      } else if (step instanceof Resample1d sum) {
        if (isAxis(sum.pass(), axis)) {
          rows = summed(sum);
        } else if (sum.pass().inputLength() == 1 && sum.pass().outputLength() == 1) {
          notes.add("then every element is multiplied by " + sum.taps().weight(0));
        }
      } else if (step instanceof BinMean mean) {
        rows = means(mean);
      } else if (step instanceof CascadeMean mean) {
        rows = mean(mean, axis.inputLength());
      } else if (step instanceof Convert convert) {
        notes.add("elements are converted from " + convert.input() + " to " + convert.output());
      } else if (step instanceof Clamp clamp) {
        notes.add("elements are limited to [" + clamp.low() + ", " + clamp.high() + "]");
      } else {
        throw new UserException(
            "this call has a step "
                + step.getClass().getSimpleName()
                + ", which has no taps along one axis; Plan.explain() shows it");
      }
    }
    return new AxisRows(rows.taps, rows.arithmetic, rows.compute, rows.shift, List.copyOf(notes));
  }

  private static boolean isAxis(Pass pass, Pass axis) {
    return pass.inner() == axis.inner()
        && pass.inputLength() == axis.inputLength()
        && pass.outputLength() == axis.outputLength();
  }

  private static AxisRows copy(int length) {
    return copied(IndexTable.of(length, IntStream.range(0, length).toArray()));
  }

  private static AxisRows copied(IndexTable table) {
    double[] ones = new double[table.rows()];
    Arrays.fill(ones, 1);
    return new AxisRows(
        TapTable.uniform(1, table.indices(), ones), "copied", DataType.F32, 0, List.of());
  }

  private static AxisRows blended(CornerBlend blend) {
    TapTable taps = blend.axes().get(blend.axes().size() - 1).taps();
    String order =
        blend.bodyChannels() == 0
            ? blend.tail().toString()
            : blend.bodyChannels() == blend.channels()
                ? blend.body().toString()
                : blend.body() + " and " + blend.tail();
    return new AxisRows(
        taps,
        "corners of all axes at once, weights multiplied, " + order + " in " + blend.compute(),
        blend.compute(),
        0,
        List.of());
  }

  private static AxisRows means(BinMean mean) {
    BinTable bins = mean.axes().get(mean.axes().size() - 1);
    int[] starts = new int[bins.rows() + 1];
    for (int row = 0; row < bins.rows(); row++) {
      starts[row + 1] = starts[row] + bins.count(row);
    }
    int[] indices = new int[starts[bins.rows()]];
    double[] weights = new double[indices.length];
    for (int row = 0; row < bins.rows(); row++) {
      for (int tap = starts[row]; tap < starts[row + 1]; tap++) {
        indices[tap] = bins.start(row) + tap - starts[row];
        weights[tap] = 1.0 / bins.count(row);
      }
    }
    return new AxisRows(
        TapTable.of(starts, indices, weights),
        "bins of all axes at once, sums in memory order, then divided by the lengths of the bins,"
            + " in "
            + mean.compute(),
        mean.compute(),
        0,
        List.of());
  }

  private static AxisRows mean(CascadeMean mean, int length) {
    double[] weights = new double[length];
    Arrays.fill(weights, 1.0 / length);
    return new AxisRows(
        TapTable.uniform(length, IntStream.range(0, length).toArray(), weights),
        "cascade sum over the whole image, then divided, in " + mean.compute(),
        mean.compute(),
        0,
        List.of());
  }

  private static AxisRows integers(FixedPoint1d fixed) {
    return new AxisRows(
        fixed.taps(),
        "(" + fixed.rounding() + " + sum) >> " + fixed.shift() + " in integers",
        DataType.I32,
        fixed.shift(),
        List.of());
  }

  private static AxisRows summed(Resample1d sum) {
    boolean lerp = sum.tail() == Accumulation.LERP;
    String order = lerp ? "LERP, a + (b - a)·w with w the second weight," : sum.tail().name();
    return new AxisRows(
        lerp ? complements(sum.taps()) : sum.taps(),
        order + " in " + sum.compute(),
        sum.compute(),
        0,
        List.of());
  }

  /** A lerp has the factor of the difference only; the first of two pixels counts the rest. */
  private static TapTable complements(TapTable pairs) {
    double[] weights = pairs.weights();
    for (int first = 0; first < weights.length; first += 2) {
      weights[first] = 1 - weights[first + 1];
    }
    return TapTable.of(pairs.starts(), pairs.indices(), weights);
  }

  /** Returns the weight of a tap as it counts: integer weights without their scaling. */
  double weight(int tap) {
    return Math.scalb(taps.weight(tap), -shift);
  }

  /** Returns a weight with as many digits as tell it from every other one of its type. */
  String digits(int tap) {
    return compute == DataType.F32 && shift == 0
        ? Float.toString((float) taps.weight(tap))
        : Double.toString(weight(tap));
  }

  /** Returns the bits of a weight as the plan holds it. */
  String bits(int tap) {
    double weight = taps.weight(tap);
    return switch (compute) {
      case F64 -> "0x%016x".formatted(Double.doubleToRawLongBits(weight));
      case F32 -> "0x%08x".formatted(Float.floatToRawIntBits((float) weight));
      default -> "0x%04x".formatted((int) weight & 0xffff);
    };
  }
}
