package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gathers and copies move bits and nothing else. */
@RuleFamily.Cases("moves")
public class GatherRules extends RuleFamily {
  private static final int CASES = 40;

  /** Creates the family; called by JUnit. */
  protected GatherRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(new Gather(2, List.of(IndexTable.of(3, new int[] {2, 0})), 3, DataType.U8))
            .refuses("axes[0].indices[0]", 3, 0)
            .refuses("axes[0].indices[0]", 0, -1)
            .refuses("outer", 1L << 62)
            .refuses("axes[0].indices.count", 0),
        StepExample.of(new Permute(List.of(2L, 3L, 4L), List.of(1, 2, 0), DataType.U8))
            .refuses("axes[0].from", 0)
            .refuses("axes[0].from", 3));
  }

  @ParameterizedTest
  @EnumSource
  void required_hp301_gather_keeps_the_bits_of_every_type(DataType type) {
    rule("HP-301")
        .holdsForRandom(CASES, random -> moved(random, new RandomSteps(random).gather(type)));
  }

  /** Channels of many pixels change places, some of them go, some come twice. */
  @ParameterizedTest
  @EnumSource
  void required_hp301_many_short_rows_keep_the_bits_of_every_type(DataType type) {
    rule("HP-301")
        .holdsForRandom(
            CASES,
            random -> {
              IndexTable row =
                  new RandomSteps(random).indices(random.between(1, 6), random.between(1, 6));
              return moved(random, new Gather(random.between(1, 700), List.of(row), 1, type));
            });
  }

  /**
   * Rows of a little more than 4096 bytes, each of which comes several times, as an image grows.
   */
  @ParameterizedTest
  @EnumSource
  void required_hp301_long_rows_that_come_again_keep_the_bits_of_every_type(DataType type) {
    for (int inner : new int[] {1, 3, 20}) {
      int columns = 4096 / (type.bytes() * inner) + 9;
      for (int times = 2; times <= 4; times++) {
        List<IndexTable> axes = List.of(repeated(4 * times, times), repeated(columns, times));
        Gather step = new Gather(1, axes, inner, type);
        rule("HP-301").holdsForRandom(1, random -> moved(random, step));
      }
    }
  }

  /** Returns so many indices, each several times in succession. */
  private static IndexTable repeated(int count, int times) {
    int[] indices = IntStream.range(0, count).map(i -> i / times).toArray();
    return IndexTable.of(indices[count - 1] + 1, indices);
  }

  @ParameterizedTest
  @EnumSource
  void required_hp101_plan_without_steps_copies(DataType type) {
    rule("HP-101")
        .holdsForRandom(
            4,
            random -> {
              TensorSpec spec = TensorSpec.of(type, random.length(), random.length());
              Plan copy = new Plan(spec, spec, List.of());
              return PlanCase.filled(copy, () -> random.anyBits(type));
            });
  }

  @Test
  void required_hp101_gathers_follow_each_other() {
    rule("HP-101")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              IndexTable rows = steps.indices(random.shortLength(), random.shortLength());
              IndexTable columns = steps.indices(random.length(), random.length());
              int inner = random.inner();
              return moved(
                  random,
                  new Gather(1, List.of(rows), (long) columns.inputLength() * inner, DataType.F32),
                  new Gather(rows.rows(), List.of(columns), inner, DataType.F32));
            });
  }

  @ParameterizedTest
  @EnumSource
  void required_hp301_permutation_keeps_the_bits_of_every_type(DataType type) {
    rule("HP-301")
        .holdsForRandom(CASES, random -> moved(random, new RandomSteps(random).permute(type)));
  }

  /** Two rows of three become three rows of two. */
  @Test
  void required_hp101_permutation_names_the_input_axis_of_each_output_axis() {
    Permute transpose = new Permute(List.of(2L, 3L, 1L), List.of(1, 2, 0), DataType.F32);
    rule("HP-101")
        .gives(
            PlanCase.of(PlanCase.plan(transpose), 1, 2, 3, 4, 5, 6),
            ElementBits.of(DataType.F32, 1, 4, 2, 5, 3, 6));
  }

  /** Every n-th pixel of three bytes, as a photo shrinks, or some that are as far apart. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7})
  void required_hp301_pixels_of_three_bytes_far_apart(int stride) {
    rule("HP-301")
        .holdsForRandom(
            CASES,
            random -> {
              int pixels = random.between(1, 40);
              int most = random.flip() ? stride - 1 : 0;
              int[] indices = new int[pixels];
              for (int i = 0; i < pixels; i++) {
                indices[i] = i * stride + random.between(0, most);
              }
              int inputs = indices[pixels - 1] + 1 + random.between(0, 2);
              IndexTable axis = IndexTable.of(inputs, indices);
              return moved(random, new Gather(random.between(1, 3), List.of(axis), 3, DataType.U8));
            });
  }

  @Test
  void required_hp101_indices_count_from_the_outermost_axis() {
    IndexTable reversed = IndexTable.of(2, new int[] {1, 0});
    IndexTable doubled = IndexTable.of(3, new int[] {0, 0, 2});
    Gather step = new Gather(1, List.of(reversed, doubled), 1, DataType.U8);
    rule("HP-101")
        .gives(
            PlanCase.of(PlanCase.plan(step), 10, 11, 12, 20, 21, 22),
            ElementBits.of(DataType.U8, 20, 20, 22, 10, 10, 12));
  }

  @Test
  void required_hp301_gather_keeps_signalling_nan() {
    IndexTable doubled =
        IndexTable.of(20, LongStream.range(0, 40).mapToInt(i -> (int) i / 2).toArray());
    Gather step = new Gather(1, List.of(doubled), 1, DataType.F32);
    long[] source = LongStream.range(0, 20).map(i -> 0x7F800001L + i).toArray();
    long[] expected = LongStream.range(0, 40).map(i -> 0x7F800001L + i / 2).toArray();
    rule("HP-301").gives(new PlanCase(PlanCase.plan(step), source), expected);
  }

  private static PlanCase moved(Randoms random, Step... steps) {
    return PlanCase.filled(PlanCase.plan(steps), () -> random.anyBits(steps[0].input()));
  }
}
