package io.halfpixel.jvm.run;

/** How the units of the last producer are cut into bands. */
final class Bands {
  private Bands() {}

  /** Returns the first unit of a band. */
  static long start(long units, int band, int bands) {
    return units / bands * band + Math.min(band, units % bands);
  }

  /**
   * Returns into how many bands work is cut, at most as many as asked for: neighbouring bands
   * compute again what both of them read, which may be a quarter of all that is computed.
   */
  static int worthwhile(Producer[] producers, int asked, Reach reach) {
    int bands = asked;
    double once = producers.length == 1 ? 0 : between(producers, 1, reach);
    while (bands > 1 && producers.length > 1 && between(producers, bands, reach) > 1.25 * once) {
      bands -= (bands + 3) / 4;
    }
    return bands;
  }

  /** Returns how many elements between the producers all bands compute together. */
  private static double between(Producer[] producers, int bands, Reach reach) {
    int last = producers.length - 1;
    long units = producers[last].units();
    int busy = (int) Math.min(bands, units);
    double elements = 0;
    for (int band = 0; band < busy; band++) {
      reach.set(start(units, band, bands), start(units, band + 1, bands));
      for (int producer = last; producer > 0 && !reach.isEmpty(); producer--) {
        producers[producer].reads(reach);
        elements += Math.max(0, reach.end() - reach.begin());
        reach.divide(producers[producer - 1].length());
      }
    }
    return elements;
  }
}
