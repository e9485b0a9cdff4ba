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

  private final Kernel kernel;
  private final Tensor source;
  private final Tensor target;
  private final int count;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Parties are the workers that have taken a band and not finished. */
  private final Phaser running = new Phaser(1);

  private Bands(Kernel kernel, Tensor source, Tensor target, int count) {
    this.kernel = kernel;
    this.source = source;
    this.target = target;
    this.count = count;
  }

  /**
   * Runs a kernel with up to {@code parallelism} bands at the same time.
   *
   * @throws RuntimeException what the kernel threw, in whichever thread; all bands under way have
   *     ended by then
   */
  public static void run(
      Kernel kernel, Tensor source, Tensor target, @Nullable Executor executor, int parallelism) {
    long worthwhile = target.spec().byteSize() / GRAIN_BYTES;
    int bands = (int) Math.min(parallelism, worthwhile);
    if (executor == null || bands < 2) {
      kernel.run(source, target);
    } else {
      new Bands(kernel, source, target, bands).run(executor);
    }
  }

  private void run(Executor executor) {
    boolean accepted = true;
    for (int helper = 1; helper < count && accepted; helper++) {
      accepted = offer(executor);
    }
    work();
    running.awaitAdvance(running.arriveAndDeregister());
    Throwable thrown = failure.get();
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

  private void help() {
    if (running.register() >= 0) {
      try {
        work();
      } finally {
        running.arriveAndDeregister();
      }
    }
  }

  private void work() {
    for (int band = next.getAndIncrement(); band < count; band = next.getAndIncrement()) {
      try {
        kernel.run(source, target, band, count);
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        next.set(count);
      }
    }
  }
}
