package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.benchmarks.measure.Spread;
import io.halfpixel.benchmarks.measure.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The timing core, on a clock that only the work moves. */
class TurnsTest {
  private final AtomicLong now = new AtomicLong();

  private Runnable work(long nanos) {
    return () -> now.addAndGet(nanos);
  }

  private Turns turns(long warmUp, long timed) {
    return new Turns(warmUp, 10 * warmUp, timed, now::get, () -> 0, 0);
  }

  @Test
  void eachCandidateGetsItsOwnTime() {
    Turns turns = turns(5_000_000, 50_000_000);
    List<List<Double>> micros = turns.time(List.of(work(700), work(30_000), work(25_000_000)));
    assertEquals(Set.of(0.7), Set.copyOf(micros.get(0)));
    assertEquals(Set.of(30.0), Set.copyOf(micros.get(1)));
    assertEquals(Set.of(25_000.0), Set.copyOf(micros.get(2)));
  }

  @Test
  void candidatesTakeTheSameNumberOfTurns() {
    List<List<Double>> micros = turns(0, 0).time(List.of(work(2_000_000), work(3_000_000)));
    assertEquals(micros.get(0).size(), micros.get(1).size());
    assertEquals(7, micros.get(0).size());
  }

  @Test
  void aSlowPhaseHitsAll() {
    Runnable slowing = () -> now.addAndGet(now.get() < 200_000_000 ? 1_000_000 : 2_000_000);
    List<List<Double>> micros = turns(0, 100_000_000).time(List.of(slowing, slowing));
    double first = micros.get(0).stream().mapToDouble(Double::doubleValue).sum();
    double second = micros.get(1).stream().mapToDouble(Double::doubleValue).sum();
    assertEquals(1, first / second, 0.05);
  }

  @Test
  void whoHasSeveralCallsInABatchGainsNothingFromFullCaches() {
    AtomicReference<String> inCaches = new AtomicReference<>("");
    List<Runnable> work = new ArrayList<>();
    for (long nanos : List.of(600_000L, 1_200_000L)) {
      String memory = "of " + nanos;
      work.add(
          () ->
              now.addAndGet(memory.equals(inCaches.getAndSet(memory)) ? nanos : nanos + 1_000_000));
    }
    List<List<Double>> micros = turns(0, 0).time(work);
    assertEquals(Set.of(600.0), Set.copyOf(micros.get(0)), "two calls in a batch");
    assertEquals(Set.of(1200.0), Set.copyOf(micros.get(1)), "one call");
  }

  @Test
  void turnsOfThreadsBeginWithCallsThatAreNotTimed() {
    AtomicLong calls = new AtomicLong();
    Runnable slowAtFirst =
        () -> now.addAndGet(calls.getAndIncrement() % 4 == 1 ? 10_000_000 : 5_200_000);
    List<Double> micros = turns(0, 0).ofThreads().time(List.of(slowAtFirst)).get(0);
    assertEquals(Set.of(5_200.0), Set.copyOf(micros));
    assertEquals(7, micros.size());
    assertEquals(1 + 7 * 4, calls.get(), "one to warm up; a slow one, two more, and a timed one");
  }

  @Test
  void batchesOfThreadsAreLonger() {
    AtomicLong calls = new AtomicLong();
    Runnable counted =
        () -> {
          calls.incrementAndGet();
          now.addAndGet(1_000_000);
        };
    turns(0, 0).ofThreads().time(List.of(counted));
    int warmUp = 1 + 2 + 4 + 8;
    assertEquals(warmUp + 7 * (20 + 8), calls.get(), "8 calls take at least 5 ms");
  }

  @Test
  void warmUpLastsWhileTheCompilerWorksAndCallsBecomeFaster() {
    long second = 1_000_000_000;
    AtomicLong calls = new AtomicLong();
    Runnable work =
        () -> {
          calls.incrementAndGet();
          now.addAndGet(now.get() < 2 * second ? 10_000_000 : 5_000_000);
        };
    Turns compiling =
        new Turns(second / 2, 9 * second, 0, now::get, () -> Math.min(now.get(), 3 * second), 0);
    assertEquals(Set.of(5000.0), Set.copyOf(compiling.time(List.of(work)).get(0)));
    assertTrue(now.get() > 3 * second, now + " ns");
    assertTrue(now.get() < 4 * second, now + " ns");
  }

  @Test
  void warmUpEnds() {
    long second = 1_000_000_000;
    new Turns(second / 2, second, 0, now::get, now::get, 0).time(List.of(work(1_000_000)));
    assertTrue(now.get() < 2 * second, now + " ns");
  }

  @Test
  void medianAndQuartiles() {
    assertEquals(new Spread(2, 3, 4), Spread.of(5, 1, 4, 2, 3));
    assertEquals(new Spread(1.25, 1.5, 1.75), Spread.of(2, 1));
    assertThrows(IllegalArgumentException.class, Spread::of);
  }
}
