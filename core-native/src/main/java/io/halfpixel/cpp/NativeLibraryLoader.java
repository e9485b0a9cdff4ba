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
 * the copy in the jar of the platform, extracted by {@link LibraryCache}. All bindings are given
 * the same absolute path and open that very file, whatever its SONAME is: one library in the
 * process. Thread-safe.
 */
final class NativeLibraryLoader {
  private static final String PROPERTY = "halfpixel.library.path";
  private static final String VARIABLE = "HALFPIXEL_LIBRARY_PATH";
  private static final String OTHER_BACKEND = "use -Dhalfpixel.backend=jvm";

  private final String system;
  private final String processor;
  private final @Nullable Setting path;
  private final LibraryCache cache;
  private final Function<String, @Nullable URL> resources;
  private @Nullable Path packed;

  /** One search for all backends of the process. */
  private static final class Shared {
    static final NativeLibraryLoader LOADER =
        new NativeLibraryLoader(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Setting.of(PROPERTY, VARIABLE),
            LibraryCache.configured(),
            PackedLibraries::find);
  }

  /**
   * Creates a loader.
   *
   * @param system the name of the operating system, as Java spells it
   * @param processor the name of the processor, as Java spells it
   * @param path the explicit file or folder, or null
   * @param cache where packed libraries are extracted to
   * @param resources where a packed library is, by its folder and name; null if there is none
   */
  NativeLibraryLoader(
      String system,
      String processor,
      @Nullable Setting path,
      LibraryCache cache,
      Function<String, @Nullable URL> resources) {
    this.system = system;
    this.processor = processor;
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
    Platform platform = platform();
    return path == null
        ? packed(platform).resolve(platform.library())
        : explicit(path, platform.library());
  }

  /**
   * Returns the absolute path of the JNI glue: beside libhalfpixel, or else the packed one. It
   * works with libhalfpixel wherever that is, for it opens it by its path.
   *
   * @throws NativeUnavailableException if there is none for this machine
   */
  Path jniLibrary() throws NativeUnavailableException {
    Platform platform = platform();
    Path sibling = library().resolveSibling(platform.jniLibrary());
    if (!Files.isRegularFile(sibling)) {
      return packed(platform).resolve(platform.jniLibrary());
    }
    requireWhole(sibling);
    return sibling;
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
      return cache.copy(platform().jniLibrary(), Files.readAllBytes(glue));
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

  /**
   * Returns what users are to know about the library of this machine, to stand behind its
   * description, or "".
   *
   * @throws NativeUnavailableException if there is none for this machine
   */
  String caveat() throws NativeUnavailableException {
    return platform().caveat();
  }

  private Platform platform() throws NativeUnavailableException {
    Platform platform = Platform.of(system, processor);
    if (platform == null) {
      throw new NativeUnavailableException(
          "libhalfpixel is built for "
              + Platform.list()
              + " only, and this is "
              + system
              + " "
              + processor
              + "; "
              + OTHER_BACKEND,
          null);
    }
    return platform;
  }

  private Path explicit(Setting setting, String library) throws NativeUnavailableException {
    Path given;
    try {
      given = Path.of(setting.value()).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new NativeUnavailableException(
          setting.name() + " is \"" + setting.value() + "\", which is no path; " + advice(), e);
    }
    Path file = Files.isDirectory(given) ? given.resolve(library) : given;
    if (!Files.isReadable(file)) {
      String why = Files.exists(file) ? " cannot be read; " : " does not exist; ";
      throw new NativeUnavailableException(
          setting.name() + " is \"" + setting.value() + "\", but " + file + why + advice(), null);
    }
    requireWhole(file);
    return file;
  }

  /** Packed libraries are whole: they have the checksum that their folder is called by. */
  private void requireWhole(Path file) throws NativeUnavailableException {
    try {
      if (ElfFile.isCutOff(file)) {
        throw new NativeUnavailableException(
            file + " is cut off: it ends before what its headers promise; " + advice(), null);
      }
    } catch (IOException e) {
      throw new NativeUnavailableException(
          file + " cannot be read: " + e.getMessage() + "; " + advice(), e);
    }
  }

  /** Returns the folder that holds the packed libraries as files. */
  private synchronized Path packed(Platform platform) throws NativeUnavailableException {
    // A process that runs for months may find that its folder has gone.
    if (packed == null || Files.notExists(packed)) {
      packed = unpack(platform);
    }
    return packed;
  }

  private Path unpack(Platform platform) throws NativeUnavailableException {
    URL library = resources.apply(platform.folder() + "/" + platform.library());
    URL glue = resources.apply(platform.folder() + "/" + platform.jniLibrary());
    if (library == null || glue == null) {
      throw new NativeUnavailableException(
          "no jar holds the native library of "
              + platform.folder()
              + "; add halfpixel-core-native with that classifier, "
              + advice(),
          null);
    }
    try {
      if (library.getProtocol().equals("file")) {
        return Path.of(URI.create(library.toString())).toAbsolutePath().getParent();
      }
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put(platform.library(), read(library));
      files.put(platform.jniLibrary(), read(glue));
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
