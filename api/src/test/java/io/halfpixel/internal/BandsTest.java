package io.halfpixel.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BandsTest {
  private static final TensorSpec LARGE = TensorSpec.of(DataType.U8, 1 << 20);
  private static final TensorSpec SMALL = TensorSpec.of(DataType.U8, 1 << 10);

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  private Kernel kernel(TensorSpec spec) {
    return new Kernel(new Plan(spec, spec, List.of())) {
      @Override
      protected void execute(Tensor source, Tensor target, int band, int bands) {
        seen.add(band + "/" + bands);
      }
    };
  }

  private void run(TensorSpec spec, Executor executor, int parallelism) {
    Bands.run(kernel(spec), Tensor.allocate(spec), Tensor.allocate(spec), executor, parallelism);
  }

  @Test
  void everyBandRunsOnce() {
    var pool = Executors.newFixedThreadPool(2);
    run(LARGE, pool, 4);
    pool.shutdown();
    assertEquals(Set.of("0/4", "1/4", "2/4", "3/4"), seen);
  }

  @Test
  void smallWorkAndSingleThreadsAreNotCut() {
    run(SMALL, Runnable::run, 4);
    assertEquals(Set.of("0/1"), seen);
    seen.clear();
    run(LARGE, Runnable::run, 1);
    assertEquals(Set.of("0/1"), seen);
  }

  @Test
  void anExecutorThatNeverRunsAnythingDelaysNothing() {
    List<Runnable> kept = new ArrayList<>();
    run(LARGE, kept::add, 3);
    assertEquals(Set.of("0/3", "1/3", "2/3"), seen);
    seen.clear();
    kept.forEach(Runnable::run);
    assertEquals(Set.of(), seen);
  }

  @Test
  void anExecutorThatRejectsLeavesTheWorkToTheCaller() {
    run(
        LARGE,
        task -> {
          throw new RejectedExecutionException("full");
        },
        3);
    assertEquals(Set.of("0/3", "1/3", "2/3"), seen);
  }

  @Test
  void whatAKernelThrowsReachesTheCaller() {
    var failure = new IllegalStateException("boom");
    Kernel kernel =
        new Kernel(new Plan(LARGE, LARGE, List.of())) {
          @Override
          protected void execute(Tensor source, Tensor target, int band, int bands) {
            if (band == 1) {
              throw failure;
            }
          }
        };
    var pool = Executors.newFixedThreadPool(2);
    Tensor source = Tensor.allocate(LARGE);
    Tensor target = Tensor.allocate(LARGE);
    var thrown =
        assertThrows(IllegalStateException.class, () -> Bands.run(kernel, source, target, pool, 4));
    pool.shutdown();
    assertSame(failure, thrown);
  }
}
