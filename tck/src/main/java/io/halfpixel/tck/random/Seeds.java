package io.halfpixel.tck.random;

import java.util.stream.LongStream;

/**
 * Which random cases a rule tries: always the same, so that a build is red or green for its sources
 * alone.
 *
 * <p>{@code -Dhalfpixel.tck.seed=N} tries case N alone, which reproduces a failure; {@code
 * -Dhalfpixel.tck.effort=1000} tries ten times as many cases as usual.
 */
public final class Seeds {
  /** The system property that chooses one case. */
  static final String SEED = "halfpixel.tck.seed";

  /** The system property that sets how many cases to try, in per cent of the usual number. */
  public static final String EFFORT = "halfpixel.tck.effort";

  private static final int LEAST = 3;

  private Seeds() {}

  /** Returns the seeds of a rule that usually tries so many cases. */
  public static LongStream of(int usual) {
    Long one = Long.getLong(SEED);
    long cases = Math.max(LEAST, (long) usual * Integer.getInteger(EFFORT, 100) / 100);
    return one != null ? LongStream.of(one) : LongStream.range(0, cases);
  }

  /**
   * Returns how far apart the values are that a rule tries of a small type: 1 from the usual effort
   * on, which is all of them.
   */
  public static int stride() {
    return Math.max(1, 100 / Integer.getInteger(EFFORT, 100));
  }

  /** Returns what to add to a failure message. */
  public static String hint(long seed) {
    return "; reproduce with -D" + SEED + "=" + seed;
  }
}
