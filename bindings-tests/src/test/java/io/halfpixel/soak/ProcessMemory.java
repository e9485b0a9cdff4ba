package io.halfpixel.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final long KIBIBYTE = 1024;
  private static final int COLLECTIONS = 3;
  private static final long CLEANING_MILLIS = 100;

  private ProcessMemory() {}

  /** Has garbage collected, and waits for what is freed after that: buffers, forgotten kernels. */
  static void collect() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(CLEANING_MILLIS);
    }
  }

  /**
   * Returns the bytes of memory that the process has from the system (resident set size).
   *
   * @throws IOException if this is not Linux
   */
  static long resident() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith(RESIDENT)) {
        String[] words = line.strip().split("\\s+");
        return Long.parseLong(words[1]) * KIBIBYTE;
      }
    }
    throw new IOException(STATUS + " has no line " + RESIDENT);
  }

  /** Returns the bytes of Java objects, collected or not. */
  static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Returns the bytes of classes and of compiled code. */
  static long code() {
    return ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed();
  }
}
