package io.halfpixel.onnx;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Arrays as NumPy prints them. */
final class NumpyText {
  private NumpyText() {}

  /**
   * Returns a short binary32 array, such as "array([1. , 2.5], …)"; numbers that NumPy would write
   * with an exponent are written without.
   */
  static String array(List<Float> values) {
    List<String> digits = values.stream().map(NumpyText::digits).toList();
    int behind = digits.stream().mapToInt(NumpyText::behind).max().orElse(0);
    List<String> aligned =
        digits.stream()
            .map(text -> behind(text) == 0 ? text : text + " ".repeat(behind - behind(text)))
            .toList();
    int width = aligned.stream().mapToInt(String::length).max().orElse(0);
    return aligned.stream()
        .map(text -> " ".repeat(width - text.length()) + text)
        .collect(Collectors.joining(", ", "array([", "], dtype=float32)"));
  }

  private static String digits(float value) {
    if (!Float.isFinite(value)) {
      return Float.toString(value).toLowerCase(Locale.ROOT).replace("infinity", "inf");
    }
    String plain = new BigDecimal(Float.toString(value)).toPlainString();
    return plain.endsWith(".0") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** Returns the number of characters from the point on. */
  private static int behind(String text) {
    return text.contains(".") ? text.length() - text.indexOf('.') : 0;
  }
}
