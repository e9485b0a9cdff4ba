package io.halfpixel.benchmarks.report;

import java.util.List;
import java.util.regex.Pattern;

/** Why cells miss their goals: what their profiles showed, not what one would guess. */
final class Reasons {
  private static final String JVM = "jvm not slower";

  private static final List<Reason> PROFILED =
      List.of(
          new Reason(
              JVM,
              "-aa uint8 .*->(224x224|720x1280)",
              "`FixedLoops.dots`, three quarters of the time: long sums along a row go output by"
                  + " output, in scalar code"),
          new Reason(
              JVM,
              "(bilinear|bicubic) uint8 .*->2160x3840",
              "`PhaseSegment.run` and `ByteCarrier.write`, five times out of six: bytes become"
                  + " ints, and the compiler narrows them again in a loop of their own"),
          new Reason(
              JVM,
              "-aa float32 .*->224x224",
              "`FloatDotLoops`, inlined into `RowCache.row`: long sums along a row go output by"
                  + " output, in scalar code"),
          new Reason(
              JVM,
              "float16",
              "`FloatCarrier.read` and `write`, two thirds of the time: conversions of half"
                  + " precision are integer code in Java 17"));

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
