package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.parity.ParityCase.Raises;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorsTest {
  private static final String TEXT = "only one of size or scale_factor should be defined";

  @ParameterizedTest
  @CsvSource({
    "ValueError, true, false",
    "TypeError, true, false",
    "RuntimeError, true, false",
    "InvalidArgumentError, true, false",
    "error, true, false",
    "cv2.error, true, false",
    "ZeroDivisionError, true, false",
    "NotImplementedError, false, true",
    "KeyError, false, false"
  })
  void kind_of_the_exception_counts(String type, boolean invalid, boolean unsupported) {
    Raises raises = new Raises(type, TEXT);
    assertEquals(invalid, Errors.match(raises, new InvalidArgumentException(TEXT)));
    assertEquals(unsupported, Errors.match(raises, new UnsupportedModeException(TEXT)));
    assertEquals(false, Errors.match(raises, new IllegalStateException(TEXT)));
  }

  private static boolean matches(String recorded, String ours) {
    return Errors.match(new Raises("ValueError", recorded), new InvalidArgumentException(ours));
  }

  @Test
  void record_may_be_cut_or_wrapped() {
    assertEquals(true, matches(TEXT.substring(0, 30), TEXT));
    assertEquals(
        true, matches("Exception in call().\n\n\u001B[1m" + TEXT + "\u001B[0m\n\nArguments", TEXT));
    assertEquals(
        true, matches("of layer 'up_sampling2d_35' expected", "of layer 'up_sampling2d' expected"));
    String condition = "(-215:Assertion failed) inv_scale_x > 0 in function 'resize'";
    assertEquals(
        true,
        matches(
            "OpenCV(4.14.0) /io/resize.cpp:4017: error: " + condition + "\n",
            condition + ": fx is above 0, but got -1.0"));
  }

  @Test
  void other_condition_does_not_match() {
    assertEquals(false, matches(TEXT, "either size or scale_factor should be defined"));
    assertEquals(false, matches(TEXT, TEXT.replace("one", "two")));
    assertEquals(
        false, matches("of layer 'up_sampling2d_3' expected", "of layer 'up_sampling1d' expected"));
    assertEquals(
        false,
        matches(
            "OpenCV(4.14.0) /io/resize.cpp:4017: error: (-215:Assertion failed) func != 0 in f\n",
            "(-215:Assertion failed) inv_scale_x > 0 in function 'resize'"));
  }

  /** A word or two is contained in anything. */
  @Test
  void short_text_does_not_match() {
    assertEquals(false, matches(TEXT, "size"));
    assertEquals(false, matches(TEXT, ""));
    assertEquals(false, matches("", TEXT));
  }

  @Test
  void short_text_that_is_the_same_matches() {
    assertEquals(true, matches("box can't be empty", "box can't be empty"));
    assertEquals(false, matches("box can't be empty", "a box can't be empty"));
  }
}
