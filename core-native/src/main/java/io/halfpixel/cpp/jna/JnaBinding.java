package io.halfpixel.cpp.jna;

import com.sun.jna.Native;
import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.cpp.binding.Planes;
import io.halfpixel.plan.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Calls libhalfpixel through JNA.
 *
 * <p>A direct buffer is passed by its address. JNA itself passes an array as a copy and then writes
 * the whole copy back, over what other threads have written meanwhile. So arrays are copied here:
 * each call copies what its band reads out of the heap and what it wrote back into it. That is the
 * price of arrays with this binding.
 */
public final class JnaBinding implements NativeBinding {
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
    long numbers = Native.malloc(2 * Long.BYTES);
    if (numbers == 0) {
      return (source, target, band, bands) -> JnaRunner.OUT_OF_MEMORY;
    }
    try {
      int status = HalfpixelFunctions.planPlanes(handle, numbers, numbers + Long.BYTES);
      Planes planes = new Planes(OffHeap.longAt(numbers), OffHeap.longAt(numbers + Long.BYTES));
      return status == 0
          ? new JnaRunner(handle, planes, plan)
          : (source, target, band, bands) -> status;
    } finally {
      Native.free(numbers);
    }
  }

  @Override
  public boolean takesViews() {
    return true;
  }

  @Override
  public void destroy(long plan) {
    HalfpixelFunctions.planDestroy(plan);
  }
}
