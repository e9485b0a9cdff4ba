package io.halfpixel.torchvision;

import io.halfpixel.Execution;

/**
 * The preset of detectors: {@code x / 255}; they resize and normalise themselves.
 *
 * <p>Source: torchvision 0.28, {@code transforms/_presets.py}.
 */
public final class ObjectDetection extends Preset<ObjectDetection> {
  private ObjectDetection(PresetArguments arguments, Settings settings, Execution execution) {
    super(arguments, settings, execution);
  }

  /** Returns {@code ObjectDetection()}. */
  public static ObjectDetection of() {
    return new ObjectDetection(PresetArguments.PLAIN, Settings.DEFAULT, Execution.DEFAULT);
  }

  @Override
  ObjectDetection with(PresetArguments arguments, Settings settings, Execution execution) {
    return new ObjectDetection(arguments, settings, execution);
  }
}
