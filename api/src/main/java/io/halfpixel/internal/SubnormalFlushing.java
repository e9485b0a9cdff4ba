package io.halfpixel.internal;

import org.jspecify.annotations.Nullable;

/**
 * Notices a thread whose processor takes subnormal numbers for zero: it is out of the numeric
 * contract (rule HP-302). The flags belong to a thread; native code sets them, most often without
 * knowing.
 */
final class SubnormalFlushing {
  /** Volatile, so that the arithmetic happens here and now and not in a compiler. */
  private static volatile float smallestNormal = Float.MIN_NORMAL;

  private static volatile float subnormal = 0x1p-140f;

  private SubnormalFlushing() {}

  /** Returns a sentence that names the flags of this thread and what helps; null if none is set. */
  static @Nullable String ofThisThread() {
    // Bits are compared: a processor that takes subnormal operands for zero compares so, too.
    boolean results = Float.floatToRawIntBits(smallestNormal * 0.5f) == 0;
    boolean operands = Float.floatToRawIntBits(subnormal * 0x1p30f) == 0;
    if (!results && !operands) {
      return null;
    }
    String flags =
        results && operands
            ? "flush-to-zero and denormals-are-zero are"
            : (results ? "flush-to-zero" : "denormals-are-zero") + " is";
    return "on this thread the processor takes subnormal numbers for zero ("
        + flags
        + " set, as by native code built with -ffast-math), which changes results;"
        + " clear the flags or call from another thread";
  }
}
