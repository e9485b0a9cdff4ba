package io.halfpixel.spark;

import io.halfpixel.Operation;
import io.halfpixel.image.Decoding;
import io.halfpixel.torchvision.Input;
import io.halfpixel.torchvision.Presets;

/**
 * The preset of weights of torchvision, on images of Pillow.
 *
 * @param weights such as {@code ResNet50_Weights.IMAGENET1K_V2}
 */
record PresetRecipe(String weights) implements Recipe {
  @Override
  public Operation<?> operation() {
    return Presets.of(weights).input(Input.PIL);
  }

  @Override
  public Decoding decoding() {
    return Decoding.PILLOW;
  }

  @Override
  public boolean upright() {
    return false;
  }
}
