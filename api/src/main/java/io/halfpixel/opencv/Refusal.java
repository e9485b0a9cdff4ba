package io.halfpixel.opencv;

import io.halfpixel.InvalidArgumentException;

/** OpenCV's errors: its condition in its words, then what was given and what is allowed. */
final class Refusal {
  private Refusal() {}

  /** Returns the error of a condition in OpenCV's source that does not hold. */
  static InvalidArgumentException assertion(String condition, String why) {
    return of("-215:Assertion failed", condition, why);
  }

  /** Returns the error of an argument that OpenCV does not know. */
  static InvalidArgumentException badArgument(String what, String why) {
    return of("-5:Bad argument", what, why);
  }

  private static InvalidArgumentException of(String code, String what, String why) {
    return new InvalidArgumentException("(" + code + ") " + what + " in function 'resize': " + why);
  }
}
