package io.halfpixel.opencv;

import io.halfpixel.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The releases of OpenCV that give different pixels. All of them differ only in {@link
 * Interpolation#NEAREST_EXACT}, and 5.0 in the types and the number of channels that it takes.
 */
public enum Version {
  /**
   * OpenCV 4.6. {@link Interpolation#NEAREST_EXACT} copies pixel ⌊(q·i + q₀) / 2^16⌋, with q =
   * n·2^16 / N rounded to the nearest integer and q₀ = ⌊q/2⌋ − 1; at most 512 channels.
   */
  V4_6(512),
  /** OpenCV 4.14: the same with q₀ = ⌊q/2⌋ − n mod 2. */
  V4_14(512),
  /**
   * OpenCV 5.0. {@link Interpolation#NEAREST_EXACT} copies pixel ⌊f⌋ with f = s/2 + s + s + …, i
   * times s = n / N added in binary64, as Pillow does. In a fifth of all pairs of lengths that
   * differs from 4.14. At most 128 channels; {@code int64}, {@code bfloat16} and {@code bool} too.
   */
  V5_0(128);

  private static final Pattern RELEASE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})([.-].*)?");
  private static final int FIRST_MINOR = 5;
  private static final int CHANGED_MINOR = 8;
  private static final int LAST_MINOR = 14;

  private final int maxChannels;

  Version(int maxChannels) {
    this.maxChannels = maxChannels;
  }

  /**
   * Returns what computes as a release does.
   *
   * <p>The formula of {@link Interpolation#NEAREST_EXACT} came with 4.5.0 and changed with 4.8.0
   * (pull requests 18053 and 23634 of opencv/opencv); 4.6, 4.14 and 5.0 were run.
   *
   * @param release as {@code cv2.__version__} has it, such as {@code "4.10.0"}
   * @throws InvalidArgumentException if it is none of 4.5 to 4.14 and 5.0
   */
  public static Version of(String release) {
    Matcher matcher = RELEASE.matcher(release);
    int major = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    int minor = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    if (major == 4 && minor >= FIRST_MINOR && minor <= LAST_MINOR) {
      return minor < CHANGED_MINOR ? V4_6 : V4_14;
    }
    if (major == 5 && minor == 0) {
      return V5_0;
    }
    throw new InvalidArgumentException(
        "known releases of OpenCV are 4.5 to 4.14 and 5.0, but got \"" + release + "\"");
  }

  int maxChannels() {
    return maxChannels;
  }
}
