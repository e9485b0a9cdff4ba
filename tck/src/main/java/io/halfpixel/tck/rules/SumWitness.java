package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.Arrays;

/** A rule for float32 sums whose bits are known from arithmetic. */
record SumWitness(Rule rule) {
  /**
   * Checks one sum along a row and across rows, for several lengths around the width of a vector.
   */
  void gives(Accumulation order, double[] weights, double[] values, double expected) {
    int[] indices = new int[values.length];
    Arrays.setAll(indices, i -> i);
    TapTable one = TapTable.uniform(values.length, indices, weights);
    for (int inner : new int[] {1, 2, 5, 8, 17, 33}) {
      Resample1d step = step(new Pass(1, values.length, 1, inner), one, order);
      rule.gives(
          PlanCase.of(PlanCase.plan(step), RuleFamily.spread(inner, values)),
          ElementBits.of(DataType.F32, RuleFamily.spread(inner, expected)));
    }
    int rows = 21;
    TapTable many = repeated(one, rows);
    Resample1d step = step(new Pass(1, values.length, rows, 1), many, order);
    rule.gives(
        PlanCase.of(PlanCase.plan(step), values),
        ElementBits.of(DataType.F32, RuleFamily.spread(rows, expected)));
  }

  private static TapTable repeated(TapTable row, int times) {
    int[] indices = new int[times * row.taps()];
    double[] weights = new double[indices.length];
    for (int tap = 0; tap < indices.length; tap++) {
      indices[tap] = row.index(tap % row.taps());
      weights[tap] = row.weight(tap % row.taps());
    }
    return TapTable.uniform(row.taps(), indices, weights);
  }

  static Resample1d step(Pass pass, TapTable taps, Accumulation order) {
    return new Resample1d(pass, taps, order, DataType.F32, DataType.F32, DataType.F32);
  }
}
