package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.subject.FarMemory;
import io.halfpixel.tck.subject.TckKernel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * HP-401 for a source that threads share: it is read and nothing else, not even for a moment, also
 * where its address is that of a target in the lower 30 bits.
 */
public class SharedSourceRules extends RuleFamily {
  /** For how long the threads run side by side. */
  private static final long NANOS = 100_000_000;

  private static final int LENGTH = 512;
  private static final int HALF = LENGTH / 2;

  /**
   * Looks again and again at the two elements whose addresses are those of the first elements of
   * the two targets in the lower 30 bits.
   */
  private static final int[] LOOKS = IntStream.range(0, HALF).map(i -> i % 2 * HALF).toArray();

  private static final Plan PLAN =
      PlanCase.plan(new Gather(1, List.of(IndexTable.of(LENGTH, LOOKS)), 1, DataType.F32));

  /** Creates the family; called by JUnit. */
  protected SharedSourceRules() {}

  @Test
  void required_hp401_shared_source_is_only_read() throws InterruptedException, ExecutionException {
    PlanCase planCase = new PlanCase(PLAN, LongStream.range(1, LENGTH + 1).toArray());
    Tensor source = Tensor.wrap(FarMemory.near(0), PLAN.source());
    ElementBits.write(source, planCase.source());
    Rule rule = rule("HP-401");
    CountDownLatch ready = new CountDownLatch(2);
    try (TckKernel kernel = rule.prepare(PLAN, "")) {
      int half = Math.toIntExact(PLAN.target().byteSize());
      FutureTask<Integer> lower = new FutureTask<>(() -> wrong(kernel, source, 0, ready));
      FutureTask<Integer> upper = new FutureTask<>(() -> wrong(kernel, source, half, ready));
      new Thread(lower).start();
      new Thread(upper).start();
      assertEquals(
          0,
          lower.get() + upper.get(),
          () -> rule.describe("gave other results for a source that another thread reads", PLAN));
    }
    rule.unchanged(planCase, source, "");
  }

  /** Returns how many runs threw or gave other bits than those of the source. */
  private static int wrong(TckKernel kernel, Tensor source, int offset, CountDownLatch ready)
      throws InterruptedException {
    Tensor target = Tensor.wrap(FarMemory.far(offset), PLAN.target());
    ready.countDown();
    ready.await();
    int wrong = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < NANOS) {
      if (!gives(kernel, source, target)) {
        wrong++;
      }
    }
    return wrong;
  }

  private static boolean gives(TckKernel kernel, Tensor source, Tensor target) {
    try {
      kernel.run(source, target);
    } catch (RuntimeException e) {
      return false;
    }
    long[] copied = ElementBits.read(target);
    return IntStream.range(0, copied.length).allMatch(i -> copied[i] == LOOKS[i] + 1);
  }
}
