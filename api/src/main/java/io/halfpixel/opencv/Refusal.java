package io.halfpixel.opencv;

import io.halfpixel.InvalidArgumentException;

/** OpenCV's errors: its condition in its words, then what was given and what is allowed. */
final class Refusal {
  private static final String RESIZE = "resize";

  private Refusal() {}

  /** Returns the error of a condition in the source of {@code resize} that does not hold. */
  static InvalidArgumentException assertion(String condition, String why) {
    return assertion(RESIZE, condition, why);
  }

  /** Returns the error of a condition in OpenCV's source that does not hold. */
  static InvalidArgumentException assertion(String function, String condition, String why) {
    return of("-215:Assertion failed", function, condition, why);
  }

  /** Returns the error of an argument that {@code resize} does not know. */
  static InvalidArgumentException badArgument(String what, String why) {
    return badArgument(RESIZE, what, why);
  }

  /** Returns the error of an argument that OpenCV does not know. */
  static InvalidArgumentException badArgument(String function, String what, String why) {
    return of("-5:Bad argument", function, what, why);
  }

  private static InvalidArgumentException of(
      String code, String function, String what, String why) {
    return new InvalidArgumentException(
        "(" + code + ") " + what + " in function '" + function + "': " + why);
  }
}
