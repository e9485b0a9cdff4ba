package io.halfpixel.jvm.sums;

import io.halfpixel.jvm.memory.Arithmetic;

/**
 * Some neighbouring outputs of a row that is resampled along itself, and the way in which they are
 * computed.
 */
public abstract class Segment<A> {
  /** Creates a segment. */
  protected Segment() {}

  /**
   * Returns this with scratch memory, and weights as they were before they were scaled, of its own;
   * or this itself if it has neither.
   */
  public Segment<A> forRun() {
    return this;
  }

  /**
   * Writes this segment's outputs at their places in the target row, which starts at {@code to}.
   */
  public abstract void run(A source, A target, int to);

  /** Runs several rows, each from its source to its target. */
  public void run(A[] sources, A[] targets) {
    for (int r = 0; r < sources.length; r++) {
      run(sources[r], targets[r], 0);
    }
  }

  /** Replaces the weights: tap k of each output gets its own first weight times factor k. */
  public abstract void scale(Arithmetic<A> arithmetic, A factors);
}
