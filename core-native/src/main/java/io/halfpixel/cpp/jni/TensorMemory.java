package io.halfpixel.cpp.jni;

import io.halfpixel.Tensor;

/**
 * What native code is told about the memory of a tensor: the object that holds it, and where in it,
 * in bytes.
 */
final class TensorMemory {
  private TensorMemory() {}

  /**
   * Runs one band.
   *
   * @param alone whether nothing else uses the target meanwhile
   * @return a status, or that of {@code HP_JNI_COPIED}
   */
  static int run(long plan, Tensor source, Tensor target, boolean alone, int band, int bands) {
    return HalfpixelLibrary.planRun(
        plan,
        holder(source),
        end(source),
        offset(source),
        holder(target),
        end(target),
        offset(target),
        alone,
        band,
        bands);
  }

  private static Object holder(Tensor tensor) {
    return tensor.isDirect() ? tensor.buffer() : tensor.array();
  }

  private static long offset(Tensor tensor) {
    return (long) tensor.arrayOffset() * tensor.dataType().bytes();
  }

  private static long end(Tensor tensor) {
    return offset(tensor) + tensor.spec().byteSize();
  }
}
