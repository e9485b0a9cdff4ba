package io.halfpixel.tensorflow;

import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TensorFlow 2: the functions of {@code tf.image} that crop and pad. */
final class ImageCalls {
  private ImageCalls() {}

  /** {@code tf.image.central_crop(image, central_fraction)}. */
  static BoundCall centralCrop(Keywords args, Keywords context) {
    return BoundCall.contiguous(CentralCrop.of(args.number("central_fraction")));
  }

  /** {@code tf.image.resize_with_crop_or_pad(image, target_height, target_width)}. */
  static BoundCall resizeWithCropOrPad(Keywords args, Keywords context) {
    return BoundCall.contiguous(
        ResizeWithCropOrPad.of(args.integer("target_height"), args.integer("target_width")));
  }

  /** {@code tf.image.resize_with_pad(image, target_height, target_width, method='bilinear', …)}. */
  static BoundCall resizeWithPad(Keywords args, Keywords context) {
    ResizeWithPad call =
        ResizeWithPad.of(args.integer("target_height"), args.integer("target_width"))
            .method(ResizeMethod.of(args.text("method", "bilinear")))
            .antialias(args.flag("antialias", false));
    return BoundCall.contiguous(call);
  }

  /**
   * {@code tf.image.crop_and_resize(image, boxes, box_indices, crop_size, method='bilinear', …)}.
   */
  static BoundCall cropAndResize(Keywords args, Keywords context) {
    CropAndResize.Builder call =
        CropAndResize.builder()
            .boxes(boxes(args.value("boxes")))
            .boxIndices(args.integers("box_indices"))
            .cropSize(args.integers("crop_size"))
            .method(ResizeMethod.of(args.text("method", "bilinear")));
    if (args.has("extrapolation_value")) {
      call.extrapolationValue((float) args.number("extrapolation_value"));
    }
    return BoundCall.contiguous(call.build());
  }

  private static float[][] boxes(@Nullable Object rows) {
    if (!(rows instanceof List<?> list)) {
      throw new UnsupportedCallException("the argument boxes is a list, but got " + rows);
    }
    return list.stream().map(ImageCalls::box).toArray(float[][]::new);
  }

  private static float[] box(@Nullable Object row) {
    if (!(row instanceof List<?> list)) {
      throw new UnsupportedCallException("a box is a list, but got " + row);
    }
    float[] box = new float[list.size()];
    for (int i = 0; i < box.length; i++) {
      if (!(list.get(i) instanceof Number number)) {
        throw new UnsupportedCallException("a box has numbers, but got " + row);
      }
      box[i] = number.floatValue();
    }
    return box;
  }
}
