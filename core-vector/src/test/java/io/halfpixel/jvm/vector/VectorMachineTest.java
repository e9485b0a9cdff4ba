package io.halfpixel.jvm.vector;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Each thing that can be missing has its own sentence. */
final class VectorMachineTest {
  private static final String HOTSPOT = "OpenJDK 64-Bit Server VM";

  private static void refused(VectorMachine machine, String because) {
    String reason = machine.refusal();
    assertNotNull(reason);
    assertTrue(reason.contains(because), reason);
  }

  @Test
  void serverCompilersAreWelcome() {
    assertNull(new VectorMachine(true, HOTSPOT, "mixed mode, sharing").refusal());
    assertNull(new VectorMachine(true, HOTSPOT, "compiled mode").refusal());
    assertNull(
        new VectorMachine(true, "Java HotSpot(TM) 64-Bit Server VM", "mixed mode").refusal());
  }

  @Test
  void moduleIsMissing() {
    refused(new VectorMachine(false, HOTSPOT, "mixed mode"), "--add-modules jdk.incubator.vector");
  }

  @Test
  void virtualMachineIsAnother() {
    refused(new VectorMachine(true, "Eclipse OpenJ9 VM", "JRE 17"), "Eclipse OpenJ9 VM");
  }

  @Test
  void virtualMachineHasNoServerCompiler() {
    refused(new VectorMachine(true, "OpenJDK Client VM", "mixed mode"), "OpenJDK Client VM");
    refused(new VectorMachine(true, "OpenJDK 64-Bit Zero VM", "interpreted mode"), "Zero VM");
  }

  @Test
  void serverCompilerIsOff() {
    refused(new VectorMachine(true, HOTSPOT, "interpreted mode, sharing"), "interpreted mode");
    refused(new VectorMachine(true, HOTSPOT, "mixed mode, emulated-client"), "emulated-client");
  }
}
