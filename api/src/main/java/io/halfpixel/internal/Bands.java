package io.halfpixel.internal;

import io.halfpixel.Tensor;
import io.halfpixel.spi.Kernel;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the bands of one call on the caller's thread and on the caller's executor.
 *
 * <p>Bands are taken from a common counter, by the calling thread too: an executor that is busy, or
 * whose threads wait for this very call, delays nothing, because the caller then runs every band
 * itself.
 */
public final class Bands {
  /** Targets of fewer bytes than this are not worth handing to another thread. */
  static final long GRAIN_BYTES = 64 * 1024;

  private final Kernel.Call call;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Parties are the workers that have taken a band and not finished. */
  private final Phaser running = new Phaser(1);

  private Bands(Kernel.Call call) {
    this.call = call;
  }

  /**
   * Runs a kernel with up to {@code parallelism} bands at the same time. The arguments are checked
   * once, before the executor is asked.
   *
   * @throws RuntimeException what the kernel threw, in whichever thread, or the executor; all bands
   *     under way have ended by then, whatever was thrown
   */
  public static void run(
      Kernel kernel, Tensor source, Tensor target, @Nullable Executor executor, int parallelism) {
    long worthwhile = target.spec().byteSize() / GRAIN_BYTES;
    int bands = (int) Math.min(parallelism, worthwhile);
    if (executor == null || bands < 2) {
      kernel.run(source, target);
    } else {
      new Bands(kernel.call(source, target, bands)).run(executor);
    }
  }

  private void run(Executor executor) {
    try {
      boolean accepted = true;
      for (int helper = 1; helper < call.bands() && accepted; helper++) {
        accepted = offer(executor);
      }
      work();
    } finally {
      // Where the executor threw, some bands have not begun, and none shall any more.
      next.set(call.bands());
      running.awaitAdvance(running.arriveAndDeregister());
    }
    Throwable thrown = failure.get();
    if (thrown == null) {
      call.finish();
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    } else if (thrown instanceof Error e) {
      throw e;
    }
  }

  /** An executor that takes no more work leaves it to the calling thread. */
  private boolean offer(Executor executor) {
    try {
      executor.execute(this::help);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** A thread that may not use the memory, of a confined arena, leaves it to the calling one. */
  private void help() {
    if (call.isAccessibleBy(Thread.currentThread()) && running.register() >= 0) {
      try {
        work();
      } finally {
        running.arriveAndDeregister();
      }
    }
  }

  private void work() {
    int count = call.bands();
    for (int band = next.getAndIncrement(); band < count; band = next.getAndIncrement()) {
      try {
        call.run(band);
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        next.set(count);
      }
    }
  }
}
