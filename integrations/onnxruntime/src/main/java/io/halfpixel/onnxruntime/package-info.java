/**
 * Tensors of Halfpixel as tensors of ONNX Runtime and back, over the same memory: {@link
 * io.halfpixel.onnxruntime.OnnxTensors}.
 */
@NullMarked
package io.halfpixel.onnxruntime;

import org.jspecify.annotations.NullMarked;
