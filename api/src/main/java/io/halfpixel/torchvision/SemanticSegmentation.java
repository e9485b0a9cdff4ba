package io.halfpixel.torchvision;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import java.util.Objects;

/**
 * The preset of segmentation: the shorter edge is resized, and the result normalised.
 *
 * <p>Source: torchvision 0.28, {@code transforms/_presets.py}.
 */
public final class SemanticSegmentation extends Preset<SemanticSegmentation> {
  private SemanticSegmentation(PresetArguments arguments, Settings settings, Execution execution) {
    super(arguments, settings, execution);
  }

  /**
   * Returns {@code SemanticSegmentation(resize_size=...)} with torchvision's defaults.
   *
   * @param resizeSize the shorter edge, in pixels
   * @throws InvalidArgumentException if it is below 1
   */
  public static SemanticSegmentation of(int resizeSize) {
    return new SemanticSegmentation(
        PresetArguments.IMAGENET.resizeSize(resizeSize), Settings.DEFAULT, Execution.DEFAULT);
  }

  /** Returns {@code SemanticSegmentation(resize_size=None)}: images keep their size. */
  public static SemanticSegmentation ofAnySize() {
    return new SemanticSegmentation(PresetArguments.IMAGENET, Settings.DEFAULT, Execution.DEFAULT);
  }

  /**
   * Returns the same preset with another mean of each channel, in [0, 1]; 0.485, 0.456, 0.406
   * unless set.
   *
   * @throws InvalidArgumentException if there is none
   */
  public SemanticSegmentation mean(double... mean) {
    return with(arguments().mean(mean));
  }

  /**
   * Returns the same preset with another deviation of each channel; 0.229, 0.224, 0.225 unless set.
   *
   * @throws InvalidArgumentException if there is none, or one is 0
   */
  public SemanticSegmentation std(double... std) {
    return with(arguments().std(std));
  }

  /** Returns the same preset with another interpolation; bilinear unless set. */
  public SemanticSegmentation interpolation(InterpolationMode interpolation) {
    return with(arguments().interpolation(Objects.requireNonNull(interpolation, "interpolation")));
  }

  /** Returns the same preset with antialiasing of tensors or without; with it unless set. */
  public SemanticSegmentation antialias(boolean antialias) {
    return with(arguments().antialias(antialias));
  }

  @Override
  SemanticSegmentation with(PresetArguments arguments, Settings settings, Execution execution) {
    return new SemanticSegmentation(arguments, settings, execution);
  }
}
