package io.halfpixel.cpp;

import com.sun.jna.Native;
import io.halfpixel.Tensor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a main class of the tests in a virtual machine of its own. */
public final class ChildJvm {
  /** What is on its class path: this module, the contracts, the tests, and JNA. */
  public static final List<Class<?>> WITH_JNA =
      List.of(NativeBackend.class, Tensor.class, ChildJvm.class, Native.class);

  /** The same without JNA. */
  public static final List<Class<?>> WITHOUT_JNA = WITH_JNA.subList(0, 3);

  private ChildJvm() {}

  /**
   * How it ended.
   *
   * @param exitCode what the process returned
   * @param output all lines of standard output and standard error, each ended by a line feed
   */
  public record Result(int exitCode, String output) {}

  /** Runs a main class with these options for the virtual machine. */
  public static Result run(Class<?> main, String... options) throws Exception {
    return run(main, WITH_JNA, Map.of(), List.of(options));
  }

  /**
   * Runs a main class over the class path that holds some classes, with additions to the
   * environment.
   */
  public static Result run(
      Class<?> main,
      List<Class<?>> classPath,
      Map<String, String> environment,
      List<String> options)
      throws Exception {
    List<String> granted = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
    granted.addAll(options);
    return start(main, classPath, environment, granted);
  }

  /** Runs a main class without allowing native access. */
  public static Result runWithoutNativeAccess(Class<?> main) throws Exception {
    return start(main, WITH_JNA, Map.of(), List.of());
  }

  private static Result start(
      Class<?> main,
      List<Class<?>> classPath,
      Map<String, String> environment,
      List<String> options)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:auto");
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(ChildJvm::location).collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    return run(command, environment);
  }

  private static Result run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("still running: " + command);
    }
    return new Result(process.exitValue(), output);
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
