package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.peers.Tally.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Which random calls a test compares: always the same, so that a run is red or green for its
 * sources alone.
 *
 * <p>{@code -Dhalfpixel.peers.torch.cases=10000} and {@code
 * -Dhalfpixel.peers.tensorflow.cases=5000} set how many, {@code -Dhalfpixel.peers.first=1000000}
 * starts elsewhere, {@code -Dhalfpixel.peers.seed=N} compares call N alone, which reproduces a
 * failure.
 */
final class Cases {
  private static final String SEED = "halfpixel.peers.seed";
  private static final String FIRST = "halfpixel.peers.first";

  /** How many differences a failure describes. */
  private static final int SHOWN = 20;

  private Cases() {}

  /** What one call came to; throws {@link AssertionError} if the two sides differ. */
  interface Comparer {
    Outcome compare(long seed);
  }

  /**
   * Compares every call and reports the outcomes. Fails at the end, so that a run names all calls
   * that differ, the first of them in full.
   */
  static void compare(String peer, Tally tally, Comparer comparer) {
    List<AssertionError> differences = new ArrayList<>();
    of(peer)
        .forEach(
            seed -> {
              try {
                tally.add(comparer.compare(seed));
              } catch (AssertionError e) {
                differences.add(e);
              }
            });
    tally.report();
    assertTrue(
        differences.isEmpty(),
        () ->
            differences.size()
                + " calls differ\n"
                + differences.stream()
                    .limit(SHOWN)
                    .map(AssertionError::getMessage)
                    .collect(Collectors.joining("\n")));
    assertTrue(tally.count(Outcome.EQUAL) > 0, "nothing was compared");
  }

  private static LongStream of(String peer) {
    Long one = Long.getLong(SEED);
    long first = Long.getLong(FIRST, 0);
    long count = Long.getLong("halfpixel.peers." + peer + ".cases", 1000);
    return one != null ? LongStream.of(one) : LongStream.range(first, first + count);
  }

  /** Returns what to add to a failure message. */
  static String hint(long seed) {
    return "; reproduce with -D" + SEED + "=" + seed;
  }
}
