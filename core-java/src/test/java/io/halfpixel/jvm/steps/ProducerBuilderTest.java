package io.halfpixel.jvm.steps;

import static io.halfpixel.DataType.F16;
import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.F64;
import static io.halfpixel.DataType.I64;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.jvm.Runs;
import io.halfpixel.jvm.Tables;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which steps run together, and where a permutation writes planes. */
final class ProducerBuilderTest {
  private static void runAs(List<String> producers, Step... steps) {
    runAs(producers, Runs.plan(steps));
  }

  private static void runAs(List<String> producers, Plan plan) {
    assertEquals(
        producers,
        new ProducerBuilder(Loops.JVM)
            .producers(plan).stream().map(made -> made.getClass().getSimpleName()).toList());
  }

  private static Convert convert(long count, DataType from, DataType to) {
    return new Convert(count, from, to, Convert.Rounding.NEAREST_EVEN);
  }

  private static Resample1d pass(Pass pass, TapTable taps, DataType compute) {
    return new Resample1d(pass, taps, Accumulation.SEQUENTIAL, F32, compute, F32);
  }

  /** Bytes become numbers, with a number for each of two or three neighbours. */
  private static ChannelArithmetic pixels(long pixels, float... factors) {
    return new ChannelArithmetic(
        pixels, factors.length, 1, List.of(Operation.float32(Operator.MULTIPLY, factors)), U8, F32);
  }

  private static Permute planes(long images, long height, long width) {
    return new Permute(List.of(images, height, width, 3L), List.of(0, 3, 1, 2), F32);
  }

  @Test
  void steps_run_together_as_far_as_rows_of_one_kind_go_through_them() {
    runAs(List.of("ElementProducer"), convert(9, U8, F32), new Clamp(9, F32, 0, 1));
    runAs(
        List.of("ElementProducer", "ElementProducer"), convert(9, I64, I64), convert(9, I64, F32));
  }

  @Test
  void passes_run_together_with_what_is_done_to_each_element() {
    Resample1d along = pass(new Pass(4, 6, 5, 1), Tables.linear(6, 5), F32);
    Pass across = new Pass(1, 4, 7, 5);
    TapTable taps = Tables.linear(4, 7);
    runAs(
        List.of("RowChain"),
        convert(24, U8, F32),
        along,
        pass(across, taps, F32),
        convert(35, F32, F16));
    runAs(List.of("RowChain", "RowChain"), along, pass(across, taps, F64));
  }

  @Test
  void a_permutation_at_the_end_writes_planes() {
    runAs(List.of("ElementProducer", "PlanesProducer"), convert(30, F32, F32), planes(1, 2, 5));
    runAs(
        List.of("RowChain", "PlanesProducer"),
        new Resample1d(
            new Pass(96, 64, 64, 3), Tables.linear(64, 64), Accumulation.REVERSED, U8, F32, F32),
        planes(2, 48, 64));
    runAs(List.of("PermuteProducer"), planes(1, 2, 5));
    runAs(List.of("PermuteProducer", "ElementProducer"), planes(1, 2, 5), convert(30, F32, U8));
    runAs(
        List.of("ElementProducer", "PermuteProducer", "ElementProducer"),
        convert(30, F32, F32),
        planes(1, 2, 5),
        convert(30, F32, U8));
  }

  /** 6144 pixels, so that each byte of each channel is there many times. */
  @Test
  void planes_of_bytes_are_looked_up_as_they_are_written() {
    runAs(List.of("PlanesProducer"), pixels(6144, 1, 2, 3), planes(2, 48, 64));
    runAs(List.of("PlanesProducer"), pixels(6144, 1, 2, 3), planes(1, 96, 64));
    runAs(List.of("PlanesProducer"), pixels(18432, 5), planes(2, 48, 64));
    runAs(List.of("ElementProducer", "PlanesProducer"), pixels(60, 1, 2, 3), planes(2, 5, 6));
    runAs(List.of("TableProducer", "PlanesProducer"), pixels(9216, 1, 2), planes(2, 48, 64));
    runAs(
        List.of("TableProducer", "PermuteProducer"),
        pixels(6144, 1, 2, 3),
        new Permute(List.of(96L, 64L, 3L), List.of(1, 0, 2), F32));
    runAs(
        List.of("TableProducer", "PermuteProducer", "PadProducer"),
        pixels(6144, 1, 2, 3),
        planes(2, 48, 64),
        new Pad(new Pass(6, 48, 50, 64), 1, F32, 0));
  }

  @Test
  void what_moves_nothing_is_a_copy() {
    TensorSpec spec = TensorSpec.of(F32, 5);
    runAs(List.of("CopyProducer"), new Plan(spec, spec, List.of()));
    runAs(List.of("CopyProducer"), new Permute(List.of(1L, 5L, 1L), List.of(2, 1, 0), F32));
    runAs(List.of(), new Plan(spec, TensorSpec.of(F32, 0), List.of()));
  }

  /** Nothing asks how long the rows of no rows are. */
  @Test
  void steps_over_nothing_do_not_run_together() {
    Pass none = new Pass(0, 9, 1, Long.MAX_VALUE / 9);
    TapTable one = TapTable.uniform(1, new int[] {0}, new double[] {1});
    runAs(
        List.of("CopyProducer", "CopyProducer", "CascadeMeanProducer"),
        pass(none, one, F32),
        convert(0, F32, F16),
        new CascadeMean(1, 0, 2, 1, 8, 1, 1, F16, F32));
  }
}
