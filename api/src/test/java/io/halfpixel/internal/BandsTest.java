package io.halfpixel.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Arenas;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** The first helper is inside its band when the executor fails to take the second one. */
  @ParameterizedTest
  @MethodSource
  void whateverTheExecutorThrowsNoBandOutlivesTheCall(Throwable thrown) throws Exception {
    var entered = new CountDownLatch(1);
    var ended = new AtomicInteger();
    var asked = new AtomicInteger();
    Kernel kernel =
        new Kernel(new Plan(LARGE, LARGE, List.of())) {
          @Override
          protected void execute(Tensor source, Tensor target, int band, int bands) {
            seen.add(band + "/" + bands);
            entered.countDown();
            try {
              Thread.sleep(200);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            ended.incrementAndGet();
          }
        };
    var pool = Executors.newFixedThreadPool(1);
    Executor failing =
        task -> {
          if (asked.getAndIncrement() > 0) {
            throw BandsTest.<RuntimeException>unchecked(thrown);
          }
          pool.execute(task);
          try {
            entered.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Tensor source = Tensor.allocate(LARGE);
    Tensor target = Tensor.allocate(LARGE);
    assertSame(
        thrown, assertThrows(Throwable.class, () -> Bands.run(kernel, source, target, failing, 4)));
    assertEquals(1, ended.get(), "bands that had ended when the call threw");
    pool.shutdown();
    assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    assertEquals(Set.of("0/4"), seen);
  }

  static List<Throwable> whateverTheExecutorThrowsNoBandOutlivesTheCall() {
    return List.of(
        new OutOfMemoryError("unable to create native thread"),
        new IllegalStateException("down"),
        new IOException("not even declared"));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void aWrongCallIsRefusedBeforeTheExecutorIsAsked() {
    Tensor same = Tensor.allocate(LARGE);
    assertThrows(
        InvalidArgumentException.class,
        () ->
            Bands.run(
                kernel(LARGE),
                same,
                same,
                task -> {
                  throw new AssertionError("asked");
                },
                4));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void aConfinedArenaKeepsItsCallOnItsThread() {
    var threads = ConcurrentHashMap.<Thread>newKeySet();
    Kernel kernel =
        new Kernel(new Plan(LARGE, LARGE, List.of())) {
          @Override
          protected void execute(Tensor source, Tensor target, int band, int bands) {
            seen.add(band + "/" + bands);
            threads.add(Thread.currentThread());
          }
        };
    // Each task has ended before the caller takes a band.
    Executor elsewhere = task -> CompletableFuture.runAsync(task).join();
    try (Arenas arena = Arenas.confined()) {
      Tensor confined = Tensor.wrap(arena.buffer(LARGE.byteSize()), LARGE);
      Bands.run(kernel, confined, Tensor.allocate(LARGE), elsewhere, 3);
      Bands.run(kernel, Tensor.allocate(LARGE), confined, elsewhere, 3);
    }
    assertEquals(Set.of("0/3", "1/3", "2/3"), seen);
    assertEquals(Set.of(Thread.currentThread()), threads);
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
