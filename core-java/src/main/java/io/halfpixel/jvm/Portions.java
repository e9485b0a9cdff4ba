package io.halfpixel.jvm;

/**
 * How the units of a stage are cut so that what a portion reads and writes stays in the caches.
 * Immutable and thread-safe.
 */
final class Portions {
  /** The elements of a portion: few enough for the second-level cache. */
  private static final long PORTION = 1 << 15;

  /** The units of a block of the stage, and of the blocks or the part of one in a portion. */
  private final long block;

  private final long portion;

  Portions(Stage stage, long inputElements) {
    long elements = Math.max(stage.outputElements(), inputElements);
    this.block = stage.units() / stage.blocks();
    long blocks = PORTION / Math.max(1, elements / stage.blocks());
    this.portion =
        blocks > 0 ? blocks * block : Math.max(1, PORTION / Math.max(1, elements / stage.units()));
  }

  /** Returns the end of the portion that begins with a unit, at most {@code to}. */
  long end(long unit, long to) {
    long cut = portion < block ? unit - unit % block + block : unit - unit % portion + portion;
    return Math.min(Math.min(to, cut), unit + portion);
  }
}
