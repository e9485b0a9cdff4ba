package io.halfpixel.benchmarks.measure;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The timing core. Candidates take turns, each for a batch of calls of at least a millisecond, so
 * that a slow phase of the machine hits all of them; the order moves on by one each round.
 *
 * <p>Each turn begins with a call that is not timed: it brings into the caches what fits of the
 * candidate's memory. Without it, who needs 0.9 ms for a call, and so has two in a batch, would be
 * timed with filled caches in half of them, and who needs 1.1 ms in none.
 *
 * <p>Before that each candidate warms up: until the compiler has been idle and the calls have not
 * become faster for a fifth of a second, but at least and at most for the given times.
 *
 * <p>What is timed writes memory that is read after the last round, so no call can be left out.
 *
 * @param leastWarmUp for how many nanoseconds each candidate runs at least before it is timed
 * @param mostWarmUp for how many at most, but at least once
 * @param timed for how many nanoseconds each is timed, but at least {@value #LEAST_ROUNDS} batches
 * @param clock nanoseconds, such as {@link System#nanoTime}
 * @param compiler how long the compiler has worked, in any unit
 * @param untimed for how many nanoseconds, but at least one call, each runs before a timed batch. A
 *     batch takes at least a quarter of that, since longer ones are fewer
 */
public record Turns(
    long leastWarmUp,
    long mostWarmUp,
    long timed,
    LongSupplier clock,
    LongSupplier compiler,
    long untimed) {
  static final int LEAST_ROUNDS = 7;
  private static final long BATCH = 1_000_000;
  private static final long WINDOW = 200_000_000;
  private static final double SAME = 0.97;

  /**
   * For threads of frameworks that wait for more work in a loop before they sleep: until then they
   * take a processor from whoever comes next. What this gained is in docs/adr/0007.
   */
  private static final long SPINNING = 20_000_000;

  /** Returns turns on the clock and the compiler of this virtual machine. */
  public static Turns here(long leastWarmUp, long mostWarmUp, long timed) {
    CompilationMXBean bean = ManagementFactory.getCompilationMXBean();
    boolean known = bean != null && bean.isCompilationTimeMonitoringSupported();
    LongSupplier compiler = known ? bean::getTotalCompilationTime : () -> 0;
    return new Turns(leastWarmUp, mostWarmUp, timed, System::nanoTime, compiler, 0);
  }

  /**
   * Returns the same turns for candidates of several threads: each begins with more calls that are
   * not timed, until threads of the one before are asleep. Those calls keep the processors awake:
   * after a pause they are slower for some milliseconds.
   */
  public Turns ofThreads() {
    return new Turns(leastWarmUp, mostWarmUp, timed, clock, compiler, SPINNING);
  }

  /** Returns the microseconds a call of each candidate, one number a batch. */
  public List<List<Double>> time(List<? extends Runnable> candidates) {
    List<Integer> batches = candidates.stream().map(this::warmUp).toList();
    List<List<Double>> micros = new ArrayList<>();
    candidates.forEach(candidate -> micros.add(new ArrayList<>()));
    int count = candidates.size();
    long spent = 0;
    for (int round = 0; round < LEAST_ROUNDS || spent < timed * count; round++) {
      for (int turn = 0; turn < count; turn++) {
        int index = (turn + round) % count;
        int calls = batches.get(index);
        runUntimed(candidates.get(index));
        long nanos = batch(candidates.get(index), calls);
        micros.get(index).add(nanos / 1e3 / calls);
        spent += nanos;
      }
    }
    return micros;
  }

  private long leastBatch() {
    return Math.max(BATCH, untimed / 4);
  }

  /** Warms up and returns how many calls make a batch, at least 1. */
  private int warmUp(Runnable candidate) {
    long start = clock.getAsLong();
    int calls = 1;
    double before = Double.MAX_VALUE;
    while (true) {
      long compiled = compiler.getAsLong();
      long window = clock.getAsLong();
      double best = Double.MAX_VALUE;
      long nanos;
      do {
        nanos = batch(candidate, calls);
        best = Math.min(best, (double) nanos / calls);
        if (nanos < leastBatch()) {
          calls *= 2;
        }
      } while (nanos < leastBatch() || clock.getAsLong() - window < Math.min(WINDOW, leastWarmUp));
      long warmed = clock.getAsLong() - start;
      boolean stable = compiler.getAsLong() == compiled && best > before * SAME;
      if (warmed >= mostWarmUp || warmed >= leastWarmUp && stable) {
        return calls;
      }
      before = Math.min(before, best);
    }
  }

  private void runUntimed(Runnable candidate) {
    long start = clock.getAsLong();
    do {
      candidate.run();
    } while (clock.getAsLong() - start < untimed);
  }

  private long batch(Runnable candidate, int calls) {
    long before = clock.getAsLong();
    for (int call = 0; call < calls; call++) {
      candidate.run();
    }
    return clock.getAsLong() - before;
  }
}
