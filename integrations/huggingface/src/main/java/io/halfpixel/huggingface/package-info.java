/**
 * From a model's own configuration to the tensor that Python feeds it: {@link
 * io.halfpixel.huggingface.HuggingFace} reads {@code preprocessor_config.json}, {@link
 * io.halfpixel.huggingface.Timm} a {@code pretrained_cfg}.
 */
@NullMarked
package io.halfpixel.huggingface;

import org.jspecify.annotations.NullMarked;
