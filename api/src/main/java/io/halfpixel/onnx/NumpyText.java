package io.halfpixel.onnx;

import java.math.BigDecimal;
import java.util.List;

/** Arrays as NumPy prints them. */
final class NumpyText {
  private NumpyText() {}

  /** Returns a short binary32 array of ordinary numbers, such as "array([1. , 2.5], …)". */
  static String array(List<Float> values) {
    List<String> digits = values.stream().map(NumpyText::digits).toList();
    int before = digits.stream().mapToInt(text -> text.indexOf('.')).max().orElse(0);
    int behind =
        digits.stream().mapToInt(text -> text.length() - text.indexOf('.')).max().orElse(0);
    StringBuilder text = new StringBuilder("array([");
    for (String number : digits) {
      int point = number.indexOf('.');
      text.append(text.length() > "array([".length() ? ", " : "")
          .append(" ".repeat(before - point))
          .append(number)
          .append(" ".repeat(behind - number.length() + point));
    }
    return text.append("], dtype=float32)").toString();
  }

  private static String digits(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return value + ".";
    }
    String plain = new BigDecimal(Float.toString(value)).toPlainString();
    return plain.endsWith(".0") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
