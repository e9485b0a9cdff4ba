package io.halfpixel.jvm.vector;

import org.jspecify.annotations.Nullable;

/**
 * What of a virtual machine decides whether the Vector API becomes vector instructions. Where it
 * does not, every vector is an object and a loop is a hundred times slower than the plain one.
 *
 * @param hasModule whether jdk.incubator.vector is in the boot layer
 * @param name the system property {@code java.vm.name}
 * @param mode the system property {@code java.vm.info}, such as "mixed mode, sharing"
 */
record VectorMachine(boolean hasModule, String name, String mode) {
  /** With shorter vectors the plain loops are as fast: the compiler vectorises them itself. */
  static final int LEAST_BITS = 256;

  private static final String MODULE = "jdk.incubator.vector";

  /** Returns the virtual machine that runs this. */
  static VectorMachine running() {
    return new VectorMachine(
        ModuleLayer.boot().findModule(MODULE).isPresent(),
        System.getProperty("java.vm.name", ""),
        System.getProperty("java.vm.info", ""));
  }

  /** Returns why the Vector API must not be touched here, or null. */
  @Nullable String refusal() {
    if (!hasModule) {
      return "it needs --add-modules " + MODULE + " on the command line of the Java VM";
    }
    if (!name.contains("HotSpot") && !name.contains("OpenJDK")) {
      return "only HotSpot is known to compile the Vector API, and this VM is " + name;
    }
    if (!name.contains("Server")) {
      return "the Vector API needs HotSpot's server compiler, and this VM is " + name;
    }
    if (!mode.startsWith("mixed mode") && !mode.startsWith("compiled mode")) {
      return "the Vector API needs HotSpot's server compiler, which is off: " + mode;
    }
    if (mode.contains("emulated-client")) {
      return "the Vector API needs HotSpot's server compiler, which is off: " + mode;
    }
    return null;
  }

  /** Returns why vectors of so many bits are not offered. */
  static String tooShort(int bits) {
    return "its vectors have "
        + bits
        + " bits here; below "
        + LEAST_BITS
        + " the plain loops of jvm are as fast";
  }
}
