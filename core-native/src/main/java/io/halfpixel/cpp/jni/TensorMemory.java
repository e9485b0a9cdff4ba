package io.halfpixel.cpp.jni;

import io.halfpixel.AddressMemory;
import io.halfpixel.ArrayMemory;
import io.halfpixel.BufferMemory;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.binding.ViewAxes;
import org.jspecify.annotations.Nullable;

/**
 * What native code is told about the memory of a tensor: the object that holds it, or its address,
 * and where in it, in bytes.
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
        base(source),
        end(source),
        offset(source),
        ViewAxes.of(source),
        holder(target),
        base(target),
        end(target),
        offset(target),
        ViewAxes.of(target),
        alone,
        band,
        bands);
  }

  /** Returns whether a call over a tensor holds up the garbage collector. */
  static boolean inArray(Tensor tensor) {
    return tensor.memory() instanceof ArrayMemory;
  }

  private static @Nullable Object holder(Tensor tensor) {
    if (tensor.memory() instanceof BufferMemory memory) {
      return memory.buffer();
    }
    return tensor.memory() instanceof ArrayMemory memory ? memory.array() : null;
  }

  /** Returns the address of memory without a holder. */
  private static long base(Tensor tensor) {
    return tensor.memory() instanceof AddressMemory memory ? memory.address() : 0;
  }

  private static long offset(Tensor tensor) {
    return tensor.offset() * tensor.dataType().bytes();
  }

  private static long end(Tensor tensor) {
    return offset(tensor) + tensor.strides().extent() * tensor.dataType().bytes();
  }
}
