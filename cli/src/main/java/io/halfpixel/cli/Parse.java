package io.halfpixel.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Option values that are more than a word. */
final class Parse {
  private Parse() {}

  /** A scale: finite and greater than 0. */
  static final class Scale implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      double scale;
      try {
        scale = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        scale = Double.NaN;
      }
      if (!(scale > 0 && scale <= Double.MAX_VALUE)) {
        throw new TypeConversionException(
            "a scale is a finite number greater than 0, such as 2 or 0.5, but got '" + text + "'");
      }
      return scale;
    }
  }

  /** A scale of an evaluation: whole, since Keras knows no other, and with something to see. */
  static final class WholeScale implements ITypeConverter<Integer> {
    private static final Pattern WHOLE = Pattern.compile("[2-8]");

    @Override
    public Integer convert(String text) {
      if (!WHOLE.matcher(text).matches()) {
        throw new TypeConversionException(
            "a scale here is a whole number in [2, 8], but got '" + text + "'");
      }
      return Integer.valueOf(text);
    }
  }

  /** The length of one axis. */
  static final class Length implements ITypeConverter<Integer> {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,7}");
    private static final int LONGEST = 1_000_000;

    @Override
    public Integer convert(String text) {
      int length = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
      if (length < 1 || length > LONGEST) {
        throw new TypeConversionException(
            "a length here is in [1, " + LONGEST + "], but got '" + text + "'");
      }
      return length;
    }
  }

  /** The quality of a JPEG. */
  static final class Quality implements ITypeConverter<Integer> {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");

    @Override
    public Integer convert(String text) {
      int quality = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
      if (quality < 1 || quality > 100) {
        throw new TypeConversionException("a quality is in [1, 100], but got '" + text + "'");
      }
      return quality;
    }
  }

  /** A number of threads. */
  static final class Threads implements ITypeConverter<Integer> {
    private static final int MOST = 4096;

    @Override
    public Integer convert(String text) {
      int threads;
      try {
        threads = Integer.parseInt(text);
      } catch (NumberFormatException e) {
        threads = 0;
      }
      if (threads < 1 || threads > MOST) {
        throw new TypeConversionException(
            "a number of threads is in [1, " + MOST + "], but got '" + text + "'");
      }
      return threads;
    }
  }
}
