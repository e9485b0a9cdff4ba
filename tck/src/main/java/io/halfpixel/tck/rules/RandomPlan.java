package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.fail;

import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.RandomChain;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.FirstDifference;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.PaddedTensor;
import io.halfpixel.tck.subject.Storage;
import io.halfpixel.tck.subject.TckKernel;
import io.halfpixel.tck.subject.TckSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A random chain of steps as a user could make it, run in every way at once: by several threads
 * that share a kernel, each in bands of its own and over views of its own.
 */
public final class RandomPlan {
  private static final int THREADS = 3;

  private final long seed;
  private final Plan drawn;
  private final Plan plan;
  private final long[] elements;
  private long @Nullable [] expected;

  private RandomPlan(long seed, PlanCase planCase, boolean folded, Randoms random) {
    Plan plan = PaddedTensor.withAxes(planCase.plan(), random);
    this.seed = seed;
    this.drawn = planCase.plan();
    this.plan = folded ? plan.folded() : plan;
    this.elements = planCase.source();
  }

  /** Returns the plan of a seed. */
  public static RandomPlan of(long seed) {
    Randoms random = new Randoms(seed);
    Step[] steps =
        switch (random.between(0, 40)) {
          case 0 -> RandomChain.large(random);
          case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> RandomChain.preprocessing(random);
          default -> RandomChain.any(random);
        };
    boolean special = random.between(0, 3) == 0;
    PlanCase planCase =
        PlanCase.filled(
            PlanCase.plan(steps),
            () -> special ? random.special(steps[0].input()) : random.ordinary(steps[0].input()));
    return new RandomPlan(seed, planCase, random.flip(), random);
  }

  /** Returns the elements of the longest of all results, of steps too, and of the source. */
  public long size() {
    return plan.steps().stream()
        .mapToLong(Step::outputElements)
        .reduce(plan.source().elements(), Math::max);
  }

  /**
   * Runs the plan on a subject; one call at a time.
   *
   * @throws AssertionError if a bit differs, something beside the target is written, or a run
   *     throws
   */
  public void check(TckSubject subject, ExecutorService threads) throws InterruptedException {
    if (expected == null) {
      expected = ReferenceInterpreter.runOnce(drawn, elements);
    }
    long[] reference = expected;
    try (TckKernel kernel = subject.prepare().apply(plan)) {
      List<Future<@Nullable String>> runs = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Randoms random = new Randoms(THREADS * seed + thread);
        runs.add(threads.submit(() -> mistake(kernel, reference, random)));
      }
      for (Future<@Nullable String> run : runs) {
        String mistake = run.get();
        if (mistake != null) {
          fail(subject + " " + mistake + hint());
        }
      }
    } catch (ExecutionException | RuntimeException | LinkageError e) {
      fail(subject + " threw " + e + hint(), e);
    }
  }

  private String hint() {
    return " in " + plan + "; reproduce with -Dhalfpixel.plans.first=" + seed;
  }

  private @Nullable String mistake(TckKernel kernel, long[] reference, Randoms random) {
    List<Storage> kinds = List.of(Storage.values());
    PaddedTensor source = PaddedTensor.place(random.pick(kinds), plan.source(), random);
    PaddedTensor target = PaddedTensor.place(random.pick(kinds), plan.target(), random);
    source.fill(elements);
    target.fill(ElementBits.untouched(plan.target()));
    int bands = random.between(1, 5);
    for (int band = bands - 1; band >= 0; band--) {
      kernel.run(source.view(), target.view(), band, bands);
    }
    long[] written = ElementBits.read(target.view());
    String difference = FirstDifference.between(reference, written, plan);
    if (difference != null) {
      return "wrote other bits in " + bands + " bands at " + difference;
    }
    return target.holds(written) && source.holds(elements)
        ? null
        : "wrote beside its target in " + bands + " bands";
  }
}
