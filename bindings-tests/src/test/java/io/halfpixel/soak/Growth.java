package io.halfpixel.soak;

import java.util.List;

/**
 * How much a number has grown after warm-up. The first half of the samples is warm-up; of the
 * others, the median of the last third is compared with that of the first third.
 *
 * @param before the median after warm-up
 * @param after the median at the end
 */
record Growth(long before, long after) {
  /** The fewest samples that can be compared. */
  static final int FEWEST = 6;

  /**
   * Compares samples that were taken at regular intervals.
   *
   * @throws IllegalArgumentException if there are fewer than {@value #FEWEST}
   */
  static Growth of(List<Long> samples) {
    if (samples.size() < FEWEST) {
      throw new IllegalArgumentException(
          "a growth needs " + FEWEST + " samples, but there are " + samples.size());
    }
    List<Long> warm = samples.subList(samples.size() / 2, samples.size());
    int third = warm.size() / 3;
    return new Growth(
        median(warm.subList(0, third)), median(warm.subList(warm.size() - third, warm.size())));
  }

  private static long median(List<Long> samples) {
    return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElseThrow();
  }

  /** Returns by how many per cent it has grown; negative if it has shrunk. */
  double percent() {
    return 100.0 * (after - before) / before;
  }
}
