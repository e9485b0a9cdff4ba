/**
 * Keras' words and bits: the layers {@link io.halfpixel.keras.UpSampling1D}, {@link
 * io.halfpixel.keras.UpSampling2D} and {@link io.halfpixel.keras.UpSampling3D}, and {@link
 * io.halfpixel.keras.ImageResize}, which is {@code keras.ops.image.resize}.
 *
 * <p>Keras 3 leaves interpolation to its backend, {@link io.halfpixel.keras.KerasBackend}: a plan
 * here is the plan of that framework's face, between the steps that Keras puts around it.
 */
@NullMarked
package io.halfpixel.keras;

import org.jspecify.annotations.NullMarked;
