package io.halfpixel.cpp;

import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.cpp.ffm.FfmBinding;
import org.jspecify.annotations.Nullable;

/**
 * libhalfpixel through the Foreign Function and Memory API of JDK 22 and later: {@code cpp-ffm}.
 * Arrays, direct buffers and memory segments are used in place.
 *
 * <p>An {@code Arena} whose memory a band reads or writes cannot be closed while the native code of
 * that band runs: {@code close} fails with {@link IllegalStateException} then. To close it between
 * bands makes the call fail with that exception, and leaves the target written in part.
 *
 * <p>Needs native access: {@code --enable-native-access=ALL-UNNAMED} on the class path, {@code
 * --enable-native-access=io.halfpixel.cpp} on the module path. Without it the backend is
 * unavailable, so that the virtual machine never warns about it.
 */
public final class CppFfmBackend extends NativeBackend {
  /** Creates the backend for the configured instruction set. */
  public CppFfmBackend() {
    this(null);
  }

  private CppFfmBackend(@Nullable String isa) {
    super("cpp-ffm", isa);
  }

  /**
   * Returns the backend for exactly one instruction set; it is unavailable on a machine that lacks
   * it.
   *
   * @param isa one of {@link #instructionSets()}; the backend is unavailable with any other name
   */
  public static CppFfmBackend withIsa(String isa) {
    return new CppFfmBackend(isa);
  }

  @Override
  String route() {
    return "FFM";
  }

  @Override
  NativeBinding bind(NativeLibraryLoader loader) throws NativeUnavailableException {
    int version = Runtime.version().feature();
    if (version < FfmBinding.SINCE) {
      throw new NativeUnavailableException(
          "the Foreign Function and Memory API needs JDK "
              + FfmBinding.SINCE
              + " or later, and this is "
              + version
              + "; use another backend",
          null);
    }
    Module module = CppFfmBackend.class.getModule();
    if (!FfmBinding.isAllowed(module)) {
      String caller = module.isNamed() ? module.getName() : "ALL-UNNAMED";
      throw new NativeUnavailableException(
          "native access is not allowed; allow it with --enable-native-access="
              + caller
              + ", or use another backend",
          null);
    }
    return new FfmBinding(loader.library());
  }
}
