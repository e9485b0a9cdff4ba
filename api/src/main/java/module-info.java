/**
 * Halfpixel's contracts: tensors, plans, the rules of each framework, and the interface a backend
 * implements.
 *
 * <p>This module computes every index and every weight; it runs no arithmetic on tensor elements.
 * Backends are found with {@link java.util.ServiceLoader} and only execute plans.
 */
module io.halfpixel {
  // Tells addresses of direct buffers before JDK 22. Not static: on the module path of such a JDK
  // it would be missing then, and overlapping buffers would not be refused.
  requires jdk.unsupported;
  requires static org.jspecify;

  exports io.halfpixel.call;
  exports io.halfpixel.faces;
  exports io.halfpixel.jax;
  exports io.halfpixel.keras;
  exports io.halfpixel.onnx;
  exports io.halfpixel.opencv;
  exports io.halfpixel.pillow;
  exports io.halfpixel.plan;
  exports io.halfpixel.preprocess;
  exports io.halfpixel.resample;
  exports io.halfpixel.spi.encoding;
  exports io.halfpixel.spi;
  exports io.halfpixel.tensorflow;
  exports io.halfpixel.torch;
  exports io.halfpixel.torchvision;
  exports io.halfpixel;

  uses io.halfpixel.spi.Backend;
}
