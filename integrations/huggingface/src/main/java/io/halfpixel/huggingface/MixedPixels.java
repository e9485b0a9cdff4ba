package io.halfpixel.huggingface;

import io.halfpixel.DataType;
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
    FLOAT32_IN_TURN,
    /** Divided in float32, then mean and deviation: torchvision's ToTensor, and timm. */
    DIVIDED,
    /** Mean and deviation only. */
    UNSCALED
  }

  /** Returns the parts of a backend. */
  static MixedPixels of(ImageBackend backend) {
    return backend == ImageBackend.PIL
        ? new MixedPixels(
            backend, Resizers.PIL, rule -> rule, CropRule.FLOOR, Numbers.FLOAT64_IN_TURN)
        : new MixedPixels(
            backend, Resizers.TORCHVISION, rule -> rule, CropRule.TRUNCATE, Numbers.FUSED);
  }

  MixedPixels resizer(Resizer other) {
    return new MixedPixels(kind, other, sizes, crop, numbers);
  }

  MixedPixels sizes(Sizes other) {
    return new MixedPixels(kind, resizer, other, crop, numbers);
  }

  MixedPixels crop(CropRule other) {
    return new MixedPixels(kind, resizer, sizes, other, numbers);
  }

  MixedPixels numbers(Numbers other) {
    return new MixedPixels(kind, resizer, sizes, crop, other);
  }

  /** Images here are RGB already. */
  @Override
  public Stage entrance() {
    return image -> image;
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
      case DIVIDED -> Stages.divide(1 / factor);
      case UNSCALED -> Stages.cast(DataType.F32);
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
