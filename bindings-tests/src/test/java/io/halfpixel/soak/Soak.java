package io.halfpixel.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Makes {@link MixedCalls} for a long time in one virtual machine, and says whether its memory
 * grows and how long other threads wait for theirs. {@code reliability/soak} starts it, once for
 * each garbage collector.
 *
 * <p>Rounds of some seconds end all their threads; every other one has virtual threads where there
 * are some. Behind each the garbage is collected and the memory is measured.
 */
final class Soak {
  /** What may be added to the memory of the process after warm-up, in per cent. */
  static final double ALLOWED_PERCENT = 1;

  private static final int THREADS = 4;
  private static final long ROUND = TimeUnit.SECONDS.toNanos(10);
  private static final int MEBIBYTE = 1 << 20;

  /** One round in so many is for the stalls. */
  private static final int STALL_SHARE = 10;

  private final PrintStream log;
  private final Path pause;
  private final long round;
  private final MixedCalls calls;
  private final long first;
  private final List<Long> resident = new ArrayList<>();
  private Stalls baseline = new Stalls(new long[0]);
  private Stalls stalls = new Stalls(new long[0]);
  private long number;
  private int failures;

  /**
   * Prepares a run.
   *
   * @param log gets a line after each round
   * @param pause as long as this file exists, no round begins, and no time passes
   * @param first the number of the first call
   * @param round the nanoseconds of a round
   */
  Soak(PrintStream log, Path pause, long first, long round, MixedCalls calls) {
    this.log = log;
    this.pause = pause;
    this.first = first;
    this.number = first;
    this.round = round;
    this.calls = calls;
  }

  /**
   * Runs and prints, separated by tabs: calls, failures, mebibytes after warm-up and at the end,
   * growth in per cent, and of the waits for memory beside plain Java and beside Halfpixel the
   * count, the median, the 99th percentile and the longest in milliseconds.
   *
   * @param arguments the minutes, a file that pauses the run, and the number of the first call
   */
  public static void main(String[] arguments)
      throws ExecutionException, InterruptedException, IOException {
    long nanos = (long) (Double.parseDouble(arguments[0]) * TimeUnit.MINUTES.toNanos(1));
    long first = Long.parseLong(arguments[2]);
    Soak soak = new Soak(System.err, Path.of(arguments[1]), first, ROUND, new MixedCalls());
    Growth growth = soak.run(nanos);
    System.out.printf(
        Locale.ROOT,
        "%d\t%d\t%.1f\t%.1f\t%.2f\t%s\t%s%n",
        soak.made(),
        soak.failures,
        growth.before() / (double) MEBIBYTE,
        growth.after() / (double) MEBIBYTE,
        growth.percent(),
        text(soak.baseline),
        text(soak.stalls));
    System.exit(soak.failures > 0 || growth.percent() > ALLOWED_PERCENT ? 1 : 0);
  }

  private static String text(Stalls stalls) {
    return String.format(
        Locale.ROOT,
        "%d\t%.2f\t%.2f\t%.2f",
        stalls.count(),
        stalls.millis(0.5),
        stalls.millis(0.99),
        stalls.millis(1));
  }

  /** Runs for so many nanoseconds, pauses not counted, and returns how the memory has grown. */
  Growth run(long nanos) throws ExecutionException, InterruptedException, IOException {
    CriticalWork work = new CriticalWork();
    long left = nanos;
    while (left > 0 || resident.size() < Growth.FEWEST * 2) {
      while (Files.exists(pause)) {
        Thread.sleep(TimeUnit.SECONDS.toMillis(1));
      }
      long begin = System.nanoTime();
      if (resident.size() % STALL_SHARE == 0) {
        baseline = baseline.and(Stalls.beside(work::plainJava, round / 2));
        stalls = stalls.and(Stalls.beside(work::halfpixel, round / 2));
      }
      callsUntil(System.nanoTime() + round);
      left -= System.nanoTime() - begin;
      measure();
    }
    return Growth.of(resident);
  }

  /** Returns how many calls were made. */
  private long made() {
    return number - first;
  }

  /** Returns how many calls have failed. */
  int failures() {
    return failures;
  }

  private void callsUntil(long end) throws ExecutionException, InterruptedException {
    ExecutorService threads = resident.size() % 2 == 0 ? platformThreads() : virtualThreads();
    try {
      Future<?> driver =
          threads.submit(
              () -> {
                while (System.nanoTime() < end) {
                  call(threads);
                }
              });
      driver.get();
    } finally {
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private void call(ExecutorService threads) {
    long call = number++;
    try {
      calls.run(call, threads);
    } catch (AssertionError | ExecutionException | RuntimeException e) {
      failures++;
      log.println("call " + call + " failed");
      e.printStackTrace(log);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a call", e);
    }
  }

  private void measure() throws InterruptedException, IOException {
    ProcessMemory.collect();
    long bytes = ProcessMemory.resident();
    resident.add(bytes);
    log.printf(
        Locale.ROOT,
        "round %d: %d calls so far, %.1f MiB resident, %.1f MiB of objects, %.1f MiB of classes and"
            + " code%n",
        resident.size(),
        made(),
        bytes / (double) MEBIBYTE,
        ProcessMemory.heap() / (double) MEBIBYTE,
        ProcessMemory.code() / (double) MEBIBYTE);
  }

  private static ExecutorService platformThreads() {
    return Executors.newFixedThreadPool(THREADS);
  }

  /** Returns virtual threads, from JDK 21 on; this is compiled for JDK 17. */
  private static ExecutorService virtualThreads() {
    if (Runtime.version().feature() < 21) {
      return platformThreads();
    }
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
