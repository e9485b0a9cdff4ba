package io.halfpixel.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What Linux says about the processor. */
final class ProcessorFlags {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private ProcessorFlags() {}

  /** Returns those of some flags that the processor is known to lack. */
  static List<String> lacking(List<String> wanted) {
    if (!Files.isReadable(CPU_INFO)) {
      return List.of();
    }
    try {
      Set<String> flags =
          Files.readAllLines(CPU_INFO).stream()
              .map(line -> line.toLowerCase(Locale.ROOT))
              .filter(line -> line.startsWith("flags") || line.startsWith("features"))
              .flatMap(line -> Arrays.stream(line.split("\\s+")))
              .collect(Collectors.toSet());
      return wanted.stream().filter(flag -> !flags.contains(flag)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
