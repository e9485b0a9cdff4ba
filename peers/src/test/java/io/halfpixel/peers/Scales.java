package io.halfpixel.peers;

import io.halfpixel.tck.random.Randoms;
import java.util.List;

/** Random scales of one axis. */
final class Scales {
  /** The least scale: no axis has to be longer than its inverse. */
  static final double LEAST = 1 / 32.0;

  /** Above the greatest scale. */
  static final double BOUND = 40;

  private static final List<Double> USUAL =
      List.of(2.0, 2.0, 3.0, 4.0, 8.0, 0.5, 0.25, 1.0, 1.3, 1.5, 1.7, 2.05, 2.3, 1 / 3.0);

  private Scales() {}

  /**
   * Returns a usual scale half of the time, else one below ¼, one over 8, one near 1 or any between
   * ¼ and 8, each as often as another.
   */
  static double draw(Randoms random) {
    if (random.flip()) {
      return random.pick(USUAL);
    }
    return switch (random.between(0, 3)) {
      case 0 -> between(LEAST, 0.25, random);
      case 1 -> between(8, BOUND, random);
      case 2 -> nearOne(random);
      default -> between(0.25, 8, random);
    };
  }

  /** Returns 1 ± 2^−k for a k from 4 to 52. */
  private static double nearOne(Randoms random) {
    double distance = Math.scalb(1.0, -random.between(4, 52));
    return random.flip() ? 1 + distance : 1 - distance;
  }

  /** Returns a number of the open interval, of 2^30 that are equally spaced by ratio. */
  private static double between(double low, double high, Randoms random) {
    double fraction = random.between(1, (1 << 30) - 1) * 0x1p-30;
    return low * Math.pow(high / low, fraction);
  }
}
