package io.halfpixel.peers;

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

  private Cases() {}

  /** Returns the seeds of the calls. */
  static LongStream of(String peer) {
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
