package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.ExactCases;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.TckKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HP-401 for bands and threads: the result does not depend on how the work is cut or in which order
 * it is done.
 */
public class BandRules extends RuleFamily {
  private static final int CASES = 40;
  private static final int THREADS = 4;

  /** Creates the family; called by JUnit. */
  protected BandRules() {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 1000})
  void required_hp401_bands_in_any_order_are_the_whole_target(int bands) {
    forEach(
        CASES,
        (run, seed) -> {
          List<Integer> order = new ArrayList<>(IntStream.range(0, bands).boxed().toList());
          Collections.shuffle(order, new Random(seed));
          Tensor target = run.target((byte) 0);
          order.forEach(band -> run.kernel.run(run.source, target, band, bands));
          run.check(target, " in bands " + (bands < 10 ? order : bands) + Seeds.hint(seed));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void required_hp401_bands_are_disjoint(int bands) {
    forEach(
        CASES,
        (run, seed) -> {
          int[] writers = new int[Math.toIntExact(run.plan.target().elements())];
          for (int band = 0; band < bands; band++) {
            boolean[] written = run.written(band, bands);
            for (int i = 0; i < writers.length; i++) {
              writers[i] += written[i] ? 1 : 0;
            }
          }
          int[] once = new int[writers.length];
          Arrays.fill(once, 1);
          assertEquals(
              -1,
              Arrays.mismatch(once, writers),
              () ->
                  run.rule.describe(
                          "wrote an element in no or several of " + bands + " bands", run.plan)
                      + Seeds.hint(seed));
        });
  }

  /** A band may begin and end within blocks, with whole ones in between. */
  @Test
  void required_hp401_bands_of_a_permutation_begin_and_end_anywhere() {
    Permute step = new Permute(List.of(3L, 4L, 5L, 6L), List.of(2, 0, 3, 1), DataType.U16);
    AtomicLong next = new AtomicLong();
    PlanCase counted = PlanCase.filled(PlanCase.plan(step), next::getAndIncrement);
    try (Run run = new Run(rule("HP-401"), counted)) {
      for (int bands = 2; bands <= 30; bands++) {
        Tensor target = run.target((byte) 0);
        for (int band = 0; band < bands; band++) {
          run.kernel.run(run.source, target, band, bands);
        }
        run.check(target, " in " + bands + " bands");
      }
    }
  }

  @Test
  void required_hp401_bands_run_at_the_same_time() throws InterruptedException, ExecutionException {
    concurrently(true);
  }

  @Test
  void required_hp401_kernel_serves_several_threads()
      throws InterruptedException, ExecutionException {
    concurrently(false);
  }

  /** Starts all threads at once: on the bands of one target, or each on a target of its own. */
  private void concurrently(boolean sameTarget) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (long seed : Seeds.of(CASES).toArray()) {
        try (Run run = new Run(rule("HP-401"), ExactCases.any(new Randoms(seed)))) {
          List<Tensor> targets = run.race(threads, sameTarget);
          for (Tensor target : targets) {
            run.check(target, " at the same time" + Seeds.hint(seed));
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertFalse(Thread.interrupted());
  }

  /** A check of one random case. */
  @FunctionalInterface
  private interface Check {
    void accept(Run run, long seed);
  }

  private void forEach(int cases, Check check) {
    Seeds.of(cases)
        .forEach(
            seed -> {
              try (Run run = new Run(rule("HP-401"), ExactCases.any(new Randoms(seed)))) {
                check.accept(run, seed);
              }
            });
  }

  /** One kernel, its source, and what it should write. */
  static final class Run implements AutoCloseable {
    final Rule rule;
    final Plan plan;
    final TckKernel kernel;
    final Tensor source;
    final long[] expected;

    Run(Rule rule, PlanCase planCase) {
      this.rule = rule;
      this.plan = planCase.plan();
      this.kernel = rule.prepare(plan, "");
      this.source = Tensor.allocate(plan.source());
      this.expected = ReferenceInterpreter.run(plan, planCase.source());
      ElementBits.write(source, planCase.source());
    }

    /** Returns a target whose bytes all have a value. */
    Tensor target(byte fill) {
      Tensor target = Tensor.allocate(plan.target());
      ElementBits.write(target, filled(fill));
      return target;
    }

    private long[] filled(byte fill) {
      long[] bits = new long[expected.length];
      long pattern = 0x0101010101010101L * (fill & 0xFF);
      Arrays.fill(bits, pattern & ElementBits.mask(plan.target().dataType()));
      return bits;
    }

    /**
     * Returns which elements a band writes: those that differ from what was there before, in one of
     * two runs.
     */
    boolean[] written(int band, int bands) {
      boolean[] written = new boolean[expected.length];
      for (byte fill : new byte[] {0x33, 0x5A}) {
        Tensor target = target(fill);
        kernel.run(source, target, band, bands);
        long[] before = filled(fill);
        long[] after = ElementBits.read(target);
        for (int i = 0; i < written.length; i++) {
          written[i] |= before[i] != after[i];
        }
      }
      return written;
    }

    List<Tensor> race(ExecutorService threads, boolean sameTarget)
        throws InterruptedException, ExecutionException {
      CountDownLatch start = new CountDownLatch(1);
      List<Tensor> targets = new ArrayList<>(List.of(target((byte) 0)));
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        if (!sameTarget) {
          targets.add(target((byte) 0));
        }
        Tensor target = targets.get(targets.size() - 1);
        int band = sameTarget ? thread : 0;
        int bands = sameTarget ? THREADS : 1;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  kernel.run(source, target, band, bands);
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> run : running) {
        run.get();
      }
      return sameTarget ? targets : targets.subList(1, targets.size());
    }

    void check(Tensor target, String hint) {
      rule.same(expected, target, plan, hint);
    }

    @Override
    public void close() {
      kernel.close();
    }
  }
}
