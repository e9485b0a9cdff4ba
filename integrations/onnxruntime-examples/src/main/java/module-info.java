/** A classifier of photos with ONNX Runtime, on the module path. */
module io.halfpixel.onnxruntime.examples {
  requires io.halfpixel.huggingface;
  requires io.halfpixel.image;
  requires io.halfpixel.onnxruntime;
  requires static org.jspecify;
}
