package io.halfpixel.jvm;

/**
 * Some neighbouring outputs of a row that is resampled along itself, and the way in which they are
 * computed.
 */
abstract class Segment<A> {
  /** Writes this segment's outputs at their places in the target row. */
  abstract void run(A source, A target);

  /** Replaces the weights: tap k of each output gets its own first weight times factor k. */
  abstract void scale(Scaling<A> scaling, A factors);
}
