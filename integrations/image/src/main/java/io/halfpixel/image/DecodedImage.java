package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.preprocess.Orientation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of a file, as a library decodes them. Immutable, except that its tensors share their
 * memory with whoever asks for them.
 */
public final class DecodedImage {
  private final Tensor pixels;
  private final ImageMode mode;
  private final boolean bgr;
  private final @Nullable Palette palette;
  private final @Nullable List<Integer> key;
  private final Orientation orientation;
  private final ImageFormat format;
  private final int bits;

  private DecodedImage(
      StoredPixels stored, Tensor pixels, ImageMode mode, boolean bgr, Orientation orientation) {
    this.pixels = pixels;
    this.mode = mode;
    this.bgr = bgr;
    this.palette = mode == ImageMode.P ? stored.palette() : null;
    this.key = bgr ? null : stored.key();
    this.orientation = orientation;
    this.format = stored.format();
    this.bits = stored.bits();
  }

  private DecodedImage(DecodedImage other, Tensor pixels, ImageMode mode, boolean turned) {
    this.pixels = pixels;
    this.mode = mode;
    this.bgr = other.bgr;
    this.palette = mode == ImageMode.P ? other.palette : null;
    this.key = mode == other.mode ? other.key : null;
    this.orientation = turned ? Orientation.UPRIGHT : other.orientation;
    this.format = other.format;
    this.bits = other.bits;
  }

  /** Returns an image that is not turned. */
  static DecodedImage asStored(StoredPixels stored, Tensor pixels, ImageMode mode) {
    return new DecodedImage(stored, pixels, mode, false, stored.orientation());
  }

  /** Returns an image of blue, green and red that has been turned upright. */
  static DecodedImage bgr(StoredPixels stored, Tensor pixels) {
    return new DecodedImage(stored, pixels, ImageMode.RGB, true, Orientation.UPRIGHT);
  }

  /**
   * Returns the pixels: [h, w, bands], or [h, w] for one band, dense; {@code uint8}, {@code uint16}
   * for 16 bits, or {@code bool} for Pillow's mode 1. No copy.
   */
  public Tensor pixels() {
    return pixels;
  }

  /**
   * Returns Pillow's name for what a pixel is. {@link Decoding#OPENCV} gives {@link ImageMode#RGB}
   * with the bands in the order of {@link #isBgr()}.
   */
  public ImageMode mode() {
    return mode;
  }

  /** Returns whether the bands are blue, green and red in this order. */
  public boolean isBgr() {
    return bgr;
  }

  /** Returns the colours, for {@link ImageMode#P} only. */
  public Optional<Palette> palette() {
    return Optional.ofNullable(palette);
  }

  /** Returns how the pixels have to be turned to stand upright. */
  public Orientation orientation() {
    return orientation;
  }

  /** Returns the format of the file. */
  public ImageFormat format() {
    return format;
  }

  /** Returns the bits of a sample in the file: 1 to 8, or 16, also where the pixels have 8. */
  public int bits() {
    return bits;
  }

  /** Returns the number of rows. */
  public int height() {
    return (int) pixels.shape().length(0);
  }

  /** Returns the number of columns. */
  public int width() {
    return (int) pixels.shape().length(1);
  }

  /** Returns whether a pixel may have an opacity: a band, a palette or one colour says so. */
  public boolean hasTransparency() {
    return switch (mode) {
      case LA, RGBA -> true;
      case P -> palette != null && palette.hasTransparency();
      default -> key != null;
    };
  }

  /**
   * Returns the image turned as its file says ({@code PIL.ImageOps.exif_transpose}); itself if it
   * is upright already.
   */
  public DecodedImage upright() {
    return orientation == Orientation.UPRIGHT
        ? this
        : new DecodedImage(this, Turning.upright(pixels, orientation), mode, true);
  }

  /**
   * Returns the image in another mode, by Pillow's formulas.
   *
   * @param mode the image's own, {@code L}, {@code LA}, {@code RGB} or {@code RGBA}
   * @throws UnsupportedModeException if it is another one, the image is OpenCV's, or it has more
   *     bands of 16 bits than one
   */
  public DecodedImage convert(ImageMode mode) {
    if (mode == this.mode) {
      return this;
    }
    if (bgr || pixels.dataType() == DataType.U16 && this.mode != ImageMode.I16) {
      throw new UnsupportedModeException(
          "only Pillow's images are converted, but this one is "
              + (bgr ? "OpenCV's blue, green and red" : "torchvision's " + pixels.spec()));
    }
    return new DecodedImage(
        this, new PillowConversion(pixels, this.mode, palette, key).to(mode), mode, false);
  }

  /**
   * Returns the image in the mode of a name, as {@code Image.convert} does.
   *
   * @param mode such as {@code "RGB"}
   * @throws InvalidArgumentException if no mode has that name
   * @throws UnsupportedModeException under the conditions of {@link #convert(ImageMode)}
   */
  public DecodedImage convert(String mode) {
    return convert(ImageMode.of(mode));
  }

  /** Returns mode, size and orientation, such as {@code PNG RGB 640x480 UPRIGHT}. */
  @Override
  public String toString() {
    return format + " " + (bgr ? "BGR" : mode) + " " + width() + "x" + height() + " " + orientation;
  }
}
