package io.halfpixel.torchvision;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import java.util.Objects;

/**
 * The preset of video classifiers: frames are resized without antialiasing, the middle cropped, and
 * the result normalised. Tensors [t, c, h, w] or [n, t, c, h, w] become [..., c, t, h, w].
 *
 * <p>Source: torchvision 0.28, {@code transforms/_presets.py}.
 */
public final class VideoClassification extends Preset<VideoClassification> {
  private VideoClassification(PresetArguments arguments, Settings settings, Execution execution) {
    super(arguments, settings, execution);
  }

  /**
   * Returns {@code VideoClassification(crop_size=..., resize_size=...)} with torchvision's
   * defaults.
   *
   * @param cropHeight the height of what the model gets, in pixels
   * @param cropWidth its width
   * @param resizeSize the shorter edge, or height and width, in pixels
   * @throws InvalidArgumentException if there are not one or two, or a length is below 1
   */
  public static VideoClassification of(int cropHeight, int cropWidth, int... resizeSize) {
    if (resizeSize.length == 0) {
      throw new InvalidArgumentException(
          "resize_size is a length of at least 1, or a height and a width, but got none");
    }
    return new VideoClassification(
        PresetArguments.KINETICS.cropSize(cropHeight, cropWidth).resizeSize(resizeSize),
        Settings.DEFAULT,
        Execution.DEFAULT);
  }

  /**
   * Returns the same preset with another mean of each channel, in [0, 1]; 0.43216, 0.394666,
   * 0.37645 unless set.
   *
   * @throws InvalidArgumentException if there is none
   */
  public VideoClassification mean(double... mean) {
    return with(arguments().mean(mean));
  }

  /**
   * Returns the same preset with another deviation of each channel; 0.22803, 0.22145, 0.216989
   * unless set.
   *
   * @throws InvalidArgumentException if there is none, or one is 0
   */
  public VideoClassification std(double... std) {
    return with(arguments().std(std));
  }

  /** Returns the same preset with another interpolation; bilinear unless set. */
  public VideoClassification interpolation(InterpolationMode interpolation) {
    return with(arguments().interpolation(Objects.requireNonNull(interpolation, "interpolation")));
  }

  @Override
  VideoClassification with(PresetArguments arguments, Settings settings, Execution execution) {
    return new VideoClassification(arguments, settings, execution);
  }
}
