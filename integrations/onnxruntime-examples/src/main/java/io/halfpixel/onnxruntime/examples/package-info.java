/** A classifier of photos with ONNX Runtime. */
@NullMarked
package io.halfpixel.onnxruntime.examples;

import org.jspecify.annotations.NullMarked;
