package io.halfpixel.cpp;

import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.cpp.jna.JnaBinding;
import org.jspecify.annotations.Nullable;

/**
 * libhalfpixel through JNA: {@code cpp-jna}. Direct buffers are used in place, arrays are copied
 * out and back.
 *
 * <p>Needs {@code net.java.dev.jna:jna-jpms} or {@code jna} at run time.
 */
public final class CppJnaBackend extends NativeBackend {
  /** Creates the backend for the configured instruction set. */
  public CppJnaBackend() {
    this(null);
  }

  private CppJnaBackend(@Nullable String isa) {
    super("cpp-jna", isa);
  }

  /**
   * Returns the backend for exactly one instruction set; it is unavailable on a machine that lacks
   * it.
   *
   * @param isa one of {@link #instructionSets()}; the backend is unavailable with any other name
   */
  public static CppJnaBackend withIsa(String isa) {
    return new CppJnaBackend(isa);
  }

  @Override
  String route() {
    return "JNA";
  }

  @Override
  NativeBinding bind(NativeLibraryLoader loader) throws NativeUnavailableException {
    try {
      Class.forName("com.sun.jna.Native", false, CppJnaBackend.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new NativeUnavailableException(
          "JNA is missing: add net.java.dev.jna:jna-jpms to the class path, or to the module path"
              + " with --add-modules com.sun.jna, or use another backend",
          e);
    }
    return new JnaBinding(loader.library());
  }
}
