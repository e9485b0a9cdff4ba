package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.preprocess.BatchPadding;
import io.halfpixel.preprocess.Batching;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import java.util.ArrayList;
import java.util.List;

/**
 * What most classes of transformers do, in the order of {@code _preprocess}: RGB, resize, centre
 * crop, rescale and normalise, pad. A class that does something else overrides that part.
 */
class Recipe {
  private final Configuration configuration;
  private final PixelBackend pixels;

  /** Makes the recipe of a class. */
  @FunctionalInterface
  interface Maker {
    Recipe of(Configuration configuration, PixelBackend pixels);
  }

  Recipe(Configuration configuration, PixelBackend pixels) {
    this.configuration = configuration;
    this.pixels = pixels;
  }

  final Configuration configuration() {
    return configuration;
  }

  final PixelBackend pixels() {
    return pixels;
  }

  /** Returns the whole way of an image. */
  Preprocessor preprocessor() {
    if (configuration.flag("do_normalize")
        && !(configuration.has("image_mean") && configuration.has("image_std"))) {
      throw new InvalidArgumentException(
          "`image_mean` and `image_std` must both be specified if `do_normalize` is `True`.");
    }
    if (configuration.flag("do_rescale") && !configuration.has("rescale_factor")) {
      throw new InvalidArgumentException(
          "`rescale_factor` must be specified if `do_rescale` is `True`.");
    }
    List<Stage> stages = new ArrayList<>();
    if (configuration.flag("do_convert_rgb")) {
      stages.add(Stages.rgb());
    }
    stages.addAll(entrance());
    stages.addAll(geometry());
    stages.addAll(numbers());
    stages.addAll(borders());
    stages.add(Stages.planes());
    return Preprocessor.of(stages).batching(batching());
  }

  /** What an image has to be. */
  List<Stage> entrance() {
    return List.of(pixels.entrance());
  }

  /** Resize and crop. */
  List<Stage> geometry() {
    List<Stage> stages = new ArrayList<>();
    if (configuration.flag("do_resize")) {
      stages.addAll(resize());
    }
    if (configuration.flag("do_center_crop")
        && Habits.crops(configuration.family(), pixels.kind())) {
      SizeKeys size = SizeKeys.of(configuration, "crop_size", SizeKeys.Reading.SQUARE, null);
      stages.add(pixels.centerCrop(size.size()));
    }
    return stages;
  }

  /** The resize, if there is one. */
  List<Stage> resize() {
    return List.of(resize(size().rule()));
  }

  final Stage resize(SizeRule rule) {
    return pixels.resize(configuration.integer("resample"), rule, null);
  }

  /** The size of the configuration. */
  SizeKeys size() {
    return SizeKeys.of(
        configuration,
        "size",
        configuration.flag("default_to_square")
            ? SizeKeys.Reading.SQUARE
            : SizeKeys.Reading.SHORTEST_EDGE,
        null);
  }

  /** Rescale and normalise. */
  List<Stage> numbers() {
    boolean rescales = configuration.flag("do_rescale");
    if (!configuration.flag("do_normalize")) {
      return rescales ? List.of(pixels.rescale(factor())) : List.of();
    }
    return List.of(
        rescales
            ? pixels.rescaleAndNormalize(factor(), mean(), std())
            : pixels.normalize(mean(), std()));
  }

  final double factor() {
    return configuration.number("rescale_factor");
  }

  final double[] mean() {
    return configuration.numbers("image_mean");
  }

  final double[] std() {
    return configuration.numbers("image_std");
  }

  /** What comes after the numbers, for each image by itself. */
  List<Stage> borders() {
    return List.of();
  }

  /** How images become a batch. */
  Batching batching() {
    return configuration.flag("do_pad") && Habits.pads(configuration.family())
        ? padding().withoutMask()
        : Batching.STACK;
  }

  /** The padding to {@code pad_size} or the largest. */
  final BatchPadding padding() {
    return configuration.has("pad_size")
        ? BatchPadding.to(
            SizeKeys.of(configuration, "pad_size", SizeKeys.Reading.SQUARE, null).size())
        : BatchPadding.toLargest();
  }
}
