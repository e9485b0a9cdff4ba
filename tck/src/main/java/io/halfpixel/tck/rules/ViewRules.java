package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Memory;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.ExactCases;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.PaddedTensor;
import io.halfpixel.tck.subject.Storage;
import io.halfpixel.tck.subject.TckKernel;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * HP-401 for views: rows that lie apart in memory give the same bits, and nothing between and
 * around them changes.
 */
public class ViewRules extends RuleFamily {
  private static final int CASES = 24;

  /** An image of 3 rows of 2 pixels, for regions of one of 3 rows of 5. */
  private static final TensorSpec REGION = TensorSpec.of(DataType.F32, 3, 2);

  private static final Plan COPY = new Plan(REGION, REGION, List.of());

  /** Creates the family; called by JUnit. */
  protected ViewRules() {}

  @ParameterizedTest
  @EnumSource
  void required_hp401_rows_may_lie_apart(Storage from) {
    for (Storage to : Storage.values()) {
      Seeds.of(CASES).forEach(seed -> apart(from, to, seed));
    }
  }

  private void apart(Storage from, Storage to, long seed) {
    Rule rule = rule("HP-401");
    Randoms random = new Randoms(seed);
    PlanCase planCase = ExactCases.any(random);
    Plan plan = PaddedTensor.withAxes(planCase.plan(), random);
    PaddedTensor source = PaddedTensor.place(from, plan.source(), random);
    PaddedTensor target = PaddedTensor.place(to, plan.target(), random);
    long[] expected = ReferenceInterpreter.run(plan, planCase.source());
    source.fill(planCase.source());
    target.fill(ElementBits.untouched(plan.target()));
    String hint = " from " + from + " to " + to + Seeds.hint(seed);
    int bands = random.between(1, 3);
    try (TckKernel kernel = rule.prepare(plan, hint)) {
      for (int band = bands - 1; band >= 0; band--) {
        kernel.run(source.view(), target.view(), band, bands);
      }
      assertTrue(
          target.holds(expected),
          () -> rule.describe("wrote other bits, or beside its rows", plan) + hint);
    } catch (RuntimeException e) {
      throw new AssertionError(rule.describe("threw " + e, plan) + hint, e);
    }
    assertTrue(
        source.holds(planCase.source()),
        () -> rule.describe("changed the memory of its source", plan) + hint);
  }

  @Test
  void required_hp501_regions_side_by_side_are_allowed() {
    Rule rule = rule("HP-501");
    for (Memory memory : memories()) {
      Tensor left = Tensor.view(memory, 0, REGION, 5, 1);
      long[] numbers = LongStream.range(0, REGION.elements()).toArray();
      ElementBits.write(left, numbers);
      Tensor right = Tensor.view(memory, 2, REGION, 5, 1);
      try (TckKernel kernel = rule.prepare(COPY, "")) {
        rule.run(kernel, left, right, COPY, "");
        rule.same(numbers, right, COPY, "");
      }
    }
  }

  @Test
  void required_hp501_regions_that_share_a_pixel_are_rejected() {
    Rule rule = rule("HP-501");
    for (Memory memory : memories()) {
      Tensor left = Tensor.view(memory, 0, REGION, 5, 1);
      for (long offset : new long[] {1, 4, 5, 6, 9, 10, 11}) {
        Tensor shared = Tensor.view(memory, offset, REGION, 5, 1);
        try (TckKernel kernel = rule.prepare(COPY, "")) {
          assertThrows(
              InvalidArgumentException.class,
              () -> kernel.run(left, shared),
              () -> rule.describe("took regions that share memory", COPY));
        }
      }
    }
  }

  private static List<Memory> memories() {
    return List.of(Memory.ofArray(new float[25]), Memory.ofBuffer(ByteBuffer.allocateDirect(100)));
  }
}
