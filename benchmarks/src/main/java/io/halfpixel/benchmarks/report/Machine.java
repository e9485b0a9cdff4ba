package io.halfpixel.benchmarks.report;

import io.halfpixel.Backends;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import io.halfpixel.spi.Availability.Available;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run ran on.
 *
 * @param processor the name that the system gives the processor
 * @param processors how many processors the virtual machine sees
 * @param system operating system and architecture
 * @param java the virtual machine's name and version
 * @param loadAverage how many processes wanted a processor in the minute before, negative if
 *     unknown: more than a few tenths and the times are noise
 * @param commit the commit that was built, or {@code "unknown"}
 * @param isa the instruction set that each backend uses
 * @param versions the versions of the peers
 */
public record Machine(
    String processor,
    int processors,
    String system,
    String java,
    double loadAverage,
    String commit,
    Map<String, String> isa,
    Map<String, String> versions) {

  /** Describes this machine. */
  public static Machine here(List<CandidateProvider> providers) {
    Map<String, String> isa = new LinkedHashMap<>();
    Backends.report()
        .forEach(
            (id, state) -> {
              if (state instanceof Available available) {
                isa.put(id, available.isa());
              }
            });
    Map<String, String> versions = new LinkedHashMap<>();
    providers.forEach(provider -> versions.putAll(provider.versions()));
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        System.getProperty("halfpixel.commit", "unknown"),
        isa,
        versions);
  }

  private static String processorName() {
    Path file = Path.of("/proc/cpuinfo");
    try {
      return Files.isReadable(file)
          ? Files.readAllLines(file).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.replaceFirst(".*:", "").strip())
              .findFirst()
              .orElse("unknown")
          : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
