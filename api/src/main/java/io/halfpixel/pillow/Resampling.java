package io.halfpixel.pillow;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.rules.DoubleSine;
import io.halfpixel.rules.Filter;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The filters of {@code PIL.Image.Resampling}, in the order of Pillow's numbers. Where an axis
 * shrinks, every filter but {@link #NEAREST} is stretched by the ratio: Pillow always antialiases.
 *
 * <p>Source: Pillow, {@code src/libImaging/Resample.c}.
 */
public enum Resampling {
  /** Copies the pixel under the centre of the output pixel. */
  NEAREST(new Filter(0.5, Filter.BOX.function())),
  /** sinc(x)·sinc(x/3) for −3 ≤ x &lt; 3, where sinc(x) = sin(πx)/(πx). */
  LANCZOS(filter(3, x -> -3 <= x && x < 3 ? sinc(x) * sinc(x / 3) : 0)),
  /** 1 − |x| for |x| &lt; 1. */
  BILINEAR(filter(1, x -> Math.max(1 - Math.abs(x), 0))),
  /** Cubic convolution with a = −½. */
  BICUBIC(filter(2, Resampling::cubic)),
  /** 1 for −½ &lt; x ≤ ½: the mean of the covered pixels where an axis shrinks. */
  BOX(filter(0.5, x -> x > -0.5 && x <= 0.5 ? 1 : 0)),
  /** sinc(x)·(0.54 + 0.46·cos(πx)) for |x| &lt; 1, with constants that are binary32 numbers. */
  HAMMING(filter(1, Resampling::hamming));

  @SuppressWarnings("ImmutableEnumChecker") // A function without state.
  private final Filter filter;

  Resampling(Filter filter) {
    this.filter = filter;
  }

  /** The weight at a distance with a sign. */
  @FunctionalInterface
  private interface Weight {
    double at(double x);
  }

  private static Filter filter(double support, Weight weight) {
    return new Filter(
        support,
        arguments -> {
          for (int j = 0; j < arguments.length; j++) {
            arguments[j] = weight.at(arguments[j]);
          }
        });
  }

  private static double cubic(double distance) {
    double x = Math.abs(distance);
    if (x < 1) {
      return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0;
  }

  private static double hamming(double distance) {
    double x = Math.abs(distance);
    if (x == 0 || x >= 1) {
      return x == 0 ? 1 : 0;
    }
    double angle = x * Math.PI;
    return DoubleSine.sin(angle) / angle * (0.54f + 0.46f * DoubleSine.cos(angle));
  }

  private static double sinc(double x) {
    if (x == 0) {
      return 1;
    }
    double angle = x * Math.PI;
    return DoubleSine.sin(angle) / angle;
  }

  /** The function and the distance beyond which it is 0; of no use for {@link #NEAREST}. */
  Filter filter() {
    return filter;
  }

  /** Returns Pillow's number of this filter, such as 3 for {@link #BICUBIC}. */
  @SuppressWarnings("EnumOrdinal") // The constants stand in the order of Pillow's numbers.
  public int number() {
    return ordinal();
  }

  /**
   * Returns the filter with Pillow's name.
   *
   * @param name a name such as {@code "BICUBIC"}, in upper case as in Pillow
   * @throws InvalidArgumentException if no filter has that name
   */
  public static Resampling of(String name) {
    for (Resampling resampling : values()) {
      if (resampling.name().equals(name)) {
        return resampling;
      }
    }
    throw unknown(name);
  }

  /**
   * Returns the filter with Pillow's number.
   *
   * @param number 0 to 5, such as 3 for {@link #BICUBIC}
   * @throws InvalidArgumentException if no filter has that number
   */
  public static Resampling of(int number) {
    if (number < 0 || number >= values().length) {
      throw unknown(number);
    }
    return values()[number];
  }

  private static InvalidArgumentException unknown(Object given) {
    String listed =
        Arrays.asList(NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX).stream()
            .map(Resampling::numbered)
            .collect(Collectors.joining(", "));
    return new InvalidArgumentException(
        "Unknown resampling filter (" + given + "). Use " + listed + " or " + HAMMING.numbered());
  }

  private String numbered() {
    return "Image.Resampling." + name() + " (" + number() + ")";
  }
}
