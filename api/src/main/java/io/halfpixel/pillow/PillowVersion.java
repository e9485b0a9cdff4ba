package io.halfpixel.pillow;

import io.halfpixel.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Releases of Pillow that compute differently, each named after its last one. */
public enum PillowVersion {
  /** 9.0 to 10.4: mode I;16 knows only {@link Resampling#NEAREST}, which is its default. */
  PILLOW_10,
  /**
   * 11.0 to 12.2: mode I;16 has all filters, where a value beyond 65535 becomes 65280 plus its
   * lowest 8 bits; 11.3 was run.
   */
  PILLOW_12_2,
  /**
   * 12.3, the default: images more than 100 times as high as wide are first resized vertically if
   * they become lower; I;16 saturates at 65535.
   */
  PILLOW_12_3;

  private static final Pattern RELEASE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(\\..*)?");

  /**
   * Returns what computes as a release does.
   *
   * @param release such as {@code "11.3.0"} or {@code "11.3"}, from 9.0 to 12.3
   * @throws InvalidArgumentException if it is another one
   */
  public static PillowVersion of(String release) {
    Matcher matcher = RELEASE.matcher(release);
    int number =
        matcher.matches()
            ? 1000 * Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2))
            : 0;
    if (number < 9000 || number > 12_003) {
      throw new InvalidArgumentException(
          "known releases of Pillow are 9.0 to 12.3, but got \"" + release + "\"");
    }
    return number < 11_000 ? PILLOW_10 : number < 12_003 ? PILLOW_12_2 : PILLOW_12_3;
  }

  boolean hasTallImageRule() {
    return this == PILLOW_12_3;
  }

  boolean filtersSixteenBits() {
    return this != PILLOW_10;
  }

  boolean saturatesSixteenBits() {
    return this == PILLOW_12_3;
  }
}
