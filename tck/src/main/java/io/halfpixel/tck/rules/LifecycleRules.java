package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.ExactCases;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.TckKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** HP-601: closing a kernel ends its use and nothing else. */
public class LifecycleRules extends RuleFamily {
  private static final int CASES = 16;

  /** A kernel that never ends its use makes the test fail rather than hang. */
  private static final long HANG_NANOS = 2_000_000_000L;

  /** Creates the family; called by JUnit. */
  protected LifecycleRules() {}

  @Test
  void required_hp601_close_is_idempotent() {
    Seeds.of(CASES)
        .forEach(
            seed -> {
              TckKernel kernel = rule("HP-601").prepare(planCase(seed).plan(), "");
              kernel.close();
              assertDoesNotThrow(
                  kernel::close,
                  () -> rule("HP-601").describe("cannot be closed twice", planCase(seed).plan()));
              kernel.close();
            });
  }

  @Test
  void required_hp601_run_after_close_throws_and_writes_nothing() {
    Seeds.of(CASES)
        .forEach(
            seed -> {
              Plan plan = planCase(seed).plan();
              TckKernel kernel = rule("HP-601").prepare(plan, "");
              Tensor source = Tensor.allocate(plan.source());
              Tensor target = Tensor.allocate(plan.target());
              ElementBits.write(target, ElementBits.untouched(plan.target()));
              kernel.close();
              assertThrows(
                  IllegalStateException.class,
                  () -> kernel.run(source, target),
                  () -> rule("HP-601").describe("ran although it was closed", plan));
              assertArrayEquals(
                  ElementBits.untouched(plan.target()),
                  ElementBits.read(target),
                  () -> rule("HP-601").describe("wrote although it was closed", plan));
            });
  }

  @Test
  void required_hp601_results_stay_after_close() {
    Seeds.of(CASES)
        .forEach(
            seed -> {
              PlanCase planCase = planCase(seed);
              Tensor source = source(planCase);
              Tensor target = Tensor.allocate(planCase.plan().target());
              try (TckKernel kernel = rule("HP-601").prepare(planCase.plan(), "")) {
                rule("HP-601").run(kernel, source, target, planCase.plan(), Seeds.hint(seed));
              }
              check(planCase, target, seed);
            });
  }

  @Test
  void required_hp601_kernels_of_one_plan_are_independent() {
    Seeds.of(CASES)
        .forEach(
            seed -> {
              PlanCase planCase = planCase(seed);
              Tensor source = source(planCase);
              TckKernel first = rule("HP-601").prepare(planCase.plan(), "");
              try (TckKernel second = rule("HP-601").prepare(planCase.plan(), "")) {
                first.close();
                Tensor target = Tensor.allocate(planCase.plan().target());
                assertDoesNotThrow(
                    () -> second.run(source, target),
                    () -> rule("HP-601").describe("closed two kernels at once", planCase.plan()));
                check(planCase, target, seed);
              }
            });
  }

  @Test
  void required_hp601_kernel_runs_again_and_again() {
    Seeds.of(CASES)
        .forEach(
            seed -> {
              PlanCase planCase = planCase(seed);
              Tensor source = source(planCase);
              try (TckKernel kernel = rule("HP-601").prepare(planCase.plan(), "")) {
                for (int time = 0; time < 3; time++) {
                  Tensor target = Tensor.allocate(planCase.plan().target());
                  rule("HP-601").run(kernel, source, target, planCase.plan(), Seeds.hint(seed));
                  check(planCase, target, seed);
                }
              }
            });
  }

  @Test
  void required_hp601_kernel_forgets_the_source_of_the_run_before() {
    Seeds.of(CASES)
        .forEach(
            seed -> {
              PlanCase planCase = planCase(seed);
              Plan plan = planCase.plan();
              Tensor other = Tensor.allocate(plan.source());
              try (TckKernel kernel = rule("HP-601").prepare(plan, "")) {
                rule("HP-601").run(kernel, other, Tensor.allocate(plan.target()), plan, "");
                Tensor target = Tensor.allocate(plan.target());
                rule("HP-601").run(kernel, source(planCase), target, plan, Seeds.hint(seed));
                check(planCase, target, seed);
              }
            });
  }

  /** A run that has begun when the kernel is closed completes; one that begins later throws. */
  @Test
  void required_hp601_close_waits_for_no_run_and_breaks_none()
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (long seed : Seeds.of(CASES).toArray()) {
        PlanCase planCase = planCase(seed);
        Tensor source = source(planCase);
        TckKernel kernel = rule("HP-601").prepare(planCase.plan(), "");
        CountDownLatch begun = new CountDownLatch(3);
        List<Future<Tensor>> last = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
          last.add(threads.submit(() -> runUntilClosed(kernel, planCase.plan(), source, begun)));
        }
        begun.await();
        kernel.close();
        for (Future<Tensor> target : last) {
          check(planCase, target.get(), seed);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns the target of the last run that did not throw. */
  private Tensor runUntilClosed(TckKernel kernel, Plan plan, Tensor source, CountDownLatch begun) {
    Tensor complete = Tensor.allocate(plan.target());
    kernel.run(source, complete);
    begun.countDown();
    long deadline = System.nanoTime() + HANG_NANOS;
    while (System.nanoTime() < deadline) {
      Tensor target = Tensor.allocate(plan.target());
      try {
        kernel.run(source, target);
      } catch (IllegalStateException e) {
        return complete;
      }
      complete = target;
    }
    throw new AssertionError(rule("HP-601").describe("runs long after it was closed", plan));
  }

  private static PlanCase planCase(long seed) {
    return ExactCases.any(new Randoms(seed));
  }

  private static Tensor source(PlanCase planCase) {
    Tensor source = Tensor.allocate(planCase.plan().source());
    ElementBits.write(source, planCase.source());
    return source;
  }

  private void check(PlanCase planCase, Tensor target, long seed) {
    long[] expected = ReferenceInterpreter.run(planCase.plan(), planCase.source());
    rule("HP-601").same(expected, target, planCase.plan(), Seeds.hint(seed));
  }
}
