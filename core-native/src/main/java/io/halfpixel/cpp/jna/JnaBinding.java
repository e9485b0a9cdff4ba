package io.halfpixel.cpp.jna;

import io.halfpixel.Tensor;
import io.halfpixel.cpp.NativeBinding;
import java.lang.ref.Reference;
import java.nio.file.Path;

/**
 * Calls libhalfpixel through JNA.
 *
 * <p>A direct buffer is passed by its address. JNA itself passes an array as a copy and then writes
 * the whole copy back, over what other threads have written meanwhile. So arrays are copied here:
 * each call copies the whole source out of the heap and the elements of its band back into it. That
 * is the price of arrays with this binding, and it grows with the number of bands.
 */
public final class JnaBinding implements NativeBinding {
  private static final int OUT_OF_MEMORY = 4;

  /**
   * Loads the library.
   *
   * @throws LinkageError if JNA or the library cannot be loaded
   */
  public JnaBinding(Path library) {
    HalfpixelFunctions.load(library);
  }

  @Override
  public int abiVersion() {
    return HalfpixelFunctions.abiVersion();
  }

  @Override
  public String buildId() {
    return HalfpixelFunctions.buildId();
  }

  @Override
  public String statusMessage(int status) {
    return HalfpixelFunctions.statusMessage(status);
  }

  @Override
  public int bestIsa() {
    return HalfpixelFunctions.isaBest();
  }

  @Override
  public int create(byte[] encoded, int isa, long[] handle) {
    return HalfpixelFunctions.planCreate(encoded, encoded.length, isa, handle);
  }

  @Override
  public int run(long plan, Tensor source, Tensor target, int band, int bands, int slices) {
    long[] begin = new long[1];
    long[] end = new long[1];
    int status = HalfpixelFunctions.planBand(plan, band, bands, begin, end);
    if (status != 0 || begin[0] == end[0]) {
      return status;
    }
    try (OffHeap from = new OffHeap(source);
        OffHeap to = new OffHeap(target)) {
      if (from.address() == 0 || to.address() == 0) {
        return OUT_OF_MEMORY;
      }
      from.read();
      status =
          HalfpixelFunctions.planRun(
              plan, from.address(), from.bytes(), 0, to.address(), to.bytes(), 0, band, bands);
      if (status == 0) {
        to.writeBack(begin[0], end[0]);
      }
      return status;
    } finally {
      Reference.reachabilityFence(source);
      Reference.reachabilityFence(target);
    }
  }

  @Override
  public void destroy(long plan) {
    HalfpixelFunctions.planDestroy(plan);
  }
}
