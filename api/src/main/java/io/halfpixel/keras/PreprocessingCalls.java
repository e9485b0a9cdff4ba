package io.halfpixel.keras;

import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;

/** Keras 3: the layers that prepare images, and {@code keras.applications}. */
final class PreprocessingCalls {
  private PreprocessingCalls() {}

  /** {@code keras.layers.Resizing(height, width, interpolation='bilinear', …)}. */
  static BoundCall resizing(Keywords args, Keywords context) {
    KerasCalls.requireKerasThree(context);
    Resizing.Builder layer =
        Resizing.builder(args.integer("height"), args.integer("width"))
            .dtype(KerasCalls.policy(context))
            .interpolation(args.text("interpolation", "bilinear"))
            .cropToAspectRatio(args.flag("crop_to_aspect_ratio", false))
            .padToAspectRatio(args.flag("pad_to_aspect_ratio", false))
            .fillMode(args.text("fill_mode", "constant"))
            .antialias(args.flag("antialias", false))
            .dataFormat(KerasCalls.dataFormat(args))
            .backend(KerasCalls.backend(context));
    if (args.isInteger("fill_value")) {
      layer.fillValue(args.integer("fill_value"));
    } else if (args.has("fill_value")) {
      layer.fillValue(args.number("fill_value"));
    }
    return BoundCall.contiguous(layer.build());
  }

  /** {@code keras.layers.CenterCrop(height, width, data_format=None)}. */
  static BoundCall centerCrop(Keywords args, Keywords context) {
    KerasCalls.requireKerasThree(context);
    return BoundCall.contiguous(
        CenterCrop.builder(args.integer("height"), args.integer("width"))
            .dtype(KerasCalls.policy(context))
            .dataFormat(KerasCalls.dataFormat(args))
            .backend(KerasCalls.backend(context))
            .build());
  }

  /** {@code keras.layers.Rescaling(scale, offset=0.0)}. */
  static BoundCall rescaling(Keywords args, Keywords context) {
    KerasCalls.backend(context);
    Rescaling.Builder layer =
        Rescaling.builder(args.numbers("scale")).dtype(KerasCalls.policy(context));
    if (args.has("offset")) {
      layer.offset(args.numbers("offset"));
    }
    return BoundCall.contiguous(layer.build());
  }

  /** {@code keras.layers.Normalization(axis=-1, mean=None, variance=None, invert=False)}. */
  static BoundCall normalization(Keywords args, Keywords context) {
    KerasCalls.backend(context);
    Normalization.Builder layer =
        Normalization.builder()
            .dtype(KerasCalls.policy(context))
            .invert(args.flag("invert", false));
    if (args.isNone("axis")) {
      args.value("axis");
      layer.axis();
    } else if (args.has("axis")) {
      layer.axis(args.integers("axis"));
    }
    if (args.has("mean")) {
      layer.mean(args.numbers("mean"));
    }
    if (args.has("variance")) {
      layer.variance(args.numbers("variance"));
    }
    return BoundCall.contiguous(layer.build());
  }

  /**
   * {@code keras.applications.imagenet_utils.preprocess_input(x, data_format=None, mode='caffe')}.
   */
  static BoundCall preprocessInput(Keywords args, Keywords context) {
    KerasCalls.backend(context);
    PreprocessMode mode = PreprocessMode.of(args.text("mode", "caffe"));
    return BoundCall.contiguous(PreprocessInput.of(mode, KerasCalls.dataFormat(args)));
  }
}
