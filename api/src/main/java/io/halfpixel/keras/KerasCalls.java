package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;

/** Keras 3: {@code keras.layers} and {@code keras.ops}. */
final class KerasCalls {
  private KerasCalls() {}

  /** {@code keras.layers.UpSampling1D(size=2)}. */
  static BoundCall upSampling1D(Keywords args, Keywords context) {
    backend(context);
    UpSampling1D.Builder layer = UpSampling1D.builder();
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
            .backend(backend(context));
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
    UpSampling3D.Builder layer = UpSampling3D.builder().dataFormat(dataFormat(args));
    if (args.isList("size")) {
      layer.size(args.integers("size"));
    } else if (args.has("size")) {
      layer.size(args.integer("size"));
    }
    return BoundCall.contiguous(layer.build());
  }

  /** {@code keras.ops.image.resize(images, size, interpolation='bilinear', antialias=False, …)}. */
  static BoundCall imageResize(Keywords args, Keywords context) {
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
