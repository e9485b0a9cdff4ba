package io.halfpixel.jvm;

import io.halfpixel.DataType;

/**
 * One or more steps of a plan that run together and write what the next stage reads.
 *
 * <p>The output is a sequence of units, of equally many elements each, that can be computed
 * independently. Units are cheapest in ascending order: a stage may remember what it read last.
 *
 * <p>A stage holds scratch memory and serves one run at a time.
 */
abstract class Stage {
  private final DataType output;
  private final long outputElements;
  private final int length;

  /** Creates a stage that writes so many elements of a type, {@code length} in each unit. */
  Stage(DataType output, long outputElements, int length) {
    this.output = output;
    this.outputElements = outputElements;
    this.length = length;
  }

  final DataType output() {
    return output;
  }

  final long outputElements() {
    return outputElements;
  }

  /** Returns the number of elements of a unit; they are neighbours, unless nothing follows. */
  final int length() {
    return length;
  }

  /** Returns the number of units, at least 1. */
  long units() {
    return outputElements / length;
  }

  /**
   * Returns the number of blocks, one after the other in the input and in the output, that have
   * nothing to do with each other: a divisor of the number of units.
   */
  abstract long blocks();

  /** Turns a range of units into a range of elements in which all lies that they read. */
  abstract void reads(Reach reach);

  /** Starts a run: what was remembered of another one is forgotten. */
  abstract void begin(Elements source, Elements target);

  /** Writes the units [from, to). */
  abstract void run(long from, long to);
}
