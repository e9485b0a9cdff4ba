package io.halfpixel.huggingface;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.ResizeMethod;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.torch.RoundingProfile;
import io.halfpixel.torchvision.InterpolationMode;
import io.halfpixel.torchvision.Resize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * torchvision.
 *
 * @param profile which of PyTorch's builds
 */
record TorchvisionPixels(RoundingProfile profile) implements PixelBackend {
  /** {@code pil_torch_interpolation_mapping}, by Pillow's number. */
  private static final List<InterpolationMode> MODES =
      List.of(
          InterpolationMode.NEAREST_EXACT,
          InterpolationMode.LANCZOS,
          InterpolationMode.BILINEAR,
          InterpolationMode.BICUBIC,
          InterpolationMode.BOX,
          InterpolationMode.HAMMING);

  @Override
  public ImageBackend kind() {
    return ImageBackend.TORCHVISION;
  }

  /** Of a tensor without names of its axes, only 1 or 3 can be the channels. */
  @Override
  public Stage entrance() {
    return image -> {
      if (image.channels() != 1 && image.channels() != 3) {
        throw new InvalidArgumentException(
            "Unable to infer channel dimension format: an image has 1 or 3 channels, but got "
                + image.channels());
      }
      return image;
    };
  }

  @Override
  public Stage resize(int resample, SizeRule rule, @Nullable Double reducingGap) {
    InterpolationMode mode = mode(resample);
    ResizeMethod method =
        ResizeMethod.planes(
            (height, width) ->
                Resize.builder()
                    .size(height, width)
                    .interpolation(mode)
                    .roundingProfile(profile)
                    .build());
    return image -> resize(image, method, mode, rule.of(image.size()));
  }

  /** Returns the mode of Pillow's number. */
  static InterpolationMode mode(int resample) {
    if (resample < 0 || resample >= MODES.size()) {
      throw new InvalidArgumentException(
          "resample is 0 to " + (MODES.size() - 1) + ", but got " + resample);
    }
    return MODES.get(resample);
  }

  /**
   * Returns Pillow's number of a mode.
   *
   * @throws InvalidArgumentException if it has none
   */
  static int resample(InterpolationMode mode) {
    int number = MODES.indexOf(mode);
    if (number < 0) {
      throw new InvalidArgumentException("Pillow has no interpolation " + mode.value());
    }
    return number;
  }

  private static Draft resize(Draft image, ResizeMethod method, InterpolationMode mode, Size size) {
    if (size.equals(image.size())) {
      return image;
    }
    if (mode == InterpolationMode.BOX || mode == InterpolationMode.HAMMING) {
      throw new UnsupportedModeException(
          "Input Error: Only 3D, 4D and 5D input Tensors supported (got 4D) for the modes: nearest"
              + " | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got "
              + mode.value()
              + ")");
    }
    return method.resize(image, size);
  }

  @Override
  public Stage centerCrop(Size size) {
    return Stages.centerCrop(size.height(), size.width(), CropRule.TRUNCATE);
  }

  @Override
  public Stage rescale(double factor) {
    return Stages.rescaleFloat32(factor);
  }

  @Override
  public Stage normalize(double[] mean, double[] std) {
    return broadcast(Stages.normalize(mean, std), mean, std);
  }

  @Override
  public Stage rescaleAndNormalize(double factor, double[] mean, double[] std) {
    return broadcast(Stages.normalizeUnscaled(mean, std, factor), mean, std);
  }

  /** A gray image with several means becomes as many channels, if it is no copy made for it. */
  private static Stage broadcast(Stage normalize, double[] mean, double[] std) {
    int[] repeated = new int[Math.max(mean.length, std.length)];
    return image ->
        image.channels() == 1 && image.type() == DataType.F32
            ? normalize.apply(Stages.channels(repeated).apply(image))
            : normalize.apply(image);
  }
}
