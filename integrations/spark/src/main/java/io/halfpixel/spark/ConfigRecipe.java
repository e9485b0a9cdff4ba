package io.halfpixel.spark;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.huggingface.ImageBackend;
import io.halfpixel.huggingface.Timm;
import io.halfpixel.image.Decoding;
import io.halfpixel.preprocess.Preprocessor;

/**
 * The configuration of a model of transformers or timm.
 *
 * @param json the text of the configuration
 * @param backend which of the classes of transformers; without an effect for timm
 */
record ConfigRecipe(String json, ImageBackend backend) implements Recipe {
  /** Returns whether a configuration is of timm. */
  static boolean isTimm(String json) {
    return json.contains("\"pretrained_cfg\"");
  }

  @Override
  public Operation<?> operation() {
    Preprocessor preprocessor =
        isTimm(json) ? Timm.preprocessor(json) : HuggingFace.preprocessor(json, backend);
    if (!preprocessor.stacks()) {
      throw new InvalidArgumentException(
          "this configuration pads the images of a batch and masks them, which a row by itself has"
              + " no place for; take a configuration that gives all images one size");
    }
    return preprocessor;
  }

  private boolean isPillow() {
    return isTimm(json) || backend == ImageBackend.PIL;
  }

  @Override
  public Decoding decoding() {
    return isPillow() ? Decoding.PILLOW : Decoding.TORCHVISION_RGB;
  }

  @Override
  public boolean upright() {
    return !isTimm(json) && backend == ImageBackend.PIL;
  }
}
