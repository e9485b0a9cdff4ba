package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryLoaderTest {
  private static final String FOLDER = "linux-x86_64";
  private static final String LIBRARY = "libhalfpixel.so";
  private static final String JNI_LIBRARY = "libjnihalfpixel.so";

  @TempDir private Path folder;
  private Path classes;
  private Path jar;

  @BeforeEach
  void pack() throws IOException {
    classes = Files.createDirectories(folder.resolve("classes of mine").resolve(FOLDER));
    jar = folder.resolve("packed.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of(LIBRARY, JNI_LIBRARY)) {
        byte[] content = ("content of " + name).getBytes(StandardCharsets.UTF_8);
        Files.write(classes.resolve(name), content);
        zip.putNextEntry(new ZipEntry(FOLDER + "/" + name));
        zip.write(content);
      }
    }
  }

  private static URL url(String text) {
    try {
      return URI.create(text).toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  private URL inJar(String name) {
    return url("jar:" + jar.toUri() + "!/" + name);
  }

  private NativeLibraryLoader loader(
      @Nullable String path, Function<String, @Nullable URL> resources) {
    Setting setting = path == null ? null : new Setting("halfpixel.library.path", path);
    LibraryCache cache =
        new LibraryCache(List.of(folder.resolve("cache").toString()), "me", Files::isExecutable);
    return new NativeLibraryLoader("Linux", "amd64", setting, cache, resources);
  }

  private static String reason(NativeLibraryLoader loader) {
    return assertThrows(NativeUnavailableException.class, loader::library).reason();
  }

  @Test
  void unpackedClassesAreUsedWhereTheyAre() throws NativeUnavailableException {
    NativeLibraryLoader loader =
        loader(null, name -> url(classes.resolveSibling(name).toUri().toString()));
    assertEquals(classes.resolve(LIBRARY), loader.library());
    assertEquals(classes.resolve(JNI_LIBRARY), loader.jniLibrary());
    assertTrue(!Files.exists(folder.resolve("cache")));
  }

  @Test
  void packedLibrariesAreExtractedSideBySide() throws Exception {
    NativeLibraryLoader loader = loader(null, this::inJar);
    assertTrue(loader.library().startsWith(folder.resolve("cache")));
    assertEquals(loader.library().getParent(), loader.jniLibrary().getParent());
    assertEquals("content of " + LIBRARY, Files.readString(loader.library()));
    assertEquals("content of " + JNI_LIBRARY, Files.readString(loader.jniLibrary()));
  }

  @Test
  void whatWasDeletedMeanwhileIsExtractedAgain() throws Exception {
    NativeLibraryLoader loader = loader(null, this::inJar);
    Path extracted = loader.library();
    for (Path file : List.of(extracted, loader.jniLibrary(), extracted.getParent())) {
      Files.delete(file);
    }
    assertEquals(extracted, loader.library());
    assertEquals("content of " + JNI_LIBRARY, Files.readString(loader.jniLibrary()));
  }

  @Test
  void anExplicitFolderOrFileComesFirst() throws NativeUnavailableException {
    for (Path path : List.of(classes, classes.resolve(LIBRARY))) {
      NativeLibraryLoader loader = loader(path.toString(), this::inJar);
      assertEquals(classes.resolve(LIBRARY), loader.library());
      assertEquals(classes.resolve(JNI_LIBRARY), loader.jniLibrary());
    }
    assertTrue(!Files.exists(folder.resolve("cache")));
  }

  @Test
  void anExplicitLibraryWithoutGlueTakesThePackedGlue() throws Exception {
    Path own = Files.createFile(folder.resolve("own.so"));
    NativeLibraryLoader loader = loader(own.toString(), this::inJar);
    assertEquals(own, loader.library());
    assertTrue(loader.jniLibrary().startsWith(folder.resolve("cache")));
  }

  @Test
  void anExplicitPathThatIsNotThereIsNoReasonToTakeAnother() {
    String missing = folder.resolve("missing.so").toString();
    assertEquals(
        "halfpixel.library.path is \""
            + missing
            + "\", but "
            + missing
            + " does not exist; correct "
            + "or remove halfpixel.library.path, or use -Dhalfpixel.backend=jvm",
        reason(loader(missing, this::inJar)));
    assertEquals(
        "halfpixel.library.path is \""
            + folder
            + "\", but "
            + folder.resolve(LIBRARY)
            + " does not exist; correct or remove halfpixel.library.path, or use "
            + "-Dhalfpixel.backend=jvm",
        reason(loader(folder.toString(), this::inJar)));
  }

  @Test
  void anExplicitPathMustBeAPath() {
    String reason = reason(loader("a\0b", this::inJar));
    assertTrue(reason.contains("which is no path; correct or remove"), reason);
  }

  @Test
  void aBuildWithoutLibrariesSaysSo() {
    assertEquals(
        "no jar holds the native library of linux-x86_64; add halfpixel-core-native with that "
            + "classifier, name a library for this machine with "
            + "-Dhalfpixel.library.path, or use -Dhalfpixel.backend=jvm",
        reason(loader(null, name -> null)));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64, libhalfpixel.so, libjnihalfpixel.so",
    "Linux, aarch64, linux-aarch64, libhalfpixel.so, libjnihalfpixel.so",
    "Windows 11, amd64, windows-x86_64, halfpixel.dll, jnihalfpixel.dll",
    "Windows Server 2022, amd64, windows-x86_64, halfpixel.dll, jnihalfpixel.dll",
    "Mac OS X, aarch64, macos-aarch64, libhalfpixel.dylib, libjnihalfpixel.dylib",
    "Mac OS X, x86_64, macos-x86_64, libhalfpixel.dylib, libjnihalfpixel.dylib"
  })
  void platformsHaveFoldersAndNames(
      String system, String processor, String folder, String library, String glue) {
    Platform platform = Platform.of(system, processor);
    assertNotNull(platform);
    assertEquals(folder, platform.folder());
    assertEquals(library, platform.library());
    assertEquals(glue, platform.jniLibrary());
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, aarch64, ''",
    "Windows 11, amd64, '; built, and not run on Windows on x86-64 yet'",
    "Mac OS X, aarch64, '; built, and not run on macOS on 64-bit ARM yet'"
  })
  void whatWasNeverRunIsCalledSo(String system, String processor, String caveat) throws Exception {
    LibraryCache cache = new LibraryCache(List.of(), "me", Files::isExecutable);
    assertEquals(
        caveat, new NativeLibraryLoader(system, processor, null, cache, this::inJar).caveat());
  }

  @ParameterizedTest
  @CsvSource({"FreeBSD, aarch64", "Linux, riscv64", "Windows 11, aarch64"})
  void otherPlatformsAreNamed(String system, String processor) {
    LibraryCache cache = new LibraryCache(List.of(), "me", Files::isExecutable);
    NativeLibraryLoader loader =
        new NativeLibraryLoader(system, processor, null, cache, this::inJar);
    assertEquals(
        "libhalfpixel is built for Linux on x86-64, Linux on 64-bit ARM, Windows on x86-64, macOS on "
            + "64-bit ARM, macOS on x86-64 only, and this is "
            + system
            + " "
            + processor
            + "; use -Dhalfpixel.backend=jvm",
        reason(loader));
  }

  @Test
  void aCacheThatCannotBeWrittenNamesTheProperty() throws IOException {
    Files.createFile(folder.resolve("cache"));
    String reason = reason(loader(null, this::inJar));
    assertTrue(reason.startsWith("the native library cannot be extracted: tried "), reason);
    assertTrue(reason.endsWith("with -Dhalfpixel.cache.dir"), reason);
  }
}
