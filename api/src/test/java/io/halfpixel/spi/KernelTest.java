package io.halfpixel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.Arenas;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class KernelTest {
  private static final TensorSpec FOUR = TensorSpec.of(DataType.F32, 4);

  /** Counts what reaches an implementation. */
  private static class CountingKernel extends Kernel {
    int runs;
    int releases;

    CountingKernel() {
      super(new Plan(FOUR, FOUR, List.of()));
    }

    @Override
    protected void execute(Tensor source, Tensor target, int band, int bands) {
      runs++;
    }

    @Override
    protected void release() {
      releases++;
    }
  }

  private static Tensor four() {
    return Tensor.allocate(FOUR);
  }

  @Test
  void onlyFittingArgumentsReachTheImplementation() {
    var kernel = new CountingKernel();
    Tensor five = Tensor.of(new float[5], 5);
    Tensor same = four();
    Tensor readOnly = Tensor.wrap(ByteBuffer.allocateDirect(16).asReadOnlyBuffer(), FOUR);
    assertThrows(InvalidArgumentException.class, () -> kernel.run(five, four()));
    assertThrows(InvalidArgumentException.class, () -> kernel.run(four(), five));
    assertThrows(InvalidArgumentException.class, () -> kernel.run(same, same));
    assertThrows(InvalidArgumentException.class, () -> kernel.run(four(), readOnly));
    assertThrows(InvalidArgumentException.class, () -> kernel.run(four(), four(), 0, 0));
    assertThrows(InvalidArgumentException.class, () -> kernel.run(four(), four(), -1, 2));
    assertThrows(InvalidArgumentException.class, () -> kernel.run(four(), four(), 2, 2));
    assertEquals(0, kernel.runs);
    kernel.run(readOnly, four(), 1, 2);
    assertEquals(1, kernel.runs);
  }

  @Test
  void aCallChecksItsTensorsOnceAndEachBand() {
    var kernel = new CountingKernel();
    Tensor same = four();
    assertThrows(InvalidArgumentException.class, () -> kernel.call(same, same, 2));
    assertThrows(InvalidArgumentException.class, () -> kernel.call(four(), four(), 0));
    Kernel.Call call = kernel.call(four(), four(), 2);
    assertEquals(2, call.bands());
    assertThrows(InvalidArgumentException.class, () -> call.run(2));
    assertThrows(InvalidArgumentException.class, () -> call.run(-1));
    assertEquals(0, kernel.runs);
    call.run(1);
    assertEquals(1, kernel.runs);
    kernel.close();
    assertThrows(IllegalStateException.class, () -> call.run(0));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void memoryOfAClosedArenaReachesNoImplementation() {
    var kernel = new CountingKernel();
    Arenas arena = Arenas.shared();
    Tensor closed = Tensor.wrap(arena.buffer(16), FOUR);
    Kernel.Call call = kernel.call(closed, four(), 2);
    arena.close();
    var e = assertThrows(IllegalStateException.class, () -> kernel.run(closed, four()));
    assertEquals(
        "the source lives in an arena that is closed; a call needs it open until it ends",
        e.getMessage());
    e = assertThrows(IllegalStateException.class, () -> kernel.run(four(), closed, 1, 2));
    assertEquals(
        "the target lives in an arena that is closed; a call needs it open until it ends",
        e.getMessage());
    assertThrows(IllegalStateException.class, () -> kernel.call(four(), closed, 2));
    // Freed memory may have been given away again, so its address says nothing.
    assertThrows(IllegalStateException.class, () -> kernel.run(closed, closed));
    assertThrows(IllegalStateException.class, () -> call.run(0));
    assertEquals(0, kernel.runs);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void memoryOfAConfinedArenaIsForItsThread() throws Exception {
    var kernel = new CountingKernel();
    try (Arenas arena = Arenas.confined()) {
      Tensor confined = Tensor.wrap(arena.buffer(16), FOUR);
      var other = new FutureTask<>(() -> kernel.run(confined, four()), null);
      new Thread(other, "other").start();
      var e = assertThrows(ExecutionException.class, other::get);
      assertEquals(IllegalStateException.class, e.getCause().getClass());
      assertEquals(
          "the source lives in a confined arena of another thread than other; only the thread that"
              + " opened it may use it",
          e.getCause().getMessage());
      assertEquals(0, kernel.runs);
      kernel.run(confined, four());
      assertEquals(1, kernel.runs);
    }
  }

  @Test
  void closingIsIdempotentAndEndsTheUse() {
    var kernel = new CountingKernel();
    kernel.close();
    kernel.close();
    assertEquals(1, kernel.releases);
    var e = assertThrows(IllegalStateException.class, () -> kernel.run(four(), four()));
    assertEquals("the kernel is closed", e.getMessage());
    assertEquals(1, kernel.releases);
  }

  @Test
  @Timeout(20)
  void closingWaitsForNobodyAndReleasesAfterTheLastRun() throws Exception {
    var entered = new CountDownLatch(1);
    var proceed = new CountDownLatch(1);
    var kernel =
        new CountingKernel() {
          @Override
          protected void execute(Tensor source, Tensor target, int band, int bands) {
            entered.countDown();
            try {
              proceed.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    Thread runner = new Thread(() -> kernel.run(four(), four()));
    runner.start();
    entered.await();
    kernel.close();
    assertEquals(0, kernel.releases);
    assertThrows(IllegalStateException.class, () -> kernel.run(four(), four()));
    assertEquals(0, kernel.releases);
    proceed.countDown();
    runner.join();
    assertEquals(1, kernel.releases);
  }
}
