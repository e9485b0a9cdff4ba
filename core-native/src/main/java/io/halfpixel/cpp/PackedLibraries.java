package io.halfpixel.cpp;

import io.halfpixel.cpp.natives.NativeLibraries;
import java.net.URL;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where libraries lie that came with the classes: beside them, as in a build, or in the jar of a
 * platform.
 */
final class PackedLibraries {
  private PackedLibraries() {}

  /**
   * Returns where a library is, or null if it came with none of the jars.
   *
   * @param path the folder of its platform and its file name, such as {@code
   *     linux-aarch64/libhalfpixel.so}
   */
  static @Nullable URL find(String path) {
    URL beside = PackedLibraries.class.getResource(path);
    return beside != null
        ? beside
        : find(
            path,
            ServiceLoader.load(NativeLibraries.class, PackedLibraries.class.getClassLoader()));
  }

  static @Nullable URL find(String path, Iterable<NativeLibraries> jars) {
    int slash = path.indexOf('/');
    String platform = path.substring(0, slash);
    for (NativeLibraries jar : jars) {
      URL found = jar.platform().equals(platform) ? jar.find(path.substring(slash + 1)) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
