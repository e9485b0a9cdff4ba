package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.image.StoredPixels.Kind;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.preprocess.Orientation;

/**
 * What each library makes of the samples of a file.
 *
 * <p>Sources: Pillow, {@code PngImagePlugin._MODES} and the other plug-ins; OpenCV, {@code
 * grfmt_png.cpp}, {@code grfmt_jpeg.cpp} and {@code utils.cpp}; torchvision, {@code
 * io/image/cpu/decode_png.cpp} and {@code decode_jpeg.cpp}; TensorFlow, {@code decode_image_op.cc}.
 */
final class Libraries {
  private static final int WORD = 16;

  private Libraries() {}

  /**
   * Returns the pixels of a library.
   *
   * @throws UnsupportedDecodingException if it gives other pixels than any decoder of Java
   */
  static DecodedImage decoded(StoredPixels stored, Decoding decoding)
      throws UnsupportedDecodingException {
    return switch (decoding) {
      case PILLOW -> pillow(stored);
      case OPENCV -> DecodedImage.bgr(stored, Turning.upright(bgr(stored), stored.orientation()));
      case TORCHVISION -> torchvision(stored);
      case TORCHVISION_RGB -> rgb(stored, areWords(stored));
      case TENSORFLOW_ACCURATE -> tensorFlow(stored);
      case TENSORFLOW -> {
        if (stored.format() == ImageFormat.JPEG) {
          throw new UnsupportedDecodingException(
              "cannot be decoded as tf.io.decode_jpeg does by default, dct_method=INTEGER_FAST:"
                  + " no decoder of Java has this transform; dct_method=INTEGER_ACCURATE can be"
                  + " given");
        }
        yield tensorFlow(stored);
      }
    };
  }

  /** The pixels of {@code PIL.Image.open}. */
  static DecodedImage pillow(StoredPixels stored) {
    StoredPixels turned = stored;
    if (stored.format() == ImageFormat.TIFF) {
      turned =
          new StoredPixels(
              stored.format(),
              stored.kind(),
              stored.bits(),
              Turning.upright(stored.samples(), stored.orientation()),
              stored.palette(),
              stored.key(),
              Orientation.UPRIGHT);
    }
    Tensor samples = turned.samples();
    return switch (turned.kind()) {
      case GRAY -> pillowGray(turned);
      case GRAY_ALPHA ->
          turned.bits() == WORD
              ? DecodedImage.asStored(turned, spread(turned), ImageMode.RGBA)
              : DecodedImage.asStored(turned, samples, ImageMode.LA);
      case RGB -> DecodedImage.asStored(turned, full(turned), ImageMode.RGB);
      case RGBA -> DecodedImage.asStored(turned, full(turned), ImageMode.RGBA);
      case CMYK -> DecodedImage.asStored(turned, full(turned), ImageMode.CMYK);
      case PALETTE -> DecodedImage.asStored(turned, samples, ImageMode.P);
    };
  }

  private static DecodedImage pillowGray(StoredPixels stored) {
    Tensor samples = stored.samples();
    if (stored.bits() == 1) {
      TensorSpec truth = TensorSpec.of(DataType.BOOL, samples.shape().toArray());
      return DecodedImage.asStored(
          stored, Tensor.wrap(samples.array(), 0, truth), ImageMode.BILEVEL);
    }
    return stored.bits() == WORD
        ? DecodedImage.asStored(stored, samples, ImageMode.I16)
        : DecodedImage.asStored(stored, full(stored), ImageMode.L);
  }

  /** The samples in bytes. */
  private static Tensor full(StoredPixels stored) {
    return Tensor.wrap(
        stored.fullBytes(), 0, TensorSpec.of(DataType.U8, stored.samples().shape().toArray()));
  }

  /** Gray and opacity as red, green, blue and opacity. */
  private static Tensor spread(StoredPixels stored) {
    byte[] from = stored.fullBytes();
    byte[] rgba = new byte[2 * from.length];
    for (int i = 0; i < rgba.length; i++) {
      rgba[i] = from[i / 4 * 2 + (i % 4 == 3 ? 1 : 0)];
    }
    return Tensor.of(rgba, stored.height(), stored.width(), 4);
  }

  private static Tensor bgr(StoredPixels stored) {
    byte[] from = stored.fullBytes();
    byte[] bgr = new byte[3 * stored.height() * stored.width()];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) openCv(stored, from, i / 3, 2 - i % 3);
    }
    return Tensor.of(bgr, stored.height(), stored.width(), 3);
  }

  private static int openCv(StoredPixels stored, byte[] from, int pixel, int band) {
    int bands = stored.kind().bands();
    return switch (stored.kind()) {
      case GRAY, GRAY_ALPHA -> from[pixel * bands];
      case RGB -> from[3 * pixel + band];
      case RGBA -> {
        int sample = from[4 * pixel + band] & 0xFF;
        int opacity = from[4 * pixel + 3] & 0xFF;
        yield stored.format() == ImageFormat.TIFF ? (sample * opacity + 127) / 255 : sample;
      }
      case PALETTE -> colour(stored, from[pixel] & 0xFF, band);
      case CMYK -> {
        int light = 255 - (from[4 * pixel + 3] & 0xFF);
        int ink = from[4 * pixel + band] & 0xFF;
        yield light - (ink * light >> Byte.SIZE);
      }
    };
  }

  private static int colour(StoredPixels stored, int index, int band) {
    Palette palette = stored.palette();
    return palette == null ? 0 : palette.band(index, band);
  }

  private static DecodedImage torchvision(StoredPixels stored) throws UnsupportedDecodingException {
    if (stored.format() == ImageFormat.GIF) {
      return rgb(stored, false);
    }
    if (stored.kind() == Kind.PALETTE && stored.format() == ImageFormat.PNG) {
      if (stored.bits() < Byte.SIZE) {
        throw new UnsupportedDecodingException(
            "cannot be decoded as torchvision.io.decode_image does with mode UNCHANGED: of indices"
                + " of fewer than 8 bits it leaves bytes unwritten; mode RGB can be given");
      }
      return DecodedImage.asStored(stored, stored.samples(), ImageMode.P);
    }
    DecodedImage image = expanded(stored, areWords(stored));
    if (image.mode() != ImageMode.CMYK) {
      return image;
    }
    byte[] inverted = ((byte[]) image.pixels().array()).clone();
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = (byte) ~inverted[i];
    }
    return DecodedImage.asStored(
        stored, Tensor.wrap(inverted, 0, image.pixels().spec()), ImageMode.CMYK);
  }

  /** Whether torchvision's pixels have 16 bits; those of inks never have. */
  private static boolean areWords(StoredPixels stored) {
    return stored.bits() == WORD && stored.kind() != Kind.CMYK;
  }

  /** Colours instead of indices, else the bands of the file. */
  private static DecodedImage expanded(StoredPixels stored, boolean words) {
    Kind kind = stored.kind();
    if (kind == Kind.PALETTE) {
      Palette palette = stored.palette();
      DecodedImage indices = DecodedImage.asStored(stored, stored.samples(), ImageMode.P);
      boolean opacity = palette != null && palette.hasTransparency();
      return indices.convert(opacity ? ImageMode.RGBA : ImageMode.RGB);
    }
    ImageMode mode =
        switch (kind) {
          case GRAY -> words ? ImageMode.I16 : ImageMode.L;
          case GRAY_ALPHA -> ImageMode.LA;
          case RGB -> ImageMode.RGB;
          case RGBA -> ImageMode.RGBA;
          case CMYK -> ImageMode.CMYK;
          case PALETTE -> ImageMode.P;
        };
    return DecodedImage.asStored(stored, words ? stored.samples() : full(stored), mode);
  }

  private static DecodedImage rgb(StoredPixels stored, boolean words) {
    DecodedImage image = expanded(stored, words);
    if (!words) {
      return image.convert(ImageMode.RGB);
    }
    short[] from = (short[]) image.pixels().array();
    int bands = stored.kind().bands();
    short[] rgb = new short[3 * stored.height() * stored.width()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = from[i / 3 * bands + (bands < 3 ? 0 : i % 3)];
    }
    TensorSpec spec = TensorSpec.of(DataType.U16, stored.height(), stored.width(), 3);
    return DecodedImage.asStored(stored, Tensor.wrap(rgb, 0, spec), ImageMode.RGB);
  }

  private static DecodedImage tensorFlow(StoredPixels stored) {
    DecodedImage image = expanded(stored, false);
    return image.mode() == ImageMode.CMYK ? image.convert(ImageMode.RGB) : image;
  }
}
