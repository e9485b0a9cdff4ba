package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;

/**
 * A level of a row chain: rows of equal length that can be asked for by number.
 *
 * <p>Rows are cheapest in ascending order. A level serves one run at a time; for another one at the
 * same time, one is made {@linkplain #forRun from it}.
 */
abstract class RowProducer<A> {
  /** Returns this, and all below it, with scratch memory of its own; tables are shared. */
  abstract RowProducer<A> forRun();

  /** Starts a run over a source: whatever was remembered of another one is forgotten. */
  abstract void begin(Elements source);

  /**
   * Turns a range of rows into a range of the source's elements that holds everything from which
   * they are made. A level may take it that these rows are asked for next.
   */
  abstract void reads(Reach reach);

  /** Writes a row. */
  abstract void produce(long number, A row);

  /** Returns whether {@link #write} puts rows into memory of a type. */
  boolean writes(DataType type) {
    return false;
  }

  /**
   * Writes a row as elements of a type that this {@linkplain #writes writes}, from a position on:
   * what {@link #produce} and {@link io.halfpixel.jvm.memory.Carrier#write} would put there by way
   * of a row.
   */
  void write(long number, DataType type, Object elements, int at) {
    throw new UnsupportedOperationException("rows of " + type);
  }
}
