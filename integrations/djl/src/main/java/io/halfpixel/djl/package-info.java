/**
 * Blocks for models of the Deep Java Library that upsample with the bits of Keras ({@link
 * io.halfpixel.djl.UpSampling2D}) or PyTorch ({@link io.halfpixel.djl.Upsample}), for inference and
 * for training.
 */
@NullMarked
package io.halfpixel.djl;

import org.jspecify.annotations.NullMarked;
