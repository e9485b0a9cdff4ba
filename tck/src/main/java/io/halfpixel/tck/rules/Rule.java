package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.fail;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.FirstDifference;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.TckKernel;
import io.halfpixel.tck.subject.TckSubject;
import java.util.Arrays;
import java.util.function.Function;

/**
 * One rule applied to one subject.
 *
 * @param id the number of the rule, such as {@code "HP-201"}
 * @param subject what is tested
 */
record Rule(String id, TckSubject subject) {
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

  /** Checks the same, and says more where it fails. */
  void gives(PlanCase planCase, long[] expected, String hint) {
    Plan plan = planCase.plan();
    Tensor source = Tensor.allocate(plan.source());
    Tensor target = Tensor.allocate(plan.target());
    ElementBits.write(source, planCase.source());
    ElementBits.write(target, ElementBits.untouched(plan.target()));
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
}
