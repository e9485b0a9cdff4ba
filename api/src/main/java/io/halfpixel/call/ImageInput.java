package io.halfpixel.call;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import java.util.Objects;

/**
 * One image as a framework's call got it. Thread-safe as long as nobody writes to its pixels.
 *
 * @param pixels a contiguous image: [h, w] or [h, w, c], or [c, h, w], as the layout says
 * @param mode Pillow's name of what the samples mean, such as {@code "RGB"} or {@code "L"}; {@code
 *     "BGR"} for OpenCV's images, and empty for an array of which nobody knows it
 * @param layout the order of the axes
 * @param conversion makes the same image in another of Pillow's modes
 */
public record ImageInput(Tensor pixels, String mode, Layout layout, Conversion conversion) {
  /** The order of the axes of an image. */
  public enum Layout {
    /** [height, width], or [height, width, channels]. */
    INTERLEAVED,
    /** [channels, height, width]. */
    PLANAR
  }

  /** Makes an image in another mode, as {@code PIL.Image.convert} does. */
  @FunctionalInterface
  public interface Conversion {
    /**
     * Returns the interleaved pixels in a mode of Pillow.
     *
     * @throws UndecodableException if that conversion is not known
     */
    Tensor to(String mode);
  }

  /** Checks that nothing is null. */
  public ImageInput {
    Objects.requireNonNull(pixels, "pixels");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(conversion, "conversion");
  }

  /** Returns an image that was an array, which nothing converts. */
  public static ImageInput ofArray(Tensor pixels, Layout layout) {
    return new ImageInput(
        pixels,
        "",
        layout,
        mode -> {
          throw new InvalidArgumentException("an array has no mode that becomes " + mode);
        });
  }

  /**
   * Returns the image in a mode of Pillow, interleaved; itself if it is in that mode.
   *
   * @throws InvalidArgumentException if the image was an array
   * @throws UndecodableException if that conversion is not known
   */
  public ImageInput convert(String wanted) {
    return wanted.equals(mode)
        ? this
        : new ImageInput(conversion.to(wanted), wanted, Layout.INTERLEAVED, conversion);
  }
}
