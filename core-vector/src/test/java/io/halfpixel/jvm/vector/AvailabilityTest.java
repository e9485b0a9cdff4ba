package io.halfpixel.jvm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virtual machines started in different ways say about the backend. */
final class AvailabilityTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  @TempDir private Path folder;

  /** Prints what the report says, then the backend that runs by itself. */
  static final class Report {
    private Report() {}

    public static void main(String[] args) {
      Availability availability = Backends.report().get("jvm-vector");
      System.out.println(
          availability instanceof Available ? "available" : ((Unavailable) availability).reason());
      System.out.println(Backends.candidates().get(0).id());
    }
  }

  private record Answer(String availability, String auto, String errors) {}

  private Answer ask(String... options) throws Exception {
    File errors = folder.resolve("errors").toFile();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(classPath(Report.class, VectorBackend.class, Loops.class, Tensor.class));
    command.add(Report.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "HALFPIXEL_BACKEND"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    String warnings = java.nio.file.Files.readString(errors.toPath());
    assertEquals(0, process.exitValue(), warnings);
    List<String> lines = output.lines().toList();
    return new Answer(lines.get(0), lines.get(1), warnings);
  }

  private static String classPath(Class<?>... types) throws Exception {
    List<String> places = new ArrayList<>();
    for (Class<?> type : types) {
      places.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return places.stream().collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void withoutTheModuleThereIsAReasonAndNothingIsPrinted() throws Exception {
    Answer answer = ask();
    assertEquals(
        "it needs --add-modules jdk.incubator.vector on the command line of the Java VM",
        answer.availability());
    assertEquals("jvm", answer.auto());
    assertEquals("", answer.errors());
  }

  @Test
  void withTheModuleItIsPreferredToPlainLoops() throws Exception {
    Answer answer = ask(MODULE);
    if (answer.availability().equals("available")) {
      assertEquals("jvm-vector", answer.auto());
    } else {
      assertTrue(answer.availability().contains("bits"), answer.availability());
      assertEquals("jvm", answer.auto());
    }
    assertEquals(1, answer.errors().lines().count(), "the VM's own warning: " + answer.errors());
  }

  @Test
  void aVirtualMachineWithoutItsCompilerIsRefused() throws Exception {
    for (String option : List.of("-Xint", "-XX:TieredStopAtLevel=1")) {
      Answer answer = ask(MODULE, option);
      assertTrue(
          answer.availability().contains("HotSpot's server compiler, which is off"),
          answer.availability());
      assertEquals("jvm", answer.auto());
    }
  }

  @Test
  void shortVectorsAreRefused() throws Exception {
    Answer answer = ask(MODULE, "-XX:MaxVectorSize=16");
    assertTrue(answer.availability().contains("128 bits"), answer.availability());
    assertEquals("jvm", answer.auto());
  }
}
