package io.halfpixel.onnx;

/** Whose numbers an operator of ONNX gives. The text of the operator leaves the last bits open. */
public enum Implementation {
  /** The evaluator of the {@code onnx} package, {@code onnx.reference}, version 1.23: its bits. */
  REFERENCE,
  /**
   * ONNX Runtime 1.30 on x86-64 processors: its sizes, coordinates and choice of pixels, which are
   * computed in binary32. Mode nearest has its bits, the others differ by rounding errors.
   */
  ONNX_RUNTIME
}
