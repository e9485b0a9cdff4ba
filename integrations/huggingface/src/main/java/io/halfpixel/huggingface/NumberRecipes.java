package io.halfpixel.huggingface;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.preprocess.Batching;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Classes that compute something else, or in another order. */
final class NumberRecipes {
  private NumberRecipes() {}

  /** {@code EfficientNetImageProcessor}: perhaps an offset, perhaps divided once more. */
  static final class EfficientNet extends Recipe {
    EfficientNet(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> numbers() {
      List<Stage> stages = new ArrayList<>();
      stages.add(this::repeated);
      if (configuration().flag("rescale_offset")) {
        if (configuration().flag("do_rescale")) {
          stages.add(pixels().rescale(factor()));
          stages.add(Stages.arithmetic(DataType.F32, DataType.F32, Operator.SUBTRACT, 1));
        }
        if (configuration().flag("do_normalize")) {
          stages.add(pixels().normalize(mean(), std()));
        }
      } else {
        stages.addAll(super.numbers());
      }
      if (configuration().flag("include_top")) {
        stages.add(pixels().normalize(new double[] {0}, std()));
      }
      return stages;
    }

    /**
     * Over torchvision, a gray image gets as many channels as there are means. What {@code
     * include_top} subtracts is one number, and then PyTorch cannot divide in place.
     */
    private Draft repeated(Draft image) {
      if (image.channels() != 1 || pixels().kind() != ImageBackend.TORCHVISION) {
        return image;
      }
      if (configuration().flag("do_normalize")) {
        return Stages.channels(new int[std().length]).apply(image);
      }
      if (configuration().flag("include_top") && std().length > 1) {
        throw new InvalidArgumentException(
            "EfficientNetImageProcessor divides a gray image by image_std of one number if"
                + " include_top is true and do_normalize is false, but got "
                + Arrays.toString(std()));
      }
      return image;
    }
  }

  /** {@code MobileViTImageProcessor}: no mean, but BGR. */
  static final class MobileVit extends Recipe {
    MobileVit(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> numbers() {
      List<Stage> stages = new ArrayList<>();
      if (configuration().flag("do_rescale")) {
        stages.add(pixels().rescale(factor()));
      }
      if (configuration().flag("do_flip_channel_order")) {
        stages.add(this::flipped);
      }
      return stages;
    }

    private Draft flipped(Draft image) {
      if (image.channels() == 1 && pixels().kind() == ImageBackend.TORCHVISION) {
        throw new InvalidArgumentException("a gray image has no channels to flip");
      }
      return Stages.flipChannels().apply(image);
    }
  }

  /** {@code LayoutLMv2ImageProcessor}: bytes, and BGR. */
  static final class LayoutLmV2 extends Recipe {
    LayoutLmV2(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> numbers() {
      return List.of(Stages.flipChannels());
    }
  }

  /** {@code DINOv3ViTImageProcessor}: resized as floating-point numbers between the two. */
  static final class DinoV3 extends Recipe {
    DinoV3(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> geometry() {
      List<Stage> stages = new ArrayList<>();
      if (configuration().flag("do_rescale")) {
        stages.add(pixels().rescale(factor()));
      }
      stages.addAll(super.geometry());
      return stages;
    }

    @Override
    List<Stage> numbers() {
      return configuration().flag("do_normalize")
          ? List.of(DinoV3::refuseIntegers, pixels().normalize(mean(), std()))
          : List.of();
    }

    private static Draft refuseIntegers(Draft image) {
      if (image.type().isInteger()) {
        throw new InvalidArgumentException(
            "Input tensor should be a float tensor. Got torch." + image.type() + ".");
      }
      return image;
    }
  }

  /**
   * {@code VitMatteImageProcessor}: the fourth channel is the trimap, which is rescaled only; zeros
   * on the right and below.
   */
  static final class VitMatte extends Recipe {
    VitMatte(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> entrance() {
      return List.of();
    }

    @Override
    List<Stage> geometry() {
      return List.of();
    }

    @Override
    List<Stage> numbers() {
      boolean rescales = configuration().flag("do_rescale");
      if (!configuration().flag("do_normalize")) {
        return super.numbers();
      }
      double[] mean = withTrimap("image_mean", 0);
      double[] std = withTrimap("image_std", 1);
      if (!rescales) {
        return List.of(pixels().normalize(mean, std));
      }
      if (pixels().kind() == ImageBackend.PIL) {
        return List.of(pixels().rescaleAndNormalize(factor(), mean, std));
      }
      // (x − 0) / 1 for the trimap: its k is not to be in the deviation.
      float k = (float) (1.0 / factor());
      double[] scaledMean = new double[mean.length];
      double[] scaledStd = new double[std.length];
      double[] factors = new double[std.length];
      for (int c = 0; c < std.length; c++) {
        boolean trimap = c == std.length - 1;
        scaledMean[c] = (float) mean[c] * k;
        scaledStd[c] = trimap ? 1 : (float) std[c] * k;
        factors[c] = trimap ? factor() : 1;
      }
      return List.of(
          pixels().normalize(scaledMean, scaledStd),
          Stages.arithmetic(DataType.F32, DataType.F32, Operator.MULTIPLY, factors));
    }

    private double[] withTrimap(String key, double trimap) {
      double[] image = configuration().numbers(key);
      if (image.length != 1 && image.length != 3) {
        throw configuration().wrong(key, "a number for all channels, or three");
      }
      double[] all = new double[4];
      for (int c = 0; c < 3; c++) {
        all[c] = image[image.length == 1 ? 0 : c];
      }
      all[3] = trimap;
      return all;
    }

    @Override
    List<Stage> borders() {
      return configuration().flag("do_pad")
          ? List.of(Borders.upTo(configuration().positive("size_divisor")))
          : List.of();
    }

    @Override
    Batching batching() {
      return Batching.STACK;
    }
  }
}
