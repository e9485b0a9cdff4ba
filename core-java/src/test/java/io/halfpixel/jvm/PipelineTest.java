package io.halfpixel.jvm;

import static io.halfpixel.DataType.BF16;
import static io.halfpixel.DataType.F16;
import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans of several producers, large enough for many portions: what lies between the producers is
 * never there as a whole.
 */
class PipelineTest {
  private static IndexTable crop(int length, int from, int to) {
    return IndexTable.of(length, IntStream.range(from, to).toArray());
  }

  private static Convert convert(long count, DataType from, DataType to) {
    return new Convert(count, from, to, Convert.Rounding.NEAREST_EVEN);
  }

  private static Resample1d pass(long outer, TapTable taps, int n, long inner, DataType input) {
    Pass pass = new Pass(outer, n, taps.rows(), inner);
    return new Resample1d(pass, taps, Accumulation.PAIR_FMA, input, F32, F32);
  }

  private static ChannelArithmetic channels(long outer, long inner, DataType input) {
    return new ChannelArithmetic(
        outer,
        3,
        inner,
        List.of(
            Operation.float32(Operator.SUBTRACT, 100, 110, 120),
            Operation.float32(Operator.DIVIDE, 50, 60, 70)),
        input,
        F32);
  }

  private static Permute planes(long n, long height, long width) {
    return new Permute(List.of(n, height, width, 3L), List.of(0, 3, 1, 2), F32);
  }

  /** A crop of two images, a resize, arithmetic and planes: 5 rows are cropped from 300. */
  private static Step[] preprocessing() {
    return new Step[] {
      new Gather(2, List.of(crop(260, 31, 211), crop(190, 10, 160)), 3, U8),
      pass(2 * 180, Tables.cubic(150, 201), 150, 3, U8),
      pass(2, Tables.cubic(180, 224), 180, 201 * 3, F32),
      channels(2 * 224 * 201, 1, F32),
      new Clamp(2L * 224 * 201 * 3, F32, -2, 2),
      new Pad(new Pass(2, 224, 240, 201 * 3), 7, F32, 0.5),
      planes(2, 240, 201)
    };
  }

  @Test
  void cropResizeArithmeticPlanes() {
    Runs.check(preprocessing());
  }

  @Test
  void planesReadAsPixels() {
    Runs.check(
        new Permute(List.of(2L, 3L, 130L, 90L), List.of(0, 2, 3, 1), F32),
        pass(2 * 130, Tables.cubic(90, 133), 90, 3, F32),
        pass(2, Tables.cubic(130, 77), 130, 133 * 3, F32),
        convert(2L * 77 * 133 * 3, F32, U8));
  }

  @Test
  void aPermutationInTheMiddle() {
    Runs.check(
        pass(2 * 130, Tables.cubic(90, 133), 90, 3, F32),
        planes(2, 130, 133),
        pass(2 * 3, Tables.cubic(130, 70), 130, 133, F32));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void blendsBetweenOtherSteps(boolean channelsInner) {
    List<CornerBlend.Axis> axes =
        List.of(
            new CornerBlend.Axis(90, Tables.linear(90, 160)),
            new CornerBlend.Axis(110, Tables.linear(110, 131)));
    Accumulation order = Accumulation.REVERSED;
    Gather crop =
        channelsInner
            ? new Gather(2, List.of(crop(200, 80, 170), crop(120, 0, 110)), 5, F32)
            : new Gather(10, List.of(crop(200, 80, 170), crop(120, 0, 110)), 1, F32);
    Runs.check(
        crop,
        new CornerBlend(2, 5, channelsInner, axes, 4, order, Accumulation.SEQUENTIAL, F32, F32),
        convert(10L * 160 * 131, F32, F16));
  }

  @Test
  void gradientsInHalfWidth() {
    for (DataType half : List.of(F16, BF16)) {
      Runs.check(
          convert(3L * 150 * 140, half, F32),
          new AdjointSum(
              3,
              List.of(
                  new AdjointSum.Axis(150, Tables.windows(150, 75, 4)),
                  new AdjointSum.Axis(140, Tables.windows(140, 70, 4))),
              1,
              0,
              AdjointSum.Term.PRODUCT,
              AdjointSum.Term.PRODUCT,
              F32,
              F32,
              0),
          convert(3L * 75 * 70, F32, half));
    }
  }

  /** The pass along rows of bytes reads many rows ahead, and so does the one in fours. */
  @Test
  void passesThatReadAheadOfACrop() {
    TapTable windows = Tables.windows(310, 97, 7.3);
    Runs.check(
        new Gather(1, List.of(crop(400, 20, 380), crop(330, 5, 315)), 1, U8),
        new FixedPoint1d(
            new Pass(360, 310, 97, 1), Tables.integers(windows, 14), 1 << 13, 14, U8, U8),
        convert(360L * 97, U8, F32));
    Runs.check(
        new Gather(1, List.of(crop(400, 20, 380), crop(330, 5, 315)), 1, F32),
        pass(360, windows, 310, 1, F32),
        pass(1, Tables.windows(360, 89, 6.3), 360, 97, F32),
        new Pad(new Pass(1, 89, 100, 97), 3, F32, -1));
  }

  /** Rows in any order: what a portion reads lies before, behind and within what is there. */
  @Test
  void rowsInAnyOrder() {
    int[] rows = IntStream.range(0, 300).map(i -> i * 7919 % 250).toArray();
    int[] back = IntStream.range(0, 200).map(i -> 299 - i).toArray();
    Runs.check(
        convert(2L * 250 * 500, U8, F32),
        new Gather(2, List.of(IndexTable.of(250, rows)), 500, F32),
        new Clamp(2L * 300 * 500, F32, 10, 200),
        new Gather(2, List.of(IndexTable.of(300, back)), 500, F32));
  }

  @Test
  void everyBandDoesItsShare() {
    Plan plan = Runs.plan(preprocessing());
    try (JvmKernel kernel = new JvmKernel(plan, Loops.JVM)) {
      Tensor source = Tensor.allocate(plan.source());
      for (int bands : new int[] {2, 3}) {
        for (int band = 0; band < bands; band++) {
          float[] target = new float[(int) plan.target().elements()];
          java.util.Arrays.fill(target, Float.NaN);
          kernel.run(source, Tensor.wrap(target, 0, plan.target()), band, bands);
          long written =
              IntStream.range(0, target.length).filter(i -> target[i] == target[i]).count();
          assertEquals(1.0 / bands, (double) written / target.length, 0.02);
        }
      }
    }
  }

  /** What lies between two producers is a few portions, not a tensor. */
  @Test
  void nothingLiesBetweenProducersAsAWhole() {
    List<Step> steps = new ArrayList<>();
    int rows = 20_000;
    steps.add(new Gather(1, List.of(crop(rows + 5, 5, rows + 5)), 300, F32));
    steps.add(pass(1, Tables.linear(rows, rows), rows, 300, F32));
    steps.add(new Pad(new Pass(1, rows, rows + 1, 300), 0, F32, 0));
    Plan plan = Runs.plan(steps.toArray(new Step[0]));
    try (JvmKernel kernel = new JvmKernel(plan, Loops.JVM)) {
      Tensor source = Tensor.allocate(plan.source());
      Tensor target = Tensor.allocate(plan.target());
      long before = JvmKernelTest.allocatedBytes();
      kernel.run(source, target);
      long allocated = JvmKernelTest.allocatedBytes() - before;
      assertTrue(allocated < 4_000_000, allocated + " bytes for the first run");
      before = JvmKernelTest.allocatedBytes();
      kernel.run(source, target);
      allocated = JvmKernelTest.allocatedBytes() - before;
      assertTrue(allocated < 10_000, allocated + " bytes for another run");
    }
    assertEquals(TensorSpec.of(F32, (rows + 1) * 300L), plan.target());
  }
}
