/** Tensors of Halfpixel as tensors of ONNX Runtime and back, over the same memory. */
module io.halfpixel.onnxruntime {
  requires transitive com.microsoft.onnxruntime;
  requires transitive io.halfpixel;
  requires static org.jspecify;

  exports io.halfpixel.onnxruntime;
}
