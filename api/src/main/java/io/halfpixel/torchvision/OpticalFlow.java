package io.halfpixel.torchvision;

import io.halfpixel.Execution;

/**
 * The preset of optical flow, for one of the two images: to the range [−1, 1].
 *
 * <p>Source: torchvision 0.28, {@code transforms/_presets.py}.
 */
public final class OpticalFlow extends Preset<OpticalFlow> {
  private static final PresetArguments ARGUMENTS =
      PresetArguments.IMAGENET.mean(0.5, 0.5, 0.5).std(0.5, 0.5, 0.5);

  private OpticalFlow(PresetArguments arguments, Settings settings, Execution execution) {
    super(arguments, settings, execution);
  }

  /** Returns {@code OpticalFlow()}. */
  public static OpticalFlow of() {
    return new OpticalFlow(ARGUMENTS, Settings.DEFAULT, Execution.DEFAULT);
  }

  @Override
  OpticalFlow with(PresetArguments arguments, Settings settings, Execution execution) {
    return new OpticalFlow(arguments, settings, execution);
  }

  /** Returns {@code "OpticalFlow()"}. */
  @Override
  public String toString() {
    return "OpticalFlow()";
  }
}
