package io.halfpixel.benchmarks.report;

import java.util.List;
import java.util.regex.Pattern;

/** Why cells miss their goals: what their profiles showed, not what one would guess. */
final class Reasons {
  private static final String JVM = "jvm not slower";
  private static final String NATIVE = "native at least";

  private static final List<Reason> PROFILED =
      List.of(
          new Reason(
              JVM,
              "-aa uint8 .*->224x224",
              "sums of columns (`ByteColumns.more4`) half of the time, which is vectorised; reading"
                  + " columns of bytes, whose rows lie pages apart, two fifths"),
          new Reason(
              JVM,
              "-aa float32 .*->224x224",
              "`FloatDotLoops.fours`, scalar code for long sums along a row, takes half to two"
                  + " thirds of the time of `jvm-vector`, which runs the same loop here"),
          new Reason(
              JVM,
              "uint8 .*->720x1280",
              "reading columns of bytes a third of the time, putting their results back into rows"
                  + " (`ByteColumns.writeEight`) a quarter, both in scalar code; the sums a"
                  + " quarter"),
          new Reason(
              JVM,
              "bilinear uint8 .*->2160x3840",
              "sums and their clamps, which are vectorised, three fifths of the time; putting"
                  + " results back into rows and bytes a quarter"),
          new Reason(
              JVM,
              "bicubic uint8 .*->2160x3840",
              "`ByteCarrier.write` and `read` two fifths of the time, dealing two phases into one"
                  + " row (`ElementMoves.gather`) a quarter: Java's compiler vectorises neither"
                  + " bytes to ints and back nor the dealing"),
          new Reason(
              JVM,
              "backward-bilinear float32 NHWC",
              "`RowMove.Blocks` two thirds of the time: copies of 64 channels, one call each; the"
                  + " sums a quarter"),
          new Reason(
              JVM,
              "bilinear float16 NHWC",
              "`Interleaving.blocks` and `ShiftedRows.read` half of the time: copies of 64"
                  + " channels; conversions a quarter"),
          new Reason(
              JVM,
              "uint8 .*1x3x32x32->",
              "`FixedLoops.sum2` or `sum4` a third of the time: rows of 64 to 192 bytes end before"
                  + " the vector loops have begun"),
          new Reason(
              JVM,
              "backward-bilinear float32 NCHW",
              "`FloatAdjoint.fourFused` and `addFused` two fifths of the time, `pick` a sixth: rows"
                  + " of 30 sums are a vector or two"),
          new Reason(
              JVM,
              "^bilinear float32 NCHW 32x32",
              "`FloatDotLoops.numbers` a quarter of the time, `FloatRowLoops.fused4`,"
                  + " `ShiftedRows.read` and `interleave` two fifths: rows of 30 are a few"
                  + " vectors, each with its calls, and end in sums of their own"),
          new Reason(
              JVM,
              "^bilinear float32 NHWC 1x3x32x32",
              "`FloatRowLoops.fused4`, `FloatCarrier.scale`, `ElementMoves.gather` and"
                  + " `FloatDotLoops.numbers` a sixth of the time each: a row of 192 sums in"
                  + " several pieces, each with its calls"),
          new Reason(
              JVM,
              "^bilinear float32 NCHW .*->720x1280",
              "`ElementMoves.gather` three fifths of the time: the compiler does not vectorise it"),
          new Reason(
              JVM,
              "^nearest float32 NHWC",
              "`RowMove.Blocks` nearly all of the time: copies of 64 channels, one call each"),
          new Reason(
              NATIVE,
              "-aa float32 NCHW .*->224x224",
              "PyTorch sums along the width first: by count 64 shuffles and 32 products and sums"
                  + " for 256 values read, 420 us for three planes of 1080p, where reading them"
                  + " takes 363; zimg sums along the height first and turns 4.8 times less"),
          new Reason(
              NATIVE,
              "-aa float32 NCHW .*->720x1280",
              "six taps that repeat every three values: tiles take 11 cycles for 16 results,"
                  + " windows of two vectors would take 8"),
          new Reason(
              NATIVE,
              "^bilinear float32 .*->720x1280",
              "`along_flat` three quarters of the time. The source of 25 MB comes from main memory"
                  + " and is 2.25 times as large as the result, which is all that `memcpy` copies;"
                  + " rows in the second-level cache take 1.7 ms, where each tap is picked from two"
                  + " vectors"),
          new Reason(
              NATIVE,
              "^bilinear float32 NHWC 1x3x32x32",
              "`corner_flat` five sixths of the time: the 24 vectors of a row are several runs of"
                  + " blocks with the same picks, and the set-up of a run takes as long as several"
                  + " vectors"),
          new Reason(
              NATIVE,
              "^bilinear float32 NCHW 32x32",
              "`corner_flat` nine tenths of the time: each vector of a result is four picks from"
                  + " vectors and four sums, where `memcpy` has a load and a store"),
          new Reason(
              NATIVE,
              "^nearest float32 NCHW 1x3x32x32",
              "`gather_window` three fifths of the time, the loop over rows (`Gather::run`) two: a"
                  + " row is eight vectors"),
          new Reason(
              NATIVE,
              "^bilinear float16 NHWC",
              "`corner_inner` half of the time, conversions to float16 a third and from float16 a"
                  + " tenth, in passes of their own"),
          new Reason(
              NATIVE,
              "-aa uint8 NHWC .*->224x224",
              "`fixed_along_dots` nine tenths of the time: the sums themselves, twelve products an"
                  + " instruction of sixteen"),
          new Reason(
              NATIVE,
              "^bilinear uint8 NHWC .*->2160x3840",
              "`fixed_along_four_shuffles` half of the time, `fixed_blend` the other: the sums"
                  + " themselves"),
          new Reason(
              NATIVE,
              "backward-bilinear float32 NHWC",
              "`adjoint_inner` nine tenths of the time: the sums themselves"),
          new Reason(
              "2 threads",
              "",
              "the same functions in the same shares as on one thread. What a second processor"
                  + " gives varies here: two processes that copy 16 MB each are together 1.3 to 1.9"
                  + " times as fast as one, those with arithmetic alone 2.0 times"),
          new Reason(
              "plan of a 224x224",
              "1080x1920",
              "fresh memory for 4,000 to 8,000 taps a third of the time, the weights (`addRow`, the"
                  + " filter) another, checks of the finished tables (`floatWeights`, `maxIndex`) a"
                  + " fifth"),
          new Reason(
              "jvm at least",
              "mean",
              "the moves named above (bytes to ints and back, columns, gathers, short copies): a"
                  + " third to two thirds of the time of these cells, in scalar code"),
          new Reason(
              "jvm-vector at least",
              "mean",
              "reductions of floats to 224 run a scalar loop of `jvm`, `FloatDotLoops.fours`, half"
                  + " to two thirds of the time; those of bytes to 720p its columns; 4K in bytes"
                  + " stores ints and loads them again between two passes, two fifths"));

  private Reasons() {}

  /**
   * What a profile showed.
   *
   * @param goal how the text of the goal begins
   * @param where cells that it was seen in, or others with the same loop
   * @param text a sentence
   */
  private record Reason(String goal, Pattern where, String text) {
    Reason(String goal, String where, String text) {
      this(goal, Pattern.compile(where), text);
    }
  }

  /** Returns the reason of a miss, or that there is none yet. */
  static String of(String goal, String where) {
    return PROFILED.stream()
        .filter(reason -> goal.startsWith(reason.goal()) && reason.where().matcher(where).find())
        .map(Reason::text)
        .findFirst()
        .orElse("not profiled");
  }
}
