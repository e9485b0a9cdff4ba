package io.halfpixel.cpp;

import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.cpp.jni.JniBinding;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** libhalfpixel through JNI: {@code cpp-jni}. Arrays and direct buffers are used in place. */
public final class CppJniBackend extends NativeBackend {
  /** Creates the backend for the configured instruction set. */
  public CppJniBackend() {
    this(null);
  }

  private CppJniBackend(@Nullable String isa) {
    super("cpp-jni", isa);
  }

  /**
   * Returns the backend for exactly one instruction set; it is unavailable on a machine that lacks
   * it.
   *
   * @param isa one of {@link #instructionSets()}; the backend is unavailable with any other name
   */
  public static CppJniBackend withIsa(String isa) {
    return new CppJniBackend(isa);
  }

  @Override
  String route() {
    return "JNI";
  }

  @Override
  NativeBinding bind(NativeLibraryLoader loader) throws NativeUnavailableException {
    Path library = loader.library();
    JniGlue.load(loader);
    return new JniBinding(library);
  }
}
