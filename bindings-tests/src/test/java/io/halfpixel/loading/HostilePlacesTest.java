package io.halfpixel.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes in places that are not kind to native code: each computes with it or, with the same
 * bits, without, and then says what is missing. Damaged and foreign files one by one are in {@code
 * LibraryCacheTest}, {@code ElfFileTest} and {@link ClassLoadersTest}.
 */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(
    named = "halfpixel.native",
    matches = "false",
    disabledReason = "built without the native library")
class HostilePlacesTest {
  private static final int MANY = 30;
  private static final String NOBODY = "65534";
  private static final String NATIVE = "same bits on cpp-jni; ";
  private static final String JAVA = "same bits on jvm; unavailable: ";

  /** Not even the superuser can write there. */
  private static final String NOWHERE = "-Duser.home=/proc";

  @TempDir private static Path shared;
  private static Place place;

  @TempDir private Path folder;

  @BeforeAll
  static void pack() throws Exception {
    open(shared);
    place = Place.in(shared);
  }

  @BeforeEach
  void openFolder() throws IOException {
    open(folder);
  }

  /** Lets every user write, as into a folder for temporary files. */
  private static void open(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private static void assertSays(String answer, String what) {
    assertTrue(answer.contains(what), answer);
  }

  private String temporary() {
    return "-Djava.io.tmpdir=" + folder;
  }

  private String cache() {
    return "-Dhalfpixel.cache.dir=" + folder;
  }

  @Test
  void without_a_home_the_temporary_folder_is_used() throws Exception {
    assertSays(place.run(NOWHERE, temporary()), NATIVE + folder);
  }

  @Test
  void where_nothing_can_be_written_java_computes_and_the_reason_names_the_property()
      throws Exception {
    String answer = place.run(NOWHERE, "-Djava.io.tmpdir=/proc");
    assertSays(answer, JAVA);
    assertSays(answer, "-Dhalfpixel.cache.dir");
  }

  @Test
  void a_library_of_another_processor_is_refused_and_named() throws Exception {
    byte[] library = Files.readAllBytes(extracted());
    int machine = 18; // where an ELF header names it; 183 is 64-bit ARM, 62 x86-64
    library[machine] = (byte) (library[machine] == 62 ? 183 : 62);
    Path foreign = Files.write(folder.resolve("libhalfpixel.so"), library);
    String answer = place.run("-Dhalfpixel.library.path=" + foreign);
    assertSays(answer, JAVA);
    assertSays(answer, foreign.toString());
  }

  /** Extracts the library, as any process does, and returns it. */
  private Path extracted() throws Exception {
    String answer = place.run(cache());
    assertSays(answer, NATIVE + folder);
    return Path.of(answer.replaceFirst("(?s)^.*cpp-jni; (.*), build .*$", "$1"));
  }

  @Test
  void many_processes_start_at_once() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      processes.add(place.start(List.of(), "--enable-native-access=ALL-UNNAMED", cache()));
    }
    for (Process process : processes) {
      assertSays(Place.answer(process), NATIVE + folder);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          2, files.filter(Files::isRegularFile).count(), "libhalfpixel and its glue, once");
    }
  }

  /** What depends on the virtual machine or on what the system allows a test to be. */
  @TestFactory
  List<DynamicTest> where_it_can_be_made() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    if (Runtime.version().feature() >= 24) {
      tests.add(dynamicTest("native access is denied", this::nativeAccessIsDenied));
    }
    List<String> user = asUser();
    if (works(user)) {
      tests.add(dynamicTest("a user without a home", () -> aUserWithoutAHome(user)));
      tests.add(dynamicTest("a folder of somebody else", () -> aFolderOfSomebodyElse(user)));
    }
    if (works(overNoexec(Files.createDirectory(folder.resolve("probe"))))) {
      tests.add(dynamicTest("a cache that is mounted noexec", this::aCacheMountedNoexec));
    }
    return tests;
  }

  private void nativeAccessIsDenied() throws Exception {
    Process process = place.start(List.of(), "--illegal-native-access=deny", cache());
    assertSays(Place.answer(process), JAVA);
  }

  /** The superuser becomes another user; whoever is another user stays it. */
  private static List<String> asUser() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
        : List.of("env");
  }

  /** Starts a command over a file system of its own, mounted noexec. */
  private static List<String> overNoexec(Path place) {
    String script = "mount -t tmpfs -o noexec tmpfs \"$0\" && exec \"$@\"";
    return List.of("unshare", "-rm", "sh", "-c", script, place.toString());
  }

  private static boolean works(List<String> before) throws InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-version");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // There is no such command.
    }
  }

  /** A home that is there, but is not this user's to write to. */
  private void aUserWithoutAHome(List<String> user) throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    open(temporary);
    String answer = place.run(user, "-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary);
    assertSays(answer, NATIVE + temporary);
  }

  /** Everybody can write to the folder that a cache would have: no library is taken from it. */
  private void aFolderOfSomebodyElse(List<String> user) throws Exception {
    Path planted = Files.createDirectory(folder.resolve("halfpixel-me"));
    open(planted);
    String answer = place.run(user, "-Duser.name=me", cache());
    assertSays(answer, NATIVE + planted + "-");
  }

  private void aCacheMountedNoexec() throws Exception {
    Path noexec = Files.createDirectory(folder.resolve("noexec"));
    String answer = place.run(overNoexec(noexec), "-Dhalfpixel.cache.dir=" + noexec);
    assertSays(answer, JAVA);
    assertSays(answer, "noexec");
    Path home = Files.createDirectory(folder.resolve("good"));
    answer = place.run(overNoexec(noexec), "-Duser.home=" + noexec, "-Djava.io.tmpdir=" + home);
    assertSays(answer, NATIVE + home);
  }
}
