package io.halfpixel.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.NativeBackend;
import io.halfpixel.jvm.JvmBackend;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts processes that compute with packed classes, as a user's do: libraries are in a jar, and
 * the environment names no folder.
 *
 * @param classPath the jars, which every user can read
 */
record Place(String classPath) {
  /** Prints whether what is chosen gives the bits of jvm, and how cpp-jni is. */
  public static final class Child {
    private Child() {}

    /** Prints one line. */
    public static void main(String[] arguments) {
      Calls calls = new Calls();
      boolean same = calls.apply("upsample auto").equals(calls.apply("upsample jvm"));
      String auto = Backends.candidates().get(0).id();
      System.out.println(
          (same ? "same" : "other")
              + " bits on "
              + auto
              + "; "
              + calls.apply("describe cpp-jni").replace('\n', ' '));
    }
  }

  /** Packs the classes into jars of a folder. */
  static Place in(Path folder) throws Exception {
    List<String> jars = new ArrayList<>();
    for (Class<?> type :
        List.of(Tensor.class, JvmBackend.class, NativeBackend.class, Place.class)) {
      Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path jar = folder.resolve("classes-" + jars.size() + ".jar");
      if (Files.isRegularFile(classes)) {
        Files.copy(classes, jar);
      } else {
        pack(classes, jar);
      }
      jars.add(jar.toString());
    }
    return new Place(String.join(File.pathSeparator, jars));
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      List<Path> wanted =
          files.filter(Files::isRegularFile).filter(file -> !isOfTests(classes, file)).toList();
      for (Path file : wanted) {
        archive.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, archive);
      }
    }
  }

  /** Of the tests' own classes only those of this package are needed. */
  private static boolean isOfTests(Path classes, Path file) {
    return classes.endsWith("test-classes")
        && !file.startsWith(classes.resolve("io/halfpixel/loading"));
  }

  /**
   * Starts a process.
   *
   * @param before a command that starts the command behind it, or nothing
   * @param options for the virtual machine
   */
  Process start(List<String> before, String... options) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Small, and without the compilers that a second of work does not need.
    command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, Child.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "XDG_CACHE_HOME", "HOME")
        .forEach(builder.environment()::remove);
    return builder.start();
  }

  /** Returns what a process printed; it has to end well within a minute. */
  static String answer(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), output);
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  /** Runs a process to its end, with native access allowed. */
  String run(String... options) throws Exception {
    return run(List.of(), options);
  }

  /** The same, started by a command. */
  String run(List<String> before, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
    all.addAll(Arrays.asList(options));
    return answer(start(before, all.toArray(String[]::new)));
  }
}
