package io.halfpixel.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The command's own threads. */
final class WorkerThreads {
  private WorkerThreads() {}

  /** Returns a pool of at most so many daemon threads, which do not keep the process alive. */
  static ExecutorService pool(int threads) {
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, "halfpixel-worker");
          thread.setDaemon(true);
          return thread;
        });
  }
}
