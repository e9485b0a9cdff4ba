package io.halfpixel.tck.reference;

import io.halfpixel.DataType;
import io.halfpixel.plan.Movement;
import io.halfpixel.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Finds the first element of a result that has other bits than it should. */
public final class FirstDifference {
  private FirstDifference() {}

  /**
   * Returns a sentence about the first difference, or null if there is none. All NaNs are equal
   * (rule HP-301), except in a plan that only moves data.
   */
  public static @Nullable String between(long[] expected, long[] actual, Plan plan) {
    DataType type = plan.target().dataType();
    boolean movesOnly = movesOnly(plan);
    int different = 0;
    int first = -1;
    for (int i = 0; i < expected.length; i++) {
      boolean same =
          expected[i] == actual[i]
              || !movesOnly && isNaN(type, expected[i]) && isNaN(type, actual[i]);
      if (!same) {
        different++;
        first = first < 0 ? i : first;
      }
    }
    return first < 0
        ? null
        : "index "
            + first
            + " of "
            + expected.length
            + ": expected "
            + text(type, expected[first])
            + ", actual "
            + text(type, actual[first])
            + " ("
            + different
            + " differ)";
  }

  /** Returns whether a plan copies bits and computes nothing. */
  public static boolean movesOnly(Plan plan) {
    return plan.steps().stream().allMatch(Movement.class::isInstance);
  }

  private static boolean isNaN(DataType type, long bits) {
    return type.isFloatingPoint() && Double.isNaN(ElementBits.value(type, bits));
  }

  private static String text(DataType type, long bits) {
    return "0x%0".concat(2 * type.bytes() + "x").formatted(bits)
        + " ("
        + ElementBits.value(type, bits)
        + ")";
  }
}
