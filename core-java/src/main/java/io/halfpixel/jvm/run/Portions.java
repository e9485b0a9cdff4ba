package io.halfpixel.jvm.run;

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
    // A stage that writes nothing has no units; it is never asked for a portion.
    long units = Math.max(1, stage.units());
    long stageBlocks = Math.max(1, stage.blocks());
    this.block = units / stageBlocks;
    long blocks = PORTION / Math.max(1, elements / stageBlocks);
    this.portion =
        blocks > 0 ? blocks * block : Math.max(1, PORTION / Math.max(1, elements / units));
  }

  /** Returns the end of the portion that begins with a unit, at most {@code to}. */
  long end(long unit, long to) {
    long cut = portion < block ? unit - unit % block + block : unit - unit % portion + portion;
    return Math.min(Math.min(to, cut), unit + portion);
  }
}
