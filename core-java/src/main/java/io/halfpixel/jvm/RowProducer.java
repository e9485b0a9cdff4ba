package io.halfpixel.jvm;

import io.halfpixel.Tensor;

/**
 * A level of a row chain: rows of equal length that can be asked for by number.
 *
 * <p>Rows are cheapest in ascending order. A level serves one run at a time, between {@link #begin}
 * and {@link #end}.
 */
abstract class RowProducer<A> {
  /** Starts a run over a source: whatever was remembered of another one is forgotten. */
  abstract void begin(Tensor source);

  /** Writes a row. */
  abstract void produce(long number, A row);

  /** Ends the run and lets go of the source. */
  abstract void end();
}
