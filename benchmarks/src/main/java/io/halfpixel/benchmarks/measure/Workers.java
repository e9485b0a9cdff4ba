package io.halfpixel.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Threads that help the calling one and do not keep the process alive. */
final class Workers {
  private Workers() {}

  /** Returns as many threads as may work, less the calling one, but at least one. */
  static ExecutorService of(int threads) {
    return Executors.newFixedThreadPool(
        Math.max(threads - 1, 1),
        task -> {
          Thread thread = new Thread(task, "benchmark-worker");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Runs bands [0, threads), the first of them here, and waits for all. */
  static void run(ExecutorService workers, int threads, IntConsumer band) {
    List<Future<?>> others = new ArrayList<>();
    for (int other = 1; other < threads; other++) {
      int index = other;
      others.add(workers.submit(() -> band.accept(index)));
    }
    band.accept(0);
    for (Future<?> other : others) {
      try {
        other.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("a band failed", e);
      }
    }
  }
}
