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
              "`PairLoops.dots` and `join` two thirds of the time, `ByteCarrier.read` a fifth: long"
                  + " sums along a row are scalar code, two rows to a multiplication, where native"
                  + " code has 16 products an instruction"),
          new Reason(
              JVM,
              "uint8 .*->720x1280",
              "`ElementMoves.gather` two fifths of the time, `ByteCarrier.read` and `write` a third:"
                  + " the compiler vectorises the sums of ints, but neither the gather in front of"
                  + " them nor the change between bytes and ints"),
          new Reason(
              JVM,
              "(bilinear|bicubic) uint8 .*->2160x3840",
              "`ByteCarrier.write` and `read` two fifths of the time, dealing two phases into one row"
                  + " a quarter: neither bytes to ints and back nor the dealing is vectorised in Java"
                  + " 17"),
          new Reason(
              JVM,
              "^bilinear float32 NHWC .*->(256x256|60x60)",
              "`FloatRowLoops.fused4` two fifths of the time, `Dealing.blocks` a quarter: phases are"
                  + " summed in rows of their own and then copied to their places, where native code"
                  + " writes once"),
          new Reason(
              JVM,
              "backward-bilinear float32 NHWC",
              "`FloatAdjoint.fourFused` nine tenths of the time: every element has a weight of its"
                  + " own, which is read with it, where native code has one for all channels"),
          new Reason(
              JVM,
              "float16",
              "`FloatCarrier.read` and `write` two thirds of the time: conversions of half precision"
                  + " are integer code in Java 17"),
          new Reason(
              JVM,
              "uint8 .*1x3x32x32->",
              "`FixedLoops.sum4` and `dots` half the time: rows of 64 to 192 bytes end before the"
                  + " vector loops have begun"),
          new Reason(
              JVM,
              "backward-bilinear float32 NCHW",
              "`FloatAdjoint.fourFused` and `addFused` a third of the time, `pick` a sixth: rows of 30"
                  + " sums are a vector or two"),
          new Reason(
              JVM,
              "^bilinear float32 NCHW 32x32",
              "`FloatRowLoops.fused4`, `SourceStretches.read` and `interleave` half the time: rows of"
                  + " 30 are a vector or two, each with its calls"),
          new Reason(
              NATIVE,
              "^bilinear float32 .*->720x1280",
              "`along_tiles` half the time: sixteen outputs span 24 inputs, more than a vector, so"
                  + " rows are transposed for two taps an output"),
          new Reason(
              NATIVE,
              "^bilinear float32 N(CHW 32x32|HWC 1x3x32x32)",
              "`corner_flat` two thirds of the time: a row is four vectors or twelve, of which the"
                  + " first and the last are single blocks with a set-up of their own"),
          new Reason(
              NATIVE,
              "^bilinear float16 NHWC",
              "`corner_inner` two fifths of the time, conversions between float16 and float32 a third,"
                  + " in passes of their own over each row"),
          new Reason(
              NATIVE,
              "-aa uint8 NHWC .*->224x224",
              "`fixed_along_dots` two thirds of the time: the sums themselves, twelve of them a"
                  + " register"),
          new Reason(
              NATIVE,
              "backward-bilinear float32 NHWC",
              "`adjoint_inner` seven tenths of the time: the sums themselves"),
          new Reason(
              NATIVE,
              "^nearest uint8 NCHW .*->2160x3840",
              "`gather_shuffle` two fifths of the time, `memmove` of each row into the next one a"
                  + " quarter"),
          new Reason(
              "2 threads",
              "",
              "the machine: pure arithmetic in two processes ran 1.66 times as fast as in one; beyond"
                  + " that not profiled"),
          new Reason(
              "plan of a 224x224",
              "1080x1920",
              "fresh memory for 4,000 to 8,000 taps a third of the time, the weights (`addRow`, the"
                  + " filter) another, checks of the finished tables (`floatWeights`, `maxIndex`) a"
                  + " fifth"),
          new Reason(
              "jvm at least",
              "mean",
              "the conversions of bytes and half precision and the gathers named above: a third to"
                  + " two thirds of the time of these cells, in scalar code"),
          new Reason(
              "jvm-vector at least",
              "mean",
              "reductions to 224 run the scalar loops of `jvm`, `PairLoops.dots` and"
                  + " `FloatDotLoops.fours`, half to two thirds of the time; those of bytes to 720p"
                  + " its gathers, a quarter; 4K in bytes stores ints and loads them again between"
                  + " two passes, two fifths"));

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
