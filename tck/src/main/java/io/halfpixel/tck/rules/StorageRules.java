package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.ExactCases;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.Arenas;
import io.halfpixel.tck.subject.FarMemory;
import io.halfpixel.tck.subject.Storage;
import io.halfpixel.tck.subject.TckKernel;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * HP-401 for memory: the result does not depend on where tensors live, and nothing else in memory
 * changes.
 */
public class StorageRules extends RuleFamily {
  private static final int CASES = 24;

  /** Means over no values, which are no numbers: [0 -> 1][6]. */
  private static final Plan MEANS =
      PlanCase.plan(new CascadeMean(1, 0, 6, 0, 1, 1, 1, DataType.F32, DataType.F32));

  /** Creates the family; called by JUnit. */
  protected StorageRules() {}

  @ParameterizedTest
  @EnumSource
  void required_hp401_source_storage_does_not_matter(Storage storage) {
    for (Storage target : Storage.values()) {
      each(storage, target);
    }
  }

  private void each(Storage from, Storage to) {
    Rule rule = rule("HP-401");
    Seeds.of(CASES)
        .forEach(
            seed -> {
              Randoms random = new Randoms(seed);
              PlanCase planCase = ExactCases.any(random);
              Plan plan = planCase.plan();
              Storage.Guarded source = from.place(plan.source(), random);
              Storage.Guarded target = to.place(plan.target(), random);
              source.fill(planCase.source());
              target.fill(ElementBits.untouched(plan.target()));
              String hint = " from " + from + " to " + to + Seeds.hint(seed);
              long[] expected = ReferenceInterpreter.run(plan, planCase.source());
              try (TckKernel kernel = rule.prepare(plan, hint)) {
                rule.run(kernel, source.tensor(), target.tensor(), plan, hint);
                rule.same(expected, target.tensor(), plan, hint);
              }
              rule.unchanged(planCase, source.tensor(), hint);
              assertTrue(
                  target.guardsAreIntact() && source.guardsAreIntact(),
                  () -> rule.describe("wrote outside its target", plan) + hint);
            });
  }

  /** Offsets that no int holds: 2^31 bytes, 2^32 bytes, 2^31 elements. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void required_hp401_elements_may_lie_beyond_2_to_the_31() {
    Rule rule = rule("HP-401");
    Seeds.of(CASES)
        .forEach(
            seed -> {
              Randoms random = new Randoms(seed);
              PlanCase planCase = ExactCases.any(random);
              Plan plan = planCase.plan();
              long far = random.flip() ? 1L << 32 : (1L << 31) - 64;
              Tensor source = at(far, plan.source());
              Tensor target = at(far + (1L << 29), plan.target());
              ElementBits.write(source, planCase.source());
              ElementBits.write(target, ElementBits.untouched(plan.target()));
              String hint = " at byte " + far + Seeds.hint(seed);
              long[] expected = ReferenceInterpreter.run(plan, planCase.source());
              try (TckKernel kernel = rule.prepare(plan, hint)) {
                rule.run(kernel, source, target, plan, hint);
                rule.same(expected, target, plan, hint);
              }
              rule.unchanged(planCase, source, hint);
            });
  }

  private static Tensor at(long bytes, TensorSpec spec) {
    return Tensor.view(FarMemory.vast(), bytes / spec.dataType().bytes(), spec);
  }

  @Test
  void required_hp401_source_may_be_read_only() {
    Seeds.of(CASES)
        .forEach(
            seed -> {
              PlanCase planCase = ExactCases.any(new Randoms(seed));
              Plan plan = planCase.plan();
              Tensor source = Tensor.allocateDirect(plan.source());
              Tensor target = Tensor.allocateDirect(plan.target());
              ElementBits.write(source, planCase.source());
              ByteBuffer readOnly = source.buffer().asReadOnlyBuffer();
              long[] expected = ReferenceInterpreter.run(plan, planCase.source());
              Rule rule = rule("HP-401");
              String hint = Seeds.hint(seed);
              try (TckKernel kernel = rule.prepare(plan, hint)) {
                rule.run(kernel, Tensor.wrap(readOnly, plan.source()), target, plan, hint);
                rule.same(expected, target, plan, hint);
              }
            });
  }

  /** A tensor with a length of 0 is nothing to do. */
  @Test
  void required_hp401_empty_tensors_are_left_alone() {
    TapTable taps = TapTable.uniform(1, new int[] {0, 0, 1}, new double[] {1, 1, 1});
    IndexTable indices = IndexTable.of(2, new int[] {0, 1, 1});
    DataType f32 = DataType.F32;
    List<Step> steps =
        List.of(
            new Gather(0, List.of(indices), 5, f32),
            new Gather(2, List.of(indices), 0, f32),
            new Resample1d(new Pass(0, 2, 3, 4), taps, Accumulation.SEQUENTIAL, f32, f32, f32),
            new Resample1d(new Pass(2, 2, 3, 0), taps, Accumulation.PAIR_FMA, f32, f32, f32),
            new FixedPoint1d(new Pass(0, 2, 3, 4), taps, 0, 0, DataType.U8, DataType.U8),
            new Convert(0, f32, DataType.U8, Convert.Rounding.NEAREST_EVEN));
    for (Step step : steps) {
      rule("HP-401").gives(new PlanCase(PlanCase.plan(step), new long[0]), new long[0]);
    }
  }

  /** A source may have elements of which nothing is left. */
  @ParameterizedTest
  @EnumSource
  void required_hp401_plan_without_output_does_nothing(DataType type) {
    Plan nothing = new Plan(TensorSpec.of(type, 3), TensorSpec.of(type, 0), List.of());
    rule("HP-401").gives(new PlanCase(nothing, new long[3]), new long[0]);
  }

  @ParameterizedTest
  @EnumSource
  void required_hp401_empty_source_may_live_anywhere(Storage storage) {
    fromNothing(storage.place(MEANS.source(), new Randoms(0)).tensor());
  }

  /** Native code takes the address 0 for no buffer at all. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void required_hp401_empty_source_may_live_at_address_zero() {
    fromNothing(Tensor.wrap(Arenas.bufferAtNull(), MEANS.source()));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void required_hp401_empty_target_may_live_at_address_zero() {
    Plan plan = new Plan(TensorSpec.of(DataType.F32, 3), TensorSpec.of(DataType.F32, 0), List.of());
    Rule rule = rule("HP-401");
    try (TckKernel kernel = rule.prepare(plan, "")) {
      Tensor target = Tensor.wrap(Arenas.bufferAtNull(), plan.target());
      rule.run(kernel, Tensor.allocateDirect(plan.source()), target, plan, "");
    }
  }

  private void fromNothing(Tensor source) {
    Rule rule = rule("HP-401");
    for (Storage storage : Storage.values()) {
      Tensor target = storage.place(MEANS.target(), new Randoms(0)).tensor();
      try (TckKernel kernel = rule.prepare(MEANS, "")) {
        rule.run(kernel, source, target, MEANS, " to " + storage);
        rule.same(
            ElementBits.of(DataType.F32, spread(6, Double.NaN)), target, MEANS, " to " + storage);
      }
    }
  }
}
