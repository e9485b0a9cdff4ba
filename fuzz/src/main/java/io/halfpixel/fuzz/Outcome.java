package io.halfpixel.fuzz;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.UndecodableException;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.tck.reference.ElementBits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call gave.
 *
 * @param results the results by name; none if the call was refused
 * @param refusal the exception that refused it, or null
 */
record Outcome(Map<String, Tensor> results, @Nullable String refusal) {
  /** Makes a call; what is thrown and not documented comes out. */
  static Outcome of(Supplier<Map<String, Tensor>> call) {
    try {
      return new Outcome(new LinkedHashMap<>(call.get()), null);
    } catch (InvalidArgumentException
        | UnsupportedModeException
        | UnsupportedCallException
        | UndecodableException e) {
      return new Outcome(Map.of(), e.toString());
    }
  }

  /**
   * Returns how another outcome of the same call differs, or null if it does not.
   *
   * @param movesOnly whether the call computes nothing, so that the bits of NaNs count (rule
   *     HP-301)
   */
  @Nullable String difference(Outcome other, boolean movesOnly) {
    if (refusal != null || other.refusal != null) {
      return String.valueOf(refusal).equals(other.refusal)
          ? null
          : "refused with " + refusal + " and with " + other.refusal;
    }
    if (!results.keySet().equals(other.results.keySet())) {
      return "results are " + results.keySet() + " and " + other.results.keySet();
    }
    for (Map.Entry<String, Tensor> each : results.entrySet()) {
      String difference = difference(each.getValue(), other.results.get(each.getKey()), movesOnly);
      if (difference != null) {
        return each.getKey() + ": " + difference;
      }
    }
    return null;
  }

  private static @Nullable String difference(Tensor one, Tensor other, boolean movesOnly) {
    if (!one.spec().equals(other.spec())) {
      return one.spec() + " and " + other.spec();
    }
    long[] left = ElementBits.read(one);
    long[] right = ElementBits.read(other);
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i]
          && (movesOnly || !isNaN(one.dataType(), left[i]) || !isNaN(one.dataType(), right[i]))) {
        return "element %d of %s is 0x%x and 0x%x".formatted(i, one.spec(), left[i], right[i]);
      }
    }
    return null;
  }

  private static boolean isNaN(DataType type, long bits) {
    return type.isFloatingPoint() && Double.isNaN(ElementBits.value(type, bits));
  }
}
