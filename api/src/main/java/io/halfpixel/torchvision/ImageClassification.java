package io.halfpixel.torchvision;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import java.util.Objects;

/**
 * The preset of classifiers: the shorter edge is resized, the middle cropped, and the result
 * normalised.
 *
 * <pre>{@code
 * ImageClassification resnet = ImageClassification.of(224).resizeSize(232).input(Input.PIL);
 * Tensor x = resnet.apply(photo);                     // [h, w, 3] bytes to [3, 224, 224] floats
 * }</pre>
 *
 * <p>Source: torchvision 0.28, {@code transforms/_presets.py}.
 */
public final class ImageClassification extends Preset<ImageClassification> {
  private ImageClassification(PresetArguments arguments, Settings settings, Execution execution) {
    super(arguments, settings, execution);
  }

  /**
   * Returns {@code ImageClassification(crop_size=...)} with torchvision's defaults.
   *
   * @param cropSize the side of the square that the model gets, in pixels
   * @throws InvalidArgumentException if it is below 1
   */
  public static ImageClassification of(int cropSize) {
    return new ImageClassification(
        PresetArguments.IMAGENET.cropSize(cropSize).resizeSize(256),
        Settings.DEFAULT,
        Execution.DEFAULT);
  }

  /**
   * Returns the same preset with another shorter edge, in pixels; 256 unless set.
   *
   * @throws InvalidArgumentException if it is below 1
   */
  public ImageClassification resizeSize(int resizeSize) {
    return with(arguments().resizeSize(resizeSize));
  }

  /**
   * Returns the same preset with another mean of each channel, in [0, 1]; 0.485, 0.456, 0.406
   * unless set.
   *
   * @throws InvalidArgumentException if there is none
   */
  public ImageClassification mean(double... mean) {
    return with(arguments().mean(mean));
  }

  /**
   * Returns the same preset with another deviation of each channel; 0.229, 0.224, 0.225 unless set.
   *
   * @throws InvalidArgumentException if there is none, or one is 0
   */
  public ImageClassification std(double... std) {
    return with(arguments().std(std));
  }

  /** Returns the same preset with another interpolation; bilinear unless set. */
  public ImageClassification interpolation(InterpolationMode interpolation) {
    return with(arguments().interpolation(Objects.requireNonNull(interpolation, "interpolation")));
  }

  /** Returns the same preset with antialiasing of tensors or without; with it unless set. */
  public ImageClassification antialias(boolean antialias) {
    return with(arguments().antialias(antialias));
  }

  @Override
  ImageClassification with(PresetArguments arguments, Settings settings, Execution execution) {
    return new ImageClassification(arguments, settings, execution);
  }
}
