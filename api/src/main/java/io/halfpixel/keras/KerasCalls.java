package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import java.util.regex.Pattern;

/**
 * Keras 3: {@code keras.layers} and {@code keras.ops}; and of Keras 2 the layers that enlarge, if
 * {@code recorded_with} names it.
 */
final class KerasCalls {
  /** "keras 2.12.0", and the package of Keras 2 beside Keras 3, "tf_keras 2.18.0". */
  private static final Pattern KERAS_TWO = Pattern.compile("keras 2\\.");

  private KerasCalls() {}

  private static int version(Keywords context) {
    return KERAS_TWO.matcher(context.text("recorded_with", "")).find() ? 2 : 3;
  }

  /**
   * Checks that the call was one of Keras 3.
   *
   * @throws UnsupportedCallException if it was one of Keras 2, where it computes something else
   */
  static void requireKerasThree(Keywords context) {
    if (version(context) == 2) {
      throw new UnsupportedCallException(
          "of Keras 2, UpSampling1D, UpSampling2D, UpSampling3D, Rescaling and Normalization are"
              + " imitated, but no other call");
    }
  }

  /** {@code keras.layers.UpSampling1D(size=2)}. */
  static BoundCall upSampling1D(Keywords args, Keywords context) {
    backend(context);
    UpSampling1D.Builder layer = UpSampling1D.builder().dtype(policy(context));
    if (args.has("size")) {
      layer.size(args.integer("size"));
    }
    return BoundCall.contiguous(layer.build());
  }

  /** {@code keras.layers.UpSampling2D(size=(2, 2), data_format=None, …)}. */
  static BoundCall upSampling2D(Keywords args, Keywords context) {
    UpSampling2D.Builder layer =
        UpSampling2D.builder()
            .dataFormat(dataFormat(args))
            .interpolation(args.text("interpolation", "nearest"))
            .kerasVersion(version(context))
            .backend(backend(context))
            .dtype(policy(context));
    if (args.isList("size")) {
      layer.size(args.integers("size"));
    } else if (args.has("size")) {
      layer.size(args.integer("size"));
    }
    return BoundCall.contiguous(layer.build());
  }

  /** {@code keras.layers.UpSampling3D(size=(2, 2, 2), data_format=None)}. */
  static BoundCall upSampling3D(Keywords args, Keywords context) {
    backend(context);
    UpSampling3D.Builder layer =
        UpSampling3D.builder().dataFormat(dataFormat(args)).dtype(policy(context));
    if (args.isList("size")) {
      layer.size(args.integers("size"));
    } else if (args.has("size")) {
      layer.size(args.integer("size"));
    }
    return BoundCall.contiguous(layer.build());
  }

  /** {@code keras.ops.image.resize(images, size, interpolation='bilinear', antialias=False, …)}. */
  static BoundCall imageResize(Keywords args, Keywords context) {
    requireKerasThree(context);
    ImageResize.Builder call =
        ImageResize.builder()
            .size(args.integers("size"))
            .interpolation(args.text("interpolation", "bilinear"))
            .antialias(args.flag("antialias", false))
            .cropToAspectRatio(args.flag("crop_to_aspect_ratio", false))
            .padToAspectRatio(args.flag("pad_to_aspect_ratio", false))
            .fillMode(args.text("fill_mode", "constant"))
            .dataFormat(dataFormat(args))
            .backend(backend(context));
    if (args.isInteger("fill_value")) {
      call.fillValue(args.integer("fill_value"));
    } else if (args.has("fill_value")) {
      call.fillValue(args.number("fill_value"));
    }
    return BoundCall.contiguous(call.build());
  }

  /**
   * Returns the type of a layer that was made under a policy, {@code keras.config.dtype_policy()}.
   */
  static DataType policy(Keywords context) {
    return LayerConfig.policy(context.text("dtype_policy", "float32"));
  }

  static DataFormat dataFormat(Keywords args) {
    return DataFormat.of(args.text("data_format", "channels_last"));
  }

  static KerasBackend backend(Keywords context) {
    String name = context.text("keras_backend", "tensorflow");
    for (KerasBackend backend : KerasBackend.values()) {
      if (backend.toString().equals(name)) {
        return backend;
      }
    }
    throw new UnsupportedCallException("no face imitates Keras on the backend " + name);
  }
}
