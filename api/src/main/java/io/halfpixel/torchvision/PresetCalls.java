package io.halfpixel.torchvision;

import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;

/** torchvision's presets, by their class or by the name of weights. */
final class PresetCalls {
  private PresetCalls() {}

  static BoundCall weights(Keywords args, Keywords context) {
    return bound(Presets.of(args.text("weights", "")), context);
  }

  static BoundCall imageClassification(Keywords args, Keywords context) {
    ImageClassification preset = ImageClassification.of(args.integer("crop_size"));
    if (args.has("resize_size")) {
      preset = preset.resizeSize(args.integer("resize_size"));
    }
    if (args.has("mean")) {
      preset = preset.mean(args.numbers("mean"));
    }
    if (args.has("std")) {
      preset = preset.std(args.numbers("std"));
    }
    return bound(
        preset
            .interpolation(TorchvisionCalls.interpolation(args))
            .antialias(TorchvisionCalls.antialias(args)),
        context);
  }

  static BoundCall semanticSegmentation(Keywords args, Keywords context) {
    SemanticSegmentation preset =
        args.isNone("resize_size")
            ? SemanticSegmentation.ofAnySize()
            : SemanticSegmentation.of(args.integer("resize_size"));
    args.value("resize_size");
    if (args.has("mean")) {
      preset = preset.mean(args.numbers("mean"));
    }
    if (args.has("std")) {
      preset = preset.std(args.numbers("std"));
    }
    return bound(
        preset
            .interpolation(TorchvisionCalls.interpolation(args))
            .antialias(TorchvisionCalls.antialias(args)),
        context);
  }

  static BoundCall objectDetection(Keywords args, Keywords context) {
    return bound(ObjectDetection.of(), context);
  }

  static BoundCall videoClassification(Keywords args, Keywords context) {
    int[] crop = args.integers("crop_size");
    VideoClassification preset =
        VideoClassification.of(crop[0], crop[crop.length - 1], args.integers("resize_size"));
    if (args.has("mean")) {
      preset = preset.mean(args.numbers("mean"));
    }
    if (args.has("std")) {
      preset = preset.std(args.numbers("std"));
    }
    return bound(preset.interpolation(TorchvisionCalls.interpolation(args)), context);
  }

  private static BoundCall bound(Preset<?> preset, Keywords context) {
    Preset<?> here =
        preset
            .input(TorchvisionCalls.input(context))
            .roundingProfile(TorchvisionCalls.profile(context))
            .numThreads(TorchvisionCalls.threads(context));
    return TorchvisionCalls.bound(here, context);
  }
}
