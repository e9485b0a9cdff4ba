package io.halfpixel.cpp.jna;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code halfpixel.h}, mapped directly: {@code planRun} is {@code hp_plan_run}.
 * Plans and memory are addresses, of which a call makes no objects; the array passed for a new plan
 * holds one element.
 */
final class HalfpixelFunctions {
  /**
   * {@code RTLD_NOW} without {@code RTLD_GLOBAL}: a missing function is noticed here, and no other
   * library sees these.
   */
  private static final int OPEN_FLAGS = 2;

  private HalfpixelFunctions() {}

  /** Loads the library; what was loaded before stays in use if there was anything. */
  static synchronized void load(Path library) {
    if (!Native.registered(HalfpixelFunctions.class)) {
      FunctionMapper names =
          (loaded, method) ->
              "hp_" + method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      Map<String, Object> options =
          Map.of(Library.OPTION_FUNCTION_MAPPER, names, Library.OPTION_OPEN_FLAGS, OPEN_FLAGS);
      Native.register(
          HalfpixelFunctions.class, NativeLibrary.getInstance(library.toString(), options));
    }
  }

  static native int abiVersion();

  static native String buildId();

  static native String statusMessage(int status);

  static native @Nullable String isaName(int isa);

  static native int isaBest(int limit);

  static native int planCreate(byte[] encoded, long bytes, int isa, long[] plan);

  static native int planPlanes(long plan, long planes, long length);

  static native int planBand(long plan, int band, int bands, long begin, long end);

  static native int planReads(long plan, int band, int bands, long begin, long end);

  static native int planRunView(
      long plan,
      long source,
      long sourceBytes,
      long sourceOffset,
      long @Nullable [] sourceAxes,
      long target,
      long targetBytes,
      long targetOffset,
      long @Nullable [] targetAxes,
      int band,
      int bands);

  static native void planDestroy(long plan);
}
