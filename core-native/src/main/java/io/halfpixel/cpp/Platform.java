package io.halfpixel.cpp;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The systems and processors that libhalfpixel is built for. */
enum Platform {
  /** Linux with the C library of GNU or musl. */
  LINUX_X86_64("Linux on x86-64", "Linux", Set.of("amd64", "x86_64"), "linux-x86_64", "lib", ".so"),

  /** Linux with the C library of GNU. */
  LINUX_AARCH64("Linux on 64-bit ARM", "Linux", Set.of("aarch64"), "linux-aarch64", "lib", ".so"),

  /** Windows, of which this is built and tested under Wine. */
  WINDOWS_X86_64("Windows on x86-64", "Windows", Set.of("amd64"), "windows-x86_64", "", ".dll"),

  /** macOS, of which this is built and not run. */
  MACOS_AARCH64(
      "macOS on 64-bit ARM", "Mac OS X", Set.of("aarch64"), "macos-aarch64", "lib", ".dylib"),

  /** macOS, of which this is built and not run. */
  MACOS_X86_64("macOS on x86-64", "Mac OS X", Set.of("x86_64"), "macos-x86_64", "lib", ".dylib");

  private final String description;

  /** What the name of the operating system begins with. */
  private final String system;

  @SuppressWarnings("ImmutableEnumChecker") // The set is immutable.
  private final Set<String> processors;

  private final String folder;
  private final String prefix;
  private final String suffix;

  Platform(
      String description,
      String system,
      Set<String> processors,
      String folder,
      String prefix,
      String suffix) {
    this.description = description;
    this.system = system;
    this.processors = processors;
    this.folder = folder;
    this.prefix = prefix;
    this.suffix = suffix;
  }

  /**
   * Returns the platform of a machine, or null if libhalfpixel is not built for it.
   *
   * @param system the name of the operating system, as Java spells it
   * @param processor the name of the processor, as Java spells it
   */
  static @Nullable Platform of(String system, String processor) {
    for (Platform platform : values()) {
      if (system.startsWith(platform.system) && platform.processors.contains(processor)) {
        return platform;
      }
    }
    return null;
  }

  /** Returns all platforms, in words. */
  static String list() {
    return Arrays.stream(values()).map(platform -> platform.description).collect(joining(", "));
  }

  /** Returns what to say of its libraries where nobody has called them from Java yet, or "". */
  String caveat() {
    return system.equals("Linux") ? "" : "; built, and not run on " + description + " yet";
  }

  /** Returns the folder of its libraries, beside the class files of this package. */
  String folder() {
    return folder;
  }

  /** Returns the file name of libhalfpixel. */
  String library() {
    return file("halfpixel");
  }

  /** Returns the file name of the JNI glue. */
  String jniLibrary() {
    return file("jnihalfpixel");
  }

  private String file(String name) {
    return prefix + name + suffix;
  }
}
