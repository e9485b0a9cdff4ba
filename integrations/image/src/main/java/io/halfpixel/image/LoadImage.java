package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Keywords;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.pillow.Resize;
import io.halfpixel.spi.Backend;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code keras.utils.img_to_array(keras.utils.load_img(...))}.
 *
 * <p>Source: Keras, {@code keras/src/utils/image_utils.py}.
 */
final class LoadImage {
  private LoadImage() {}

  /** Makes the call. */
  static Tensor call(Keywords args, Keywords context, byte[] file, @Nullable Backend backend) {
    String colours = args.text("color_mode", "rgb");
    DecodedImage image = FrameworkDecoder.read(file, Decoding.PILLOW);
    DecodedImage converted =
        switch (colours) {
          case "grayscale" ->
              image.pixels().dataType() == DataType.U16
                  ? image
                  : FrameworkDecoder.converted(image, "L");
          case "rgba" -> FrameworkDecoder.converted(image, "RGBA");
          case "rgb" -> FrameworkDecoder.converted(image, "RGB");
          default ->
              throw new InvalidArgumentException(
                  "color_mode must be \"grayscale\", \"rgb\", or \"rgba\", but got " + colours);
        };
    Tensor pixels = converted.pixels();
    String interpolation = args.text("interpolation", "nearest");
    boolean keep = args.flag("keep_aspect_ratio", false);
    if (args.has("target_size")) {
      int[] size = args.integers("target_size");
      if (size[0] != converted.height() || size[1] != converted.width()) {
        Resize.Builder resize =
            Resize.builder()
                .size(size[1], size[0])
                .mode(converted.mode())
                .resample(Resampling.of(interpolation.toUpperCase(Locale.ROOT)));
        pixels = run(keep ? box(resize, converted, size) : resize, backend, pixels);
      }
    }
    return floats(pixels);
  }

  private static Tensor run(Resize.Builder resize, @Nullable Backend backend, Tensor pixels) {
    Resize built = resize.build();
    return (backend == null ? built : built.on(backend)).apply(pixels);
  }

  /** The middle part of the image that has the proportions of the target. */
  private static Resize.Builder box(Resize.Builder resize, DecodedImage image, int[] size) {
    int height = (int) Math.min(image.height(), (long) image.width() * size[0] / size[1]);
    int width = (int) Math.min(image.width(), (long) image.height() * size[1] / size[0]);
    int top = (image.height() - height) / 2;
    int left = (image.width() - width) / 2;
    return resize.box(left, top, left + width, top + height);
  }

  private static Tensor floats(Tensor pixels) {
    Object array = pixels.copyToArray();
    float[] floats = new float[(int) pixels.spec().elements()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = array instanceof byte[] bytes ? bytes[i] & 0xFF : ((short[]) array)[i] & 0xFFFF;
    }
    long bands = pixels.shape().rank() == 3 ? pixels.shape().length(2) : 1;
    return Tensor.wrap(
        floats,
        0,
        TensorSpec.of(DataType.F32, pixels.shape().length(0), pixels.shape().length(1), bands));
  }
}
