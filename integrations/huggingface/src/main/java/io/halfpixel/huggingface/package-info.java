/**
 * From a model's own configuration to the tensor that Python feeds it: {@link
 * io.halfpixel.huggingface.HuggingFace} reads {@code preprocessor_config.json}, {@link
 * io.halfpixel.huggingface.Timm} a {@code pretrained_cfg}, and {@link
 * io.halfpixel.huggingface.Alternatives} finds out what was computed in another way, also where
 * presets of torchvision or Keras were used.
 */
@NullMarked
package io.halfpixel.huggingface;

import org.jspecify.annotations.NullMarked;
