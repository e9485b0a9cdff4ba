package io.halfpixel.huggingface;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.pillow.Resize;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Convert;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.ResizeMethod;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import org.jspecify.annotations.Nullable;

/** Pillow and NumPy. */
final class PilPixels implements PixelBackend {
  private static final double BYTE = 255;

  @Override
  public ImageBackend kind() {
    return ImageBackend.PIL;
  }

  /** Floating-point images, which are in [0, 1], become bytes for it, their fraction cut. */
  @Override
  public Stage resize(int resample, SizeRule rule, @Nullable Double reducingGap) {
    Resampling filter = filter(resample);
    Stage bytes =
        Stages.resize(
            ResizeMethod.interleaved(
                (height, width) -> {
                  Resize.Builder call = Resize.builder().size(width, height).resample(filter);
                  return (reducingGap == null ? call : call.reducingGap(reducingGap)).build();
                }),
            rule);
    Stage up = Stages.arithmetic(DataType.F32, DataType.F64, Operator.MULTIPLY, BYTE);
    Stage cut = Stages.cast(DataType.U8, Convert.Rounding.TOWARD_ZERO);
    Stage down = Stages.rescale(1 / BYTE);
    return image ->
        image.type().isFloatingPoint()
            ? down.apply(bytes.apply(cut.apply(up.apply(image))))
            : bytes.apply(image);
  }

  static Resampling filter(int resample) {
    Resampling[] filters = Resampling.values(); // In the order of Pillow's numbers.
    if (resample < 0 || resample >= filters.length) {
      throw new InvalidArgumentException(
          "resample is 0 to " + (filters.length - 1) + ", but got " + resample);
    }
    return filters[resample];
  }

  @Override
  public Stage centerCrop(Size size) {
    return Stages.centerCrop(size.height(), size.width(), CropRule.FLOOR);
  }

  @Override
  public Stage rescale(double factor) {
    return Stages.rescale(factor);
  }

  @Override
  public Stage normalize(double[] mean, double[] std) {
    return Stages.normalize(mean, std);
  }

  @Override
  public Stage rescaleAndNormalize(double factor, double[] mean, double[] std) {
    Stage rescale = rescale(factor);
    Stage normalize = normalize(mean, std);
    return image -> normalize.apply(rescale.apply(image));
  }
}
