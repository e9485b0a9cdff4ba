package io.halfpixel.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Linux says about the processor. */
final class ProcessorFlags {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> AVX2 = List.of("avx2", "fma");
  private static final List<String> AVX512 = List.of("avx512f", "avx512bw", "avx512dq", "avx512vl");

  private ProcessorFlags() {}

  /** Returns whether the processor is known to lack AVX-512 F, BW, DQ or VL. */
  static boolean lackAvx512() {
    return lack(AVX512);
  }

  /** Returns whether the processor is known to lack AVX2 or FMA. */
  static boolean lackAvx2() {
    return lack(AVX2);
  }

  private static boolean lack(List<String> wanted) {
    if (!Files.isReadable(CPU_INFO)) {
      return false;
    }
    try {
      Set<String> flags =
          Files.readAllLines(CPU_INFO).stream()
              .filter(line -> line.startsWith("flags"))
              .flatMap(line -> Arrays.stream(line.split("\\s+")))
              .collect(Collectors.toSet());
      return !flags.containsAll(wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
