package io.halfpixel.jvm.steps;

import static io.halfpixel.DataType.F32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.Runs;
import io.halfpixel.jvm.Tables;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinMean.Mean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.spi.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the producer of every kind of step, wherever it stands in a plan. */
final class ProducersTest {
  private static final int BANDS = 3;

  private static List<Named<Step>> steps() {
    BinTable planes = BinTable.of(4, new int[] {0, 1, 2}, new int[] {2, 4, 4});
    BinTable rows = BinTable.of(6, new int[] {0, 2, 4}, new int[] {3, 4, 6});
    BinTable columns = BinTable.of(5, new int[] {0, 3}, new int[] {3, 5});
    return List.of(
        Named.of("elements", new Clamp(9000, F32, -1, 1)),
        Named.of("rows that repeat", gather(2, 2, new int[] {2, 0, 0, 1}, new int[] {4, 1, 1, 3})),
        Named.of("long rows", gather(2, 256, new int[] {3, 3, 0})),
        Named.of("short rows", gather(900, 1, new int[] {2, 1, 0})),
        Named.of("border rows", new Pad(new Pass(2, 3, 6, 256), 2, F32, 7)),
        Named.of("borders in rows", new Pad(new Pass(4, 5, 8, 3), 2, F32, 7)),
        Named.of("pixels", new Alpha(3000, 3, Alpha.Direction.PREMULTIPLY, F32)),
        Named.of("bins of images", bins(rows, columns)),
        Named.of("bins of volumes", bins(planes, rows, columns)),
        Named.of("whole axes", new CascadeMean(5, 40, 3, 1, 4, 40, 1, F32, F32)),
        Named.of("corners in planes", blend(false, axis(4, 7), axis(5, 9))),
        Named.of("corners of volumes", blend(true, axis(3, 4), axis(4, 5), axis(3, 5))),
        Named.of("corners of volumes in planes", blend(false, axis(3, 4), axis(4, 5), axis(3, 5))),
        Named.of("planes of pixels", permute(List.of(2L, 50L, 3L), 0, 2, 1)),
        Named.of("axes reversed", permute(List.of(4L, 5L, 6L), 2, 1, 0)),
        Named.of("rows moved", permute(List.of(3L, 2L, 40L), 1, 0, 2)),
        Named.of("axes reversed in images", permute(List.of(3L, 4L, 5L, 6L), 0, 3, 2, 1)),
        Named.of("columns moved", permute(List.of(3L, 4L, 5L, 6L), 2, 0, 3, 1)));
  }

  private static Gather gather(long outer, long inner, int[]... axes) {
    return new Gather(
        outer, Arrays.stream(axes).map(axis -> IndexTable.of(5, axis)).toList(), inner, F32);
  }

  private static BinMean bins(BinTable... axes) {
    return new BinMean(2, List.of(axes), 3, 1, Mean.ONCE, Mean.BY_AXIS, F32, F32);
  }

  private static CornerBlend blend(boolean channelsInner, CornerBlend.Axis... axes) {
    return new CornerBlend(
        2,
        3,
        channelsInner,
        List.of(axes),
        2,
        Accumulation.SEQUENTIAL,
        Accumulation.REVERSED,
        F32,
        F32);
  }

  private static CornerBlend.Axis axis(int length, int rows) {
    return new CornerBlend.Axis(length, Tables.linear(length, rows));
  }

  private static Permute permute(List<Long> lengths, Integer... axes) {
    return new Permute(lengths, List.of(axes), F32);
  }

  /** Returns every step alone, before and behind another, and between two. */
  static Stream<Named<Plan>> plans() {
    return steps().stream().flatMap(step -> plans(step.getName(), step.getPayload()));
  }

  private static Stream<Named<Plan>> plans(String name, Step step) {
    Step before = same(step.inputElements());
    Step behind = same(step.outputElements());
    return Stream.of(
        Named.of(name + " alone", Runs.plan(step)),
        Named.of(name + " first", Runs.plan(step, behind)),
        Named.of(name + " last", Runs.plan(before, step)),
        Named.of(name + " between", Runs.plan(before, step, behind)));
  }

  private static Convert same(long count) {
    return new Convert(count, F32, F32, Convert.Rounding.NEAREST_EVEN);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void bands_over_any_memory_are_the_whole_target(Plan plan) {
    Runs.check(plan.steps().toArray(Step[]::new));
  }

  @Test
  void a_plan_without_steps_copies_as_much_as_there_is() {
    TensorSpec spec = TensorSpec.of(F32, 40_000);
    Runs.check(new Plan(spec, spec, List.of()), Runs.values(spec, new Random(1), 0.1));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void every_element_is_written_by_one_band(Plan plan) {
    int[] writers = new int[(int) plan.target().elements()];
    try (Kernel kernel = new JvmBackend().prepare(plan)) {
      for (int band = 0; band < BANDS; band++) {
        float[] target = new float[writers.length];
        Arrays.fill(target, Float.NaN);
        kernel.run(
            Tensor.allocate(plan.source()), Tensor.wrap(target, 0, plan.target()), band, BANDS);
        for (int i = 0; i < writers.length; i++) {
          writers[i] += Float.isNaN(target[i]) ? 0 : 1;
        }
      }
    }
    for (int i = 0; i < writers.length; i++) {
      assertEquals(1, writers[i], "bands that wrote element " + i);
    }
  }

  /** Nobody asks what the first producer reads. */
  @ParameterizedTest
  @MethodSource("plans")
  void a_block_reads_its_part_of_the_input(Plan plan) {
    long input = 0;
    for (Producer producer : new ProducerBuilder(Loops.JVM).producers(plan)) {
      long blocks = producer.blocks();
      assertTrue(blocks > 0 && producer.units() % blocks == 0, blocks + " blocks");
      for (long block = 0; input > 0 && block < blocks; block++) {
        Reach reach = new Reach();
        long units = producer.units() / blocks;
        reach.set(block * units, (block + 1) * units);
        producer.reads(reach);
        assertTrue(reach.begin() >= block * (input / blocks), "block " + block + " begins before");
        assertTrue(reach.end() <= (block + 1) * (input / blocks), "block " + block + " reads on");
      }
      input = producer.outputElements();
    }
  }
}
