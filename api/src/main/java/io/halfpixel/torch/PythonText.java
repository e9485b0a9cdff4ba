package io.halfpixel.torch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers and lists as Python prints them, for error texts. */
final class PythonText {
  /** Digits that always identify a binary64 value. */
  private static final int ENOUGH_DIGITS = 17;

  private PythonText() {}

  static String list(List<? extends Number> values) {
    return values.stream().map(PythonText::number).collect(Collectors.joining(", ", "[", "]"));
  }

  static String number(Number value) {
    return value instanceof Double real ? real(real) : value.toString();
  }

  /**
   * Returns {@code repr(value)}: the shortest digits that read back as the value, with an exponent
   * if it is below −4 or at least 16.
   *
   * <p>Source: Python, {@code float_repr_style} in the documentation of {@code sys}, and {@code
   * repr} in the format specification.
   */
  private static String real(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value > 0 ? "0.0" : "-0.0";
    }
    BigDecimal digits = shortest(value);
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = digits.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String mantissa = digits.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = ENOUGH_DIGITS; digits >= 1; digits--) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() != value) {
        break;
      }
      shortest = rounded;
    }
    return shortest.stripTrailingZeros();
  }
}
