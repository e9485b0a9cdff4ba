/**
 * JAX's words and numbers: {@link io.halfpixel.jax.Resize} is {@code jax.image.resize}.
 *
 * <p>JAX multiplies an image with one matrix of weights for each axis that changes. The weights are
 * computed in binary32 as XLA's compiled code mostly does, fused where it fuses. XLA compiles each
 * size anew and does not always fuse alike, and it has a sine of its own, so that a weight may
 * differ from JAX's by up to 1e-6. The method nearest has the bits of JAX.
 */
@NullMarked
package io.halfpixel.jax;

import org.jspecify.annotations.NullMarked;
