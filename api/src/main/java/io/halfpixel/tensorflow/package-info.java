/**
 * TensorFlow's words and bits: {@link io.halfpixel.tensorflow.Resize} is {@code tf.image.resize},
 * {@link io.halfpixel.tensorflow.ResizeImages} that of TensorFlow 1, the other operations are
 * {@code tf.raw_ops.Resize…} with the coordinates of TensorFlow 1 by default.
 *
 * <p>Every class named {@code …Rule} restates one kernel of TensorFlow as steps of a plan; {@code
 * Coordinates} and {@code SamplingKernel} hold what they share. All arithmetic is binary32, rounded
 * after each operation, as TensorFlow's x86-64 wheels compute it; no step fuses. TensorFlow runs
 * its kernels with subnormal numbers flushed to zero; these plans compute them, so that values
 * below 1.2e-38 may differ from TensorFlow's zeros.
 */
@NullMarked
package io.halfpixel.tensorflow;

import org.jspecify.annotations.NullMarked;
