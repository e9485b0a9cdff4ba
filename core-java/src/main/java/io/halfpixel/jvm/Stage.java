package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;

/**
 * One or more steps of a plan that run together, from memory to memory.
 *
 * <p>The output is a sequence of units that can be computed independently. A stage holds scratch
 * memory and serves one run at a time.
 */
abstract class Stage {
  private final DataType output;
  private final long outputElements;

  /** Creates a stage that writes so many elements of a type. */
  Stage(DataType output, long outputElements) {
    this.output = output;
    this.outputElements = outputElements;
  }

  final DataType output() {
    return output;
  }

  final long outputElements() {
    return outputElements;
  }

  /** Returns the number of units, at least 1. */
  abstract long units();

  /** Writes the units [from, to). */
  abstract void run(Tensor source, Tensor target, long from, long to);
}
