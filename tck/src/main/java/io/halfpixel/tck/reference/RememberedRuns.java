package io.halfpixel.tck.reference;

import io.halfpixel.plan.Plan;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What came of plans that were executed before: every subject is tested with the same cases, which
 * need to be interpreted only once. Given up when memory runs short. Safe for use by several
 * threads.
 */
final class RememberedRuns {
  private SoftReference<Map<Run, long[]>> results = new SoftReference<>(null);

  /** Returns the result of a plan for a source, from memory or computed now. */
  long[] resultOf(Plan plan, long[] source, Supplier<long[]> computed) {
    Map<Run, long[]> known = results();
    Run run = new Run(plan, source);
    long[] result = known.get(run);
    if (result == null) {
      result = computed.get();
      known.put(new Run(plan, source.clone()), result);
    }
    return result.clone();
  }

  private synchronized Map<Run, long[]> results() {
    Map<Run, long[]> known = results.get();
    if (known == null) {
      known = new ConcurrentHashMap<>();
      results = new SoftReference<>(known);
    }
    return known;
  }

  /** A plan and its source; equal to another of the same contents. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by contents below.
  private record Run(Plan plan, long[] source) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Run run && Arrays.equals(source, run.source) && plan.equals(run.plan);
    }

    @Override
    public int hashCode() {
      return 31 * plan.hashCode() + Arrays.hashCode(source);
    }
  }
}
