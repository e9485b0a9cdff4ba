package io.halfpixel.soak;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How long a thread waits for new memory while others work: for the garbage collector, and for what
 * keeps the collector from its work, such as a critical region of JNI.
 *
 * @param nanos the times of the allocations that had to wait, in ascending order
 */
record Stalls(long[] nanos) {
  /** An allocation that takes longer has waited for something. */
  static final long WAITED = TimeUnit.MICROSECONDS.toNanos(200);

  private static final int BYTES = 1 << 16;

  /** Where each new array is put, so that it is made. */
  private static volatile byte[] newest = new byte[0];

  /**
   * Allocates on this thread while another one works.
   *
   * @param work done again and again
   * @param nanos for how long
   */
  static Stalls beside(Runnable work, long nanos) throws InterruptedException {
    return beside(work, nanos, () -> newest = new byte[BYTES]);
  }

  /** The same with another way to allocate. */
  static Stalls beside(Runnable work, long nanos, Runnable allocation) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    Thread worker =
        new Thread(
            () -> {
              while (System.nanoTime() < end) {
                work.run();
              }
            });
    LongStream.Builder waits = LongStream.builder();
    worker.start();
    long before = System.nanoTime();
    while (before < end) {
      allocation.run();
      long after = System.nanoTime();
      if (after - before > WAITED) {
        waits.add(after - before);
      }
      before = after;
    }
    worker.join();
    return new Stalls(waits.build().sorted().toArray());
  }

  /** Returns both together. */
  Stalls and(Stalls others) {
    long[] all = Arrays.copyOf(nanos, nanos.length + others.nanos.length);
    System.arraycopy(others.nanos, 0, all, nanos.length, others.nanos.length);
    Arrays.sort(all);
    return new Stalls(all);
  }

  /** Returns how often an allocation waited. */
  int count() {
    return nanos.length;
  }

  /** Returns the milliseconds below which this share of the waits lies, or 0 if there are none. */
  double millis(double share) {
    if (nanos.length == 0) {
      return 0;
    }
    int index = (int) Math.min(nanos.length - 1, share * nanos.length);
    return nanos[index] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
