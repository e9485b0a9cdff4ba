package io.halfpixel.cli;

import java.util.Arrays;

/**
 * Times repeated work within a budget.
 *
 * @param warmUpNanos how long the work is repeated before it is timed
 * @param timedNanos how long it is timed
 */
record Stopwatch(long warmUpNanos, long timedNanos) {
  private static final int MOST_RUNS = 10_000;
  private static final int LEAST_RUNS = 3;

  /** Returns the median of the times of single runs in microseconds, rounded to a tenth. */
  double medianMicros(Runnable work) {
    long start = System.nanoTime();
    do {
      work.run();
    } while (System.nanoTime() - start < warmUpNanos);
    long[] nanos = new long[MOST_RUNS];
    int runs = 0;
    long first = System.nanoTime();
    long last = first;
    while (runs < LEAST_RUNS || (runs < MOST_RUNS && last - first < timedNanos)) {
      long before = System.nanoTime();
      work.run();
      last = System.nanoTime();
      nanos[runs++] = last - before;
    }
    Arrays.sort(nanos, 0, runs);
    return Math.rint(nanos[runs / 2] / 100.0) / 10;
  }
}
