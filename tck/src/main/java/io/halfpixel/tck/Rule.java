package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.fail;

import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One rule applied to one subject.
 *
 * @param id the number of the rule, such as {@code "HP-201"}
 * @param subject what is tested
 */
record Rule(String id, TckSubject subject) {
  /** The bytes of a target before a run: an element that a kernel forgets to write is seen. */
  private static final byte UNTOUCHED = (byte) 0xA5;

  /** Returns a plan of steps between tensors of one axis, since no step knows a shape. */
  static Plan plan(Step... steps) {
    Step last = steps[steps.length - 1];
    return new Plan(
        TensorSpec.of(steps[0].input(), steps[0].inputElements()),
        TensorSpec.of(last.output(), last.outputElements()),
        List.of(steps));
  }

  /** Checks as many random cases as {@link Seeds} says. */
  void holdsForRandom(int cases, Function<Randoms, PlanCase> generator) {
    Seeds.of(cases).forEach(seed -> holds(generator.apply(new Randoms(seed)), Seeds.hint(seed)));
  }

  /** Checks that a plan gives the bits that the interpreter gives. */
  void holds(PlanCase planCase) {
    holds(planCase, "");
  }

  private void holds(PlanCase planCase, String hint) {
    gives(planCase, ReferenceInterpreter.run(planCase.plan(), planCase.source()), hint);
  }

  /** Checks that a plan gives these bits, known from arithmetic. */
  void gives(PlanCase planCase, long[] expected) {
    gives(planCase, expected, "");
  }

  private void gives(PlanCase planCase, long[] expected, String hint) {
    Plan plan = planCase.plan();
    if (NewWords.leaveOut(plan)) {
      return;
    }
    Tensor source = Tensor.allocate(plan.source());
    Tensor target = Tensor.allocate(plan.target());
    ElementBits.write(source, planCase.source());
    ElementBits.write(target, untouched(plan.target()));
    try (TckKernel kernel = prepare(plan, hint)) {
      run(kernel, source, target, plan, hint);
      same(expected, target, plan, hint);
    }
    unchanged(planCase, source, hint);
  }

  /** Runs a kernel that has no reason to throw. */
  void run(TckKernel kernel, Tensor source, Tensor target, Plan plan, String hint) {
    try {
      kernel.run(source, target);
    } catch (RuntimeException | LinkageError e) {
      fail(describe("threw " + e, plan) + hint, e);
    }
  }

  /** Returns a kernel for a plan that every backend must run. */
  TckKernel prepare(Plan plan, String hint) {
    try {
      return subject.prepare().apply(plan);
    } catch (RuntimeException | LinkageError e) {
      return fail(describe("cannot prepare and threw " + e, plan) + hint, e);
    }
  }

  /** Checks that a target holds these bits. */
  void same(long[] expected, Tensor target, Plan plan, String hint) {
    String difference = FirstDifference.between(expected, ElementBits.read(target), plan);
    if (difference != null) {
      fail(describe("wrote other bits at " + difference, plan) + hint);
    }
  }

  /** Checks that a source still holds the bits of a case. */
  void unchanged(PlanCase planCase, Tensor source, String hint) {
    if (!Arrays.equals(planCase.source(), ElementBits.read(source))) {
      fail(describe("changed its source", planCase.plan()) + hint);
    }
  }

  /** Returns a failure message. */
  String describe(String what, Plan plan) {
    return id + ": " + subject + " " + what + " in " + plan;
  }

  /** Returns eight copies of a byte. */
  private static long repeated(byte value) {
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << 8 | (value & 0xFF);
    }
    return bits;
  }

  /** Returns elements that stand for memory nobody wrote. */
  static long[] untouched(TensorSpec spec) {
    long[] bits = new long[Math.toIntExact(spec.elements())];
    Arrays.fill(bits, repeated(UNTOUCHED) & ElementBits.mask(spec.dataType()));
    return bits;
  }
}
