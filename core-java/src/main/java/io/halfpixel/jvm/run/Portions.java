package io.halfpixel.jvm.run;

/**
 * How the units of a producer are cut so that what a portion reads and writes stays in the caches.
 * Immutable and thread-safe.
 */
final class Portions {
  /** The elements of a portion: few enough for the second-level cache. */
  private static final long PORTION = 1 << 15;

  /** The units of a block of the producer, and of the blocks or the part of one in a portion. */
  private final long block;

  private final long portion;

  Portions(Producer producer, long inputElements) {
    long elements = Math.max(producer.outputElements(), inputElements);
    // A producer that writes nothing has no units; it is never asked for a portion.
    long units = Math.max(1, producer.units());
    long ofProducer = Math.max(1, producer.blocks());
    this.block = units / ofProducer;
    long blocks = PORTION / Math.max(1, elements / ofProducer);
    this.portion =
        blocks > 0 ? blocks * block : Math.max(1, PORTION / Math.max(1, elements / units));
  }

  /** Returns the end of the portion that begins with a unit, at most {@code to}. */
  long end(long unit, long to) {
    long cut = portion < block ? unit - unit % block + block : unit - unit % portion + portion;
    return Math.min(Math.min(to, cut), unit + portion);
  }
}
