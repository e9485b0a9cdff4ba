package io.halfpixel.tck.cpp;

import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.U8;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;

/** A small step of each kind. */
final class ExampleSteps {
  private static final Pass PASS = new Pass(2, 3, 2, 4);

  private ExampleSteps() {}

  /** Returns one step of each kind, none missing. */
  static List<Step> all() {
    TapTable halves = TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {0.5, 0.5, 1, 0});
    TapTable integers = TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {1, 3, 2, 2});
    CornerBlend.Axis corner = new CornerBlend.Axis(3, halves);
    Accumulation order = Accumulation.SEQUENTIAL;
    AdjointSum.Term term = AdjointSum.Term.PRODUCT;
    return List.of(
        new Gather(2, List.of(IndexTable.of(3, new int[] {2, 0})), 3, U8),
        new Resample1d(PASS, halves, order, F32, F32, F32),
        new FixedPoint1d(PASS, integers, 2, 2, U8, U8),
        new CornerBlend(1, 2, false, List.of(corner, corner), 1, order, order, F32, F32),
        new Convert(5, U8, F32, Convert.Rounding.NEAREST_EVEN),
        new BinMean(
            1,
            List.of(BinTable.of(3, new int[] {0, 1}, new int[] {2, 3})),
            2,
            1,
            BinMean.Mean.ONCE,
            BinMean.Mean.BY_AXIS,
            F32,
            F32),
        new CascadeMean(2, 9, 3, 1, 4, 5, 2, F32, F32),
        new Permute(List.of(2L, 3L, 4L), List.of(1, 2, 0), U8),
        new AdjointSum(1, List.of(new AdjointSum.Axis(3, halves)), 2, 1, term, term, F32, F32, 3),
        new Pad(new Pass(1, 2, 5, 3), 1, U8, 114),
        new Clamp(5, F32, 0, 255),
        new ChannelArithmetic(
            2,
            3,
            2,
            List.of(
                ChannelArithmetic.Operation.float32(
                    ChannelArithmetic.Operator.SUBTRACT, 0.5f, 0.25f, 1)),
            U8,
            F32));
  }
}
