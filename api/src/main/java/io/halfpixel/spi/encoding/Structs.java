package io.halfpixel.spi.encoding;

import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.TapTable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The structures that the fields of steps are made of, but for those that stand beside their step.
 */
final class Structs {
  private static final int INT = Integer.MAX_VALUE;

  static final Fields.Struct<Pass> PASS =
      struct(
          "Pass",
          (pass, fields) -> {
            fields.integer("outer", pass.outer(), 0, Long.MAX_VALUE);
            fields.integer("inputLength", pass.inputLength(), 1, INT);
            fields.integer("outputLength", pass.outputLength(), 1, INT);
            fields.integer("inner", pass.inner(), 0, Long.MAX_VALUE);
          });

  /** Row i holds the taps [starts[i], starts[i + 1]). */
  static final Fields.Struct<TapTable> TAP_TABLE =
      struct(
          "TapTable",
          (taps, fields) -> {
            fields.ints("starts", taps.starts());
            fields.ints("indices", taps.indices());
            fields.doubles("weights", taps.weights());
          });

  static final Fields.Struct<IndexTable> INDEX_TABLE =
      struct(
          "IndexTable",
          (table, fields) -> {
            fields.integer("inputLength", table.inputLength(), 1, INT);
            fields.ints("indices", table.indices());
          });

  static final Fields.Struct<BinTable> BIN_TABLE =
      struct(
          "BinTable",
          (table, fields) -> {
            fields.integer("inputLength", table.inputLength(), 1, INT);
            fields.ints("starts", table.starts());
            fields.ints("ends", table.ends());
          });

  static final Fields.Struct<FixedPoint1d.Terms> TERMS =
      struct(
          "Terms",
          (terms, fields) -> {
            fields.integer("inputShift", terms.inputShift(), 0, 62);
            fields.integer("shift", terms.shift(), 0, 62);
            fields.code("ties", terms.ties());
          });

  static final Fields.Struct<BinMean.Mean> MEAN =
      struct(
          "Mean",
          (mean, fields) -> {
            fields.code("order", mean.order());
            fields.code("finish", mean.finish());
          });

  private Structs() {}

  /** Passes an axis of taps. */
  static void tapAxis(int inputLength, TapTable taps, Fields fields) {
    fields.integer("inputLength", inputLength, 1, INT);
    fields.struct("taps", taps, TAP_TABLE);
  }

  /** Returns a structure of this name. */
  static <T> Fields.Struct<T> struct(String name, BiConsumer<T, Fields> description) {
    return new Fields.Struct<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void describe(T value, Fields fields) {
        description.accept(value, fields);
      }
    };
  }

  static final Fields.Struct<PermutedAxis> PERMUTED_AXIS =
      struct(
          "PermutedAxis",
          (axis, fields) -> {
            fields.integer("length", axis.length(), 0, Long.MAX_VALUE);
            fields.integer("from", axis.from(), 0, 7);
          });

  /** The length of input axis j of a permutation, and the input axis that output axis j is. */
  record PermutedAxis(long length, int from) {
    static List<PermutedAxis> of(Permute step) {
      return IntStream.range(0, step.axes().size())
          .mapToObj(axis -> new PermutedAxis(step.lengths().get(axis), step.axes().get(axis)))
          .toList();
    }
  }
}
