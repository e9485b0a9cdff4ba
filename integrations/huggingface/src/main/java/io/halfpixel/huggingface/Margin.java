package io.halfpixel.huggingface;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.preprocess.ContentRule;
import io.halfpixel.preprocess.Layout;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;

/**
 * Where a page is written on: the smallest rectangle around all that is darker than 200, when its
 * gray is stretched to 0…255.
 *
 * <p>Source: transformers 5.18, {@code crop_margin} of {@code NougatImageProcessor} and {@code
 * NougatImageProcessorPil}.
 */
record Margin(ImageBackend backend) implements ContentRule {
  private static final int THRESHOLD = 200;

  @Override
  public Stage of(Tensor image, Layout layout) {
    int[] gray = gray(image, layout);
    boolean planes = layout == Layout.PLANES;
    int width = Math.toIntExact(image.shape().length(planes ? 2 : 1));
    int low = 255;
    int high = 0;
    for (int value : gray) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (low != high && backend == ImageBackend.PIL && gray.length == image.spec().elements()) {
      throw new InvalidArgumentException(
          "over Pillow, a gray page loses its axis of channels with its margins; take convert(\"RGB\")"
              + " or do_crop_margin=false, but got "
              + image.spec());
    }
    int[] box = {gray.length / width, width, -1, -1};
    for (int i = 0; i < gray.length; i++) {
      if (low == high || isWritten(gray[i] - low, high - low)) {
        box[0] = Math.min(box[0], i / width);
        box[1] = Math.min(box[1], i % width);
        box[2] = Math.max(box[2], i / width);
        box[3] = Math.max(box[3], i % width);
      }
    }
    return Stages.crop(box[0], box[1], box[2] - box[0] + 1, box[3] - box[1] + 1);
  }

  private boolean isWritten(int value, int range) {
    return backend == ImageBackend.PIL
        ? (double) value / range * 255 < THRESHOLD
        : (float) value / range * 255 < THRESHOLD;
  }

  private int[] gray(Tensor image, Layout layout) {
    boolean planes = layout == Layout.PLANES;
    int rank = image.shape().rank();
    int channels = rank == 2 ? 1 : Math.toIntExact(image.shape().length(planes ? 0 : 2));
    if (image.dataType().isFloatingPoint()) {
      throw new UnsupportedModeException(
          "the margins of a page are found in uint8, but got "
              + image.spec()
              + "; take the page's bytes, or do_crop_margin=false");
    }
    boolean known = backend == ImageBackend.PIL ? channels <= 4 : channels == 1 || channels == 3;
    if (image.dataType() != DataType.U8 || !known) {
      throw new InvalidArgumentException(
          "the margins of a page are found in uint8 gray or RGB, over Pillow also with opacity, but"
              + " got "
              + image.spec());
    }
    byte[] bytes = (byte[]) image.copyToArray();
    int[] gray = new int[bytes.length / channels];
    for (int i = 0; i < gray.length; i++) {
      int first = planes ? i : i * channels;
      int next = planes ? gray.length : 1;
      int red = bytes[first] & 0xff;
      gray[i] =
          channels < 3
              ? red
              : luma(red, bytes[first + next] & 0xff, bytes[first + 2 * next] & 0xff);
    }
    return gray;
  }

  private int luma(int red, int green, int blue) {
    return backend == ImageBackend.PIL
        ? (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
        : (int) (red * 0.2989f + green * 0.587f + blue * 0.114f);
  }
}
