package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.PackedBytes;

/** Unpacks the rows of the level below, which are {@link PackedBytes}: one value an int. */
final class Unpacked extends RowsAbove<int[]> {
  private final int length;
  private final int[] words;

  /** Unpacks rows of a length, counted in values. */
  Unpacked(RowProducer<int[]> below, int length) {
    super(below);
    this.length = length;
    this.words = new int[PackedBytes.words(length)];
  }

  /** Returns the level whose rows are packed. */
  RowProducer<int[]> below() {
    return below;
  }

  @Override
  Unpacked forRun() {
    return new Unpacked(below.forRun(), length);
  }

  @Override
  void produce(long number, int[] row) {
    below.produce(number, words);
    PackedBytes.unpack(words, row, length);
  }

  @Override
  boolean writes(DataType type) {
    return type == DataType.U8;
  }

  @Override
  void write(long number, DataType type, Object elements, int at) {
    below.produce(number, words);
    PackedBytes.write(words, (byte[]) elements, at, length);
  }
}
