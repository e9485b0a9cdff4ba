package io.halfpixel.cpp.jni;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.cpp.ChildJvm;
import io.halfpixel.cpp.NeedsNativeLibrary;
import org.junit.jupiter.api.Test;

/** Arrays in critical regions, and the detour on virtual machines that copy. */
@NeedsNativeLibrary
class JniBindingTest {
  @Test
  void checkedJniFindsNothing() throws Exception {
    ChildJvm.Result result = ChildJvm.run(CheckedJni.class, "-Xcheck:jni");
    assertEquals("copies true\nfine\n", result.output(), "any other line is a finding");
    assertEquals(0, result.exitCode());
  }

  @Test
  void arraysAreUsedInPlace() throws Exception {
    assertEquals("copies false\nfine\n", ChildJvm.run(CheckedJni.class).output());
  }
}
