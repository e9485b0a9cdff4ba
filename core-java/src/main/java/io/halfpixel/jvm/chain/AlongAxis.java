package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.along.AlongRow;

/**
 * A pass along the rows, "horizontal": each input row [n][inner] becomes an output row [N][inner]
 * of the same number.
 */
final class AlongAxis<A> extends RowsAbove<A> {
  private final AlongRow<A> resampling;
  private final int length;
  private final A input;

  /** Creates the pass of rows of a length. */
  AlongAxis(RowProducer<A> below, AlongRow<A> resampling, int length) {
    super(below);
    this.resampling = resampling;
    this.length = length;
    this.input = resampling.carrier().row(length);
  }

  @Override
  AlongAxis<A> forRun() {
    return new AlongAxis<>(below.forRun(), resampling.forRun(), length);
  }

  @Override
  void produce(long number, A row) {
    below.produce(number, input);
    resampling.run(input, row, 0);
  }

  @Override
  boolean writes(DataType type) {
    return type.arrayType().isInstance(input);
  }

  @Override
  @SuppressWarnings("unchecked") // An array of that type is what the rows are made of.
  void write(long number, DataType type, Object elements, int at) {
    below.produce(number, input);
    resampling.run(input, (A) elements, at);
  }
}
