package io.halfpixel.jvm.run;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;

/**
 * One or more steps of a plan that run together and write what the next producer reads.
 *
 * <p>The output is a sequence of units, of equally many elements each, that can be computed
 * independently. Units are cheapest in ascending order: a producer may remember what it read last.
 *
 * <p>Tables are immutable. A producer that holds scratch memory serves one run at a time, and
 * others are made {@linkplain #forRun from it}.
 */
public abstract class Producer {
  private final DataType output;
  private final long outputElements;
  private final int length;

  /** Creates a producer that writes so many elements of a type, {@code length} in each unit. */
  protected Producer(DataType output, long outputElements, int length) {
    this.output = output;
    this.outputElements = outputElements;
    this.length = length;
  }

  public final DataType output() {
    return output;
  }

  public final long outputElements() {
    return outputElements;
  }

  /** Returns the number of elements of a unit: neighbours, but for the last producer of a plan. */
  public final int length() {
    return length;
  }

  /** Returns the number of units, at least 1. */
  public long units() {
    return outputElements / length;
  }

  /**
   * Returns the number of blocks, one after the other in the input and in the output, that have
   * nothing to do with each other: a divisor of the number of units.
   */
  public abstract long blocks();

  /** Turns a range of units into a range of elements that holds everything they read. */
  public abstract void reads(Reach reach);

  /** Returns this with scratch memory of its own, for a run at the same time; tables are shared. */
  public Producer forRun() {
    return this;
  }

  /** Starts a run over a source: what was remembered of another one is forgotten. */
  public void begin(Elements source) {}

  /** Writes the units [from, to). */
  public abstract void run(Elements source, Elements target, long from, long to);
}
