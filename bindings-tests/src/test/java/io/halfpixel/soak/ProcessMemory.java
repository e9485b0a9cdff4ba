package io.halfpixel.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The memory of this process. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final long KIBIBYTE = 1024;
  private static final int COLLECTIONS = 3;
  private static final long CLEANING_MILLIS = 100;
  private static final String TRIM = "systemTrimNativeHeap";

  private ProcessMemory() {}

  /**
   * Has garbage collected, and waits for what is freed after that: buffers, forgotten kernels. Then
   * the C library gives back the pages that it kept of what was freed, which would look like a
   * leak: where collections are rare, much is freed at once.
   */
  static void collect() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(CLEANING_MILLIS);
    }
    trim();
  }

  /** Does {@code jcmd System.trim_native_heap}, where the virtual machine has it. */
  private static void trim() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
      boolean known =
          Arrays.stream(server.getMBeanInfo(commands).getOperations())
              .anyMatch(operation -> operation.getName().equals(TRIM));
      if (known) {
        String[] signature = {String[].class.getName()};
        server.invoke(commands, TRIM, new Object[] {new String[0]}, signature);
      }
    } catch (JMException e) {
      throw new IllegalStateException(e);
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
