package io.halfpixel.huggingface;

import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import org.jspecify.annotations.Nullable;

/**
 * A backend put together of parts that no backend of transformers has together.
 *
 * @param kind which of them the class thinks it has
 * @param resizer what resizes
 * @param sizes what becomes of the sizes of the class
 * @param crop where the middle is
 * @param numbers how values are scaled
 */
record MixedPixels(ImageBackend kind, Resizer resizer, Sizes sizes, CropRule crop, Numbers numbers)
    implements PixelBackend {
  /** Resizes. */
  @FunctionalInterface
  interface Resizer {
    /** Returns the stage; see {@link PixelBackend#resize}. */
    Stage resize(int resample, SizeRule rule, @Nullable Double reducingGap);
  }

  /** Changes a rule for sizes. */
  @FunctionalInterface
  interface Sizes {
    /** Returns the changed rule. */
    SizeRule of(SizeRule rule);
  }

  /** How values are scaled and normalised. */
  enum Numbers {
    /** By the factor in float64, then mean and deviation in float32: Pillow's classes. */
    FLOAT64_IN_TURN,
    /** The factor is folded into mean and deviation: torchvision's classes. */
    FUSED,
    /** By the factor in float32, then mean and deviation. */
    FLOAT32_IN_TURN
  }

  @Override
  public Stage resize(int resample, SizeRule rule, @Nullable Double reducingGap) {
    return resizer.resize(resample, sizes.of(rule), reducingGap);
  }

  @Override
  public Stage centerCrop(Size size) {
    return Stages.centerCrop(size.height(), size.width(), crop);
  }

  @Override
  public Stage rescale(double factor) {
    return switch (numbers) {
      case FLOAT64_IN_TURN -> Stages.rescale(factor);
      case FUSED, FLOAT32_IN_TURN -> Stages.rescaleFloat32(factor);
    };
  }

  @Override
  public Stage normalize(double[] mean, double[] std) {
    return Stages.normalize(mean, std);
  }

  @Override
  public Stage rescaleAndNormalize(double factor, double[] mean, double[] std) {
    if (numbers == Numbers.FUSED) {
      return Stages.normalizeUnscaled(mean, std, factor);
    }
    Stage rescale = rescale(factor);
    Stage normalize = normalize(mean, std);
    return image -> normalize.apply(rescale.apply(image));
  }
}
