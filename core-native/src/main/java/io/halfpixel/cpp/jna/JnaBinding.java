package io.halfpixel.cpp.jna;

import com.sun.jna.Native;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.plan.Plan;
import java.lang.ref.Reference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
  public @Nullable String isaName(int isa) {
    return HalfpixelFunctions.isaName(isa);
  }

  @Override
  public int bestIsa(int limit) {
    return HalfpixelFunctions.isaBest(limit);
  }

  @Override
  public int create(byte[] encoded, int isa, long[] handle) {
    return HalfpixelFunctions.planCreate(encoded, encoded.length, isa, handle);
  }

  @Override
  public BandRunner runner(long handle, Plan plan, int isa) {
    return (source, target, band, bands) -> run(handle, source, target, band, bands);
  }

  private static int run(long plan, Tensor source, Tensor target, int band, int bands) {
    long bounds = Native.malloc(2 * Long.BYTES);
    if (bounds == 0) {
      return OUT_OF_MEMORY;
    }
    try {
      int status = HalfpixelFunctions.planBand(plan, band, bands, bounds, bounds + Long.BYTES);
      if (status != 0) {
        return status;
      }
      long begin = OffHeap.longAt(bounds);
      long end = OffHeap.longAt(bounds + Long.BYTES);
      return begin == end ? 0 : run(plan, source, target, band, bands, begin, end);
    } finally {
      Native.free(bounds);
    }
  }

  /** Runs a band that consists of the elements [begin, end). */
  private static int run(
      long plan, Tensor source, Tensor target, int band, int bands, long begin, long end) {
    long from = OffHeap.reserve(source);
    long to = OffHeap.reserve(target);
    try {
      if (from == 0 || to == 0) {
        return OUT_OF_MEMORY;
      }
      OffHeap.copyFrom(source, from);
      long fromBytes = source.spec().byteSize();
      long toBytes = target.spec().byteSize();
      int status =
          HalfpixelFunctions.planRun(plan, from, fromBytes, 0, to, toBytes, 0, band, bands);
      if (status == 0) {
        OffHeap.copyBack(target, to, begin, end);
      }
      return status;
    } finally {
      OffHeap.release(source, from);
      OffHeap.release(target, to);
      Reference.reachabilityFence(source);
      Reference.reachabilityFence(target);
    }
  }

  @Override
  public void destroy(long plan) {
    HalfpixelFunctions.planDestroy(plan);
  }
}
