package io.halfpixel.keras;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The {@code size} argument of the layers: how often each spatial axis is repeated.
 *
 * <p>Source: Keras, {@code keras/src/utils/argument_validation.py}, {@code standardize_tuple}.
 */
final class Factors {
  private Factors() {}

  /** Returns one factor for every axis. */
  static List<Integer> of(int axes, int factor) {
    return checked(axes, Collections.nCopies(axes, factor), Integer.toString(factor));
  }

  /** Returns the factors of the axes, outermost first. */
  static List<Integer> of(int axes, int[] factors) {
    return checked(axes, Arrays.stream(factors).boxed().toList(), Arrays.toString(factors));
  }

  private static List<Integer> checked(int axes, List<Integer> factors, String given) {
    String message =
        "The `size` argument must be a tuple of " + axes + " integers. Received size=" + given;
    if (factors.size() != axes) {
      throw new InvalidArgumentException(message);
    }
    String unqualified =
        factors.stream()
            .filter(factor -> factor <= 0)
            .distinct()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    if (!unqualified.isEmpty()) {
      throw new InvalidArgumentException(
          message + ", including values {" + unqualified + "} that do not satisfy `value > 0`");
    }
    return factors;
  }
}
