package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * Colours multiplied by the opacity of their pixel, or divided by it.
 *
 * <p>Input and output are [pixels][channels]; the last channel is alpha, a, which stays as it is.
 * With M = 255 for uint8 and 65535 for uint16, and k = 8 or 16, a colour c becomes
 *
 * <ul>
 *   <li>{@link Direction#PREMULTIPLY}: {@code ((t >> k) + t) >> k} with {@code t = c·a + 2^(k−1)};
 *       for float32 {@code c·a}, rounded once;
 *   <li>{@link Direction#UNPREMULTIPLY}: {@code min(⌊M·c / a⌋, M)}, or c where a is 0 or M; for
 *       float32 {@code c / a}, rounded once, or c where a is a zero.
 * </ul>
 *
 * <p>Source: Pillow, {@code rgbA2rgba} and {@code rgba2rgbA} in {@code src/libImaging/Convert.c}.
 *
 * @param pixels the number of pixels, at least 0
 * @param channels the number of channels of a pixel, alpha among them, in [2, 2^16]
 * @param direction what is done
 * @param type the element type of input and output: {@link DataType#U8}, {@link DataType#U16} or
 *     {@link DataType#F32}
 */
public record Alpha(long pixels, int channels, Direction direction, DataType type) implements Step {
  private static final int MAX_CHANNELS = 1 << 16;

  /** What is done with colours. */
  public enum Direction {
    /** They are multiplied by alpha. */
    PREMULTIPLY,
    /** They are divided by alpha. */
    UNPREMULTIPLY
  }

  /**
   * Checks the ranges and the type.
   *
   * @throws InvalidArgumentException if a value is outside its range or the type none of those
   *     described, or the element count exceeds {@link Long#MAX_VALUE}
   */
  public Alpha {
    boolean known = type == DataType.U8 || type == DataType.U16 || type == DataType.F32;
    if (pixels < 0 || channels < 2 || channels > MAX_CHANNELS || !known) {
      throw new InvalidArgumentException(
          "alpha has pixels >= 0 and channels in [2, 65536] of uint8, uint16 or float32, but got"
              + " ["
              + pixels
              + "]["
              + channels
              + "] "
              + type);
    }
    Elements.product(pixels, channels);
  }

  @Override
  public DataType input() {
    return type;
  }

  @Override
  public DataType output() {
    return type;
  }

  @Override
  public long inputElements() {
    return pixels * channels;
  }

  @Override
  public long outputElements() {
    return inputElements();
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.alpha(this);
  }
}
