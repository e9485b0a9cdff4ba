package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Releases of PyTorch that compute differently, each named after its last one. */
public enum TorchVersion {
  /**
   * 1.11 to 1.13; 1.13.1 was run. Coordinates are computed in {@code float64} from a ratio in
   * {@code float32}, and the cubic kernel fuses its last product and sum too. So modes linear,
   * bilinear, trilinear and bicubic have other bits than in 2.x, the other modes have the same.
   *
   * <p>What is not known to the bit is refused: antialiasing; interpolation of anything but {@code
   * float32}; tensors in channels-last memory, and in modes nearest-exact, bilinear and trilinear
   * those of one channel, which PyTorch 1 takes for channels-last; gradients.
   */
  TORCH_1_13,
  /** 2.0 and later, the default; 2.7 and 2.13 were run. */
  TORCH_2;

  private static final Pattern RELEASE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})([.+].*)?");
  private static final int FIRST_MINOR = 11;
  private static final int LAST_MINOR = 13;

  /**
   * Returns what computes as a release does.
   *
   * @param release as {@code torch.__version__} has it, such as {@code "1.13.1+cu117"} or {@code
   *     "2.13.0"}
   * @throws InvalidArgumentException if it is no release from 1.11 on
   */
  public static TorchVersion of(String release) {
    Matcher matcher = RELEASE.matcher(release);
    if (matcher.matches()) {
      int major = Integer.parseInt(matcher.group(1));
      int minor = Integer.parseInt(matcher.group(2));
      if (major == 2) {
        return TORCH_2;
      }
      if (major == 1 && minor >= FIRST_MINOR && minor <= LAST_MINOR) {
        return TORCH_1_13;
      }
    }
    throw new InvalidArgumentException(
        "known releases of PyTorch are 1.11 to 1.13 and 2.0 to 2.x, but got \"" + release + "\"");
  }
}
