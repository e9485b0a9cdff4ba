package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.pillow.Resize;
import io.halfpixel.preprocess.Orientation;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Resizes Java's images. */
final class Thumbnails {
  /** Gray, gray with opacity, RGB, RGB with opacity. */
  private static final List<Integer> TYPES =
      List.of(
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR);

  private static final int MOST_KEPT = 16;

  /** The channel of the opacity in {@link PackedPixels}. */
  private static final int OPACITY_OF_PACKED = 3;

  /** The last operations; only used under its own lock. */
  private static final Map<Request, Resize> KEPT =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Request, Resize> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private Thumbnails() {}

  /** Returns an image of another size and the same kind. */
  static BufferedImage resize(BufferedImage image, int width, int height, Resampling filter) {
    if (width < 1 || height < 1) {
      throw new InvalidArgumentException(
          "an image has at least 1x1 pixels, but got " + width + "x" + height);
    }
    ColorModel model = image.getColorModel();
    boolean full = Arrays.stream(model.getComponentSize()).allMatch(bits -> bits % 8 == 0);
    if (model instanceof IndexColorModel || !full) {
      BufferedImage expanded = expanded(image);
      return resize(expanded, width, height, filter);
    }
    if (PackedPixels.suits(image)) {
      Tensor pixels = PackedPixels.copy(image);
      boolean opaque = isOpaque(image, pixels, OPACITY_OF_PACKED);
      if (!opaque) {
        PackedPixels.multiply(pixels);
      }
      Tensor resized = run(pixels, width, height, filter, true);
      if (!opaque) {
        Opacity.divided(resized);
      }
      clamp(image, resized, OPACITY_OF_PACKED);
      return PackedPixels.sameKind(image, resized);
    }
    Source source = source(image);
    int opacity = model.hasAlpha() ? source.bands().indexOf(model.getNumComponents() - 1) : -1;
    boolean opaque = isOpaque(image, source.pixels(), opacity);
    if (!opaque) {
      source = Source.of(RasterSamples.copy(image.getRaster()));
    }
    Tensor resized = run(source.pixels(), width, height, filter, opaque);
    clamp(image, resized, opacity);
    return SameKind.of(image, source.inOrder(resized));
  }

  /** Returns whether colours can be filtered as they are. */
  private static boolean isOpaque(BufferedImage image, Tensor pixels, int opacity) {
    return !image.getColorModel().hasAlpha()
        || image.isAlphaPremultiplied()
        || Opacity.isFull(pixels, opacity);
  }

  private static void clamp(BufferedImage image, Tensor resized, int opacity) {
    if (image.getColorModel().hasAlpha() && image.isAlphaPremultiplied()) {
      Opacity.clamp(resized, opacity);
    }
  }

  /** Samples, and which band each channel is. */
  private record Source(Tensor pixels, List<Integer> bands) {
    static Source of(Tensor pixels) {
      int bands = pixels.shape().rank() == 3 ? (int) pixels.shape().length(2) : 1;
      return new Source(pixels, IntStream.range(0, bands).boxed().toList());
    }

    /** Returns other pixels of these channels in the order of the bands. */
    Tensor inOrder(Tensor other) {
      return RasterSamples.reordered(other, bands);
    }
  }

  /**
   * Without a display no image is in the memory of a graphics card, and its array can be asked for.
   */
  private static Source source(BufferedImage image) {
    if (GraphicsEnvironment.isHeadless()) {
      PixelView view = PixelView.of(image.getRaster());
      return new Source(view.pixels(), view.bands());
    }
    return Source.of(RasterSamples.copy(image.getRaster()));
  }

  private static Tensor run(
      Tensor pixels, int width, int height, Resampling filter, boolean plain) {
    if (!plain) {
      Tensor multiplied = Opacity.multiplied(pixels);
      return Opacity.divided(run(multiplied, width, height, filter, true));
    }
    int bands = pixels.shape().rank() == 3 ? (int) pixels.shape().length(2) : 1;
    ImageMode mode =
        pixels.dataType() == DataType.U16
            ? ImageMode.I16
            : switch (bands) {
              case 1 -> ImageMode.L;
              case 2 -> ImageMode.LA_PREMULTIPLIED;
              case 3 -> ImageMode.RGB;
              case 4 -> ImageMode.RGBX;
              default ->
                  throw new InvalidArgumentException("an image has 1 to 4 bands, but got " + bands);
            };
    return resize(new Request(width, height, filter, mode)).apply(pixels);
  }

  /** What an operation is made of. Its plans are kept in it, so the last operations are kept. */
  private record Request(int width, int height, Resampling filter, ImageMode mode) {}

  private static Resize resize(Request request) {
    synchronized (KEPT) {
      return KEPT.computeIfAbsent(
          request,
          wanted ->
              Resize.builder()
                  .size(wanted.width(), wanted.height())
                  .resample(wanted.filter())
                  .mode(wanted.mode())
                  .build());
    }
  }

  private static BufferedImage expanded(BufferedImage image) {
    DecodedImage decoded =
        Libraries.pillow(BufferedPixels.of(ImageFormat.OTHER, image, Orientation.UPRIGHT));
    boolean alpha = image.getColorModel().hasAlpha();
    boolean gray = decoded.palette().map(Palette::isGray).orElse(false);
    String mode = alpha ? "RGBA" : gray ? "L" : "RGB";
    Tensor pixels = decoded.convert(mode).pixels();
    int bands = alpha ? 4 : gray ? 1 : 3;
    BufferedImage expanded =
        new BufferedImage(image.getWidth(), image.getHeight(), TYPES.get(bands - 1));
    RasterSamples.write(pixels, expanded.getRaster());
    return expanded;
  }
}
