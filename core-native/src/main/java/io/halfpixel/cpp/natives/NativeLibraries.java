package io.halfpixel.cpp.natives;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries of one platform, in a jar of their own: those with the classifiers of {@code
 * halfpixel-core-native}, such as {@code linux-aarch64}. Found with {@link
 * java.util.ServiceLoader}, so that a jar on the class path or the module path is enough.
 *
 * <p>For jars of the same version only: the loader refuses a library of another build.
 */
public interface NativeLibraries {
  /** Returns the platform, such as {@code linux-aarch64}. */
  String platform();

  /**
   * Returns where a library is.
   *
   * @param name its file name
   * @return null if this jar has no such file
   */
  @Nullable URL find(String name);
}
