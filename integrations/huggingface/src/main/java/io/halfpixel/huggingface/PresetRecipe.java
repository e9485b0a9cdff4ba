package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.torchvision.Preset;
import io.halfpixel.torchvision.Resize;
import java.util.ArrayList;
import java.util.List;

/**
 * What a preset of torchvision does, in stages of which each can be replaced.
 *
 * @param resize nothing, the shorter edge, or height and width
 * @param crop nothing, or height and width
 * @param resample Pillow's number of the filter
 * @param mean of the channels, nothing where the preset does not normalise
 * @param std likewise
 */
record PresetRecipe(
    List<Integer> resize, List<Integer> crop, int resample, List<Double> mean, List<Double> std) {
  private static final double BYTE = 255;

  /**
   * Returns the recipe of a preset.
   *
   * @throws InvalidArgumentException if it takes videos, or interpolates in a way that Pillow lacks
   */
  static PresetRecipe of(Preset<?> preset) {
    Preset.Values values = preset.values();
    if (values.isVideo()) {
      throw new InvalidArgumentException("an image is compared, but this preset takes videos");
    }
    List<Integer> crop = values.cropSize();
    return new PresetRecipe(
        values.resizeSize(),
        crop.size() == 1 ? List.of(crop.get(0), crop.get(0)) : crop,
        TorchvisionPixels.resample(values.interpolation()),
        values.mean(),
        values.std());
  }

  /** Returns how the preset computes: torchvision's first functions, or Pillow. */
  static MixedPixels pixels(Preset<?> preset, boolean isPil) {
    Resizer resizer =
        isPil ? Resizers.PIL : Resizers.torchvision(preset.values().antialias(), Resize.Api.V1);
    return new MixedPixels(
        isPil ? ImageBackend.PIL : ImageBackend.TORCHVISION,
        resizer,
        rule -> rule,
        CropRule.HALF_EVEN,
        MixedPixels.Numbers.DIVIDED);
  }

  Preprocessor preprocessor(PixelBackend pixels) {
    List<Stage> stages = new ArrayList<>();
    if (!resize.isEmpty()) {
      stages.add(pixels.resize(resample, rule(), null));
    }
    if (!crop.isEmpty()) {
      stages.add(pixels.centerCrop(new Size(crop.get(0), crop.get(1))));
    }
    stages.add(
        mean.isEmpty()
            ? pixels.rescale(1 / BYTE)
            : pixels.rescaleAndNormalize(1 / BYTE, array(mean), array(std)));
    stages.add(Stages.planes());
    return Preprocessor.of(stages);
  }

  private SizeRule rule() {
    return resize.size() == 1
        ? SizeRule.shortestEdge(resize.get(0))
        : SizeRule.exact(resize.get(0), resize.get(1));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  PresetRecipe resize(Integer... lengths) {
    return new PresetRecipe(List.of(lengths), crop, resample, mean, std);
  }

  PresetRecipe resample(int number) {
    return new PresetRecipe(resize, crop, number, mean, std);
  }

  PresetRecipe normalization(List<Double> otherMean, List<Double> otherStd) {
    return new PresetRecipe(resize, crop, resample, otherMean, otherStd);
  }
}
