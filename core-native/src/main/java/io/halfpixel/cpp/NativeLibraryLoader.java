package io.halfpixel.cpp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds libhalfpixel and its JNI glue as files that can be loaded.
 *
 * <p>In this order: the file or folder that {@code halfpixel.library.path} or {@code
 * HALFPIXEL_LIBRARY_PATH} names; the folder of the compiled classes, if the classes are not packed;
 * the copy in the jar, extracted by {@link LibraryCache}. Both bindings are given the same absolute
 * path and open that very file, whatever its SONAME is: one library in the process. Thread-safe.
 */
final class NativeLibraryLoader {
  static final String LIBRARY = "libhalfpixel.so";
  static final String JNI_LIBRARY = "libjnihalfpixel.so";

  private static final String FOLDER = "linux-x86_64/";
  private static final String PROPERTY = "halfpixel.library.path";
  private static final String VARIABLE = "HALFPIXEL_LIBRARY_PATH";
  private static final String OTHER_BACKEND = "use -Dhalfpixel.backend=jvm";

  private final String platform;
  private final @Nullable Setting path;
  private final LibraryCache cache;
  private final Function<String, @Nullable URL> resources;
  private @Nullable Path packed;

  /** One search for all backends of the process. */
  private static final class Shared {
    static final NativeLibraryLoader LOADER =
        new NativeLibraryLoader(
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            Setting.of(PROPERTY, VARIABLE),
            LibraryCache.configured(),
            name -> NativeLibraryLoader.class.getResource(FOLDER + name));
  }

  /**
   * Creates a loader.
   *
   * @param platform the names of the operating system and the processor, as Java spells them
   * @param path the explicit file or folder, or null
   * @param cache where packed libraries are extracted to
   * @param resources where a packed library is, by its file name; null if there is none
   */
  NativeLibraryLoader(
      String platform,
      @Nullable Setting path,
      LibraryCache cache,
      Function<String, @Nullable URL> resources) {
    this.platform = platform;
    this.path = path;
    this.cache = cache;
    this.resources = resources;
  }

  /** Returns the loader that follows the system properties and the environment. */
  static NativeLibraryLoader shared() {
    return Shared.LOADER;
  }

  /**
   * Returns the absolute path of libhalfpixel.
   *
   * @throws NativeUnavailableException if there is none for this machine
   */
  Path library() throws NativeUnavailableException {
    requirePlatform();
    return path == null ? packed().resolve(LIBRARY) : explicit(path);
  }

  /**
   * Returns the absolute path of the JNI glue: beside libhalfpixel, or else the packed one. It
   * works with libhalfpixel wherever that is, for it opens it by its path.
   *
   * @throws NativeUnavailableException if there is none for this machine
   */
  Path jniLibrary() throws NativeUnavailableException {
    Path sibling = library().resolveSibling(JNI_LIBRARY);
    return Files.isRegularFile(sibling) ? sibling : packed().resolve(JNI_LIBRARY);
  }

  /**
   * Returns the path of a new copy of the JNI glue; the caller deletes it once it is loaded.
   *
   * @param first why the glue itself cannot be loaded
   * @throws NativeUnavailableException if no copy can be made
   */
  Path copyOfJniLibrary(UnsatisfiedLinkError first) throws NativeUnavailableException {
    Path glue = jniLibrary();
    try {
      return cache.copy(JNI_LIBRARY, Files.readAllBytes(glue));
    } catch (IOException e) {
      first.addSuppressed(e);
      throw new NativeUnavailableException(
          "the JNI library cannot be loaded ("
              + first.getMessage()
              + "), and for a copy of it there is no place: "
              + e.getMessage(),
          first);
    }
  }

  /** Returns what a user can do about a library that was found and does not work. */
  String advice() {
    return path != null
        ? "correct or remove " + path.name() + ", or " + OTHER_BACKEND
        : "name a library for this machine with -D" + PROPERTY + ", or " + OTHER_BACKEND;
  }

  private void requirePlatform() throws NativeUnavailableException {
    if (!platform.equals("Linux amd64") && !platform.equals("Linux x86_64")) {
      throw new NativeUnavailableException(
          "libhalfpixel is built for Linux on x86-64 only, and this is "
              + platform
              + "; "
              + OTHER_BACKEND,
          null);
    }
  }

  private Path explicit(Setting setting) throws NativeUnavailableException {
    Path given;
    try {
      given = Path.of(setting.value()).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new NativeUnavailableException(
          setting.name() + " is \"" + setting.value() + "\", which is no path; " + advice(), e);
    }
    Path file = Files.isDirectory(given) ? given.resolve(LIBRARY) : given;
    if (!Files.isReadable(file)) {
      String why = Files.exists(file) ? " cannot be read; " : " does not exist; ";
      throw new NativeUnavailableException(
          setting.name() + " is \"" + setting.value() + "\", but " + file + why + advice(), null);
    }
    return file;
  }

  /** Returns the folder that holds the packed libraries as files. */
  private synchronized Path packed() throws NativeUnavailableException {
    if (packed == null) {
      packed = unpack();
    }
    return packed;
  }

  private Path unpack() throws NativeUnavailableException {
    URL library = resources.apply(LIBRARY);
    URL glue = resources.apply(JNI_LIBRARY);
    if (library == null || glue == null) {
      throw new NativeUnavailableException(
          "this build of Halfpixel holds no native library; " + advice(), null);
    }
    try {
      if (library.getProtocol().equals("file")) {
        return Path.of(URI.create(library.toString())).toAbsolutePath().getParent();
      }
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put(LIBRARY, read(library));
      files.put(JNI_LIBRARY, read(glue));
      return cache.extract(files);
    } catch (IOException e) {
      throw new NativeUnavailableException(
          "the native library cannot be extracted: " + e.getMessage(), e);
    }
  }

  private static byte[] read(URL resource) throws IOException {
    try (InputStream in = resource.openStream()) {
      return in.readAllBytes();
    }
  }
}
