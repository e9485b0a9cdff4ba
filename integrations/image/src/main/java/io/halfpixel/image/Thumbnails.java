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
import java.awt.image.WritableRaster;
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

  /**
   * Far larger images are reduced by whole factors first, to at least so many times the size, as
   * {@code Image.thumbnail} does; only where the factors divide them, for else it is slower.
   */
  private static final double REDUCING_GAP = 2;

  private static final int MOST_KEPT = 16;

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
    boolean plain = !model.hasAlpha() || image.isAlphaPremultiplied();
    Source source = plain ? source(image) : Source.of(RasterSamples.copy(image.getRaster()));
    Tensor resized = run(source.pixels(), width, height, filter, plain);
    if (model.hasAlpha() && plain) {
      Opacity.clamp(resized, source.bands().indexOf(model.getNumComponents() - 1));
    }
    return sameKind(image, source.inOrder(resized));
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
    boolean reduced =
        isWhole(pixels.shape().length(0), height) && isWhole(pixels.shape().length(1), width);
    return resize(new Request(width, height, filter, mode, reduced)).apply(pixels);
  }

  /** What an operation is made of. Its plans are kept in it, so the last operations are kept. */
  private record Request(
      int width, int height, Resampling filter, ImageMode mode, boolean isReduced) {}

  private static boolean isWhole(long from, int to) {
    long factor = Math.max(1, (long) (from / (to * REDUCING_GAP)));
    return from % factor == 0;
  }

  private static Resize resize(Request request) {
    synchronized (KEPT) {
      return KEPT.computeIfAbsent(
          request,
          wanted -> {
            Resize.Builder resize =
                Resize.builder()
                    .size(wanted.width(), wanted.height())
                    .resample(wanted.filter())
                    .mode(wanted.mode());
            return (wanted.isReduced() ? resize.reducingGap(REDUCING_GAP) : resize).build();
          });
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

  /** Returns an image of the type of another one with these samples, in the order of its bands. */
  static BufferedImage sameKind(BufferedImage image, Tensor samples) {
    int height = (int) samples.shape().length(0);
    int width = (int) samples.shape().length(1);
    ColorModel model = image.getColorModel();
    BufferedImage result;
    if (image.getType() == BufferedImage.TYPE_CUSTOM || model instanceof IndexColorModel) {
      WritableRaster raster = image.getRaster().createCompatibleWritableRaster(width, height);
      result = new BufferedImage(model, raster, image.isAlphaPremultiplied(), null);
    } else {
      result = new BufferedImage(width, height, image.getType());
    }
    RasterSamples.write(samples, result.getRaster());
    return result;
  }
}
