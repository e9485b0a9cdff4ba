package io.halfpixel.parity;

import io.halfpixel.Tensor;
import io.halfpixel.keras.DataFormat;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.KerasBackend;
import io.halfpixel.keras.UpSampling1D;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.keras.UpSampling3D;

/** Keras 3: {@code keras.layers} and {@code keras.ops}. */
final class KerasCalls {
  private KerasCalls() {}

  /** {@code keras.layers.UpSampling1D(size=2)}. */
  static BoundCall upSampling1D(Arguments args, Arguments context, Tensor input) {
    backend(context);
    UpSampling1D.Builder layer = UpSampling1D.builder();
    if (args.has("size")) {
      layer.size(args.integer("size"));
    }
    return new BoundCall(layer.build(), input);
  }

  /** {@code keras.layers.UpSampling2D(size=(2, 2), data_format=None, …)}. */
  static BoundCall upSampling2D(Arguments args, Arguments context, Tensor input) {
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
    return new BoundCall(layer.build(), input);
  }

  /** {@code keras.layers.UpSampling3D(size=(2, 2, 2), data_format=None)}. */
  static BoundCall upSampling3D(Arguments args, Arguments context, Tensor input) {
    backend(context);
    UpSampling3D.Builder layer = UpSampling3D.builder().dataFormat(dataFormat(args));
    if (args.isList("size")) {
      layer.size(args.integers("size"));
    } else if (args.has("size")) {
      layer.size(args.integer("size"));
    }
    return new BoundCall(layer.build(), input);
  }

  /** {@code keras.ops.image.resize(images, size, interpolation='bilinear', antialias=False, …)}. */
  static BoundCall imageResize(Arguments args, Arguments context, Tensor input) {
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
    return new BoundCall(call.build(), input);
  }

  private static DataFormat dataFormat(Arguments args) {
    return DataFormat.of(args.text("data_format", "channels_last"));
  }

  private static KerasBackend backend(Arguments context) {
    String name = context.text("keras_backend", "tensorflow");
    for (KerasBackend backend : KerasBackend.values()) {
      if (backend.toString().equals(name)) {
        return backend;
      }
    }
    throw new UnsupportedCallException("no face imitates Keras on the backend " + name);
  }
}
