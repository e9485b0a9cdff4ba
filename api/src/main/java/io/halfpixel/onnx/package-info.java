/**
 * ONNX's words and numbers: {@link io.halfpixel.onnx.Resize} and {@link io.halfpixel.onnx.Upsample}
 * are the operators of these names.
 *
 * <p>The numbers are those of the reference implementation in the {@code onnx} package unless
 * {@link io.halfpixel.onnx.Implementation#ONNX_RUNTIME} is chosen. One axis is resized after
 * another, in binary64 in between.
 */
@NullMarked
package io.halfpixel.onnx;

import org.jspecify.annotations.NullMarked;
