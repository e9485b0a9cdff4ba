package io.halfpixel.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many threads do the work. */
final class ThreadOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Parse.Threads.class,
      description = "Use N threads. Default: one for each processor.")
  private @Nullable Integer threads;

  /** Returns the number of threads to use, at least 1. */
  int count() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Returns a new pool of at most so many daemon threads, which do not keep the process alive. */
  ExecutorService pool() {
    return Executors.newFixedThreadPool(
        count(),
        task -> {
          Thread thread = new Thread(task, "halfpixel-worker");
          thread.setDaemon(true);
          return thread;
        });
  }
}
