package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that are not whole. */
@EnabledOnOs(OS.LINUX)
@NeedsNativeLibrary
class ElfFileTest {
  @TempDir private Path folder;

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("libhalfpixel.so"), content);
  }

  private static byte[] library() throws Exception {
    return Files.readAllBytes(NativeLibraryLoader.shared().library());
  }

  @Test
  void theLibraryIsWhole() throws Exception {
    assertFalse(ElfFile.isCutOff(write(library())));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 4096, 100_000, 1_000_000})
  void aPartOfItIsCutOff(int bytes) throws Exception {
    assertTrue(ElfFile.isCutOff(write(Arrays.copyOf(library(), bytes))));
  }

  @Test
  void whatIsNoLibraryIsLeftToTheSystem() throws Exception {
    assertFalse(ElfFile.isCutOff(write(new byte[0])));
    assertFalse(ElfFile.isCutOff(write(new byte[500])));
    assertFalse(ElfFile.isCutOff(write(Arrays.copyOf(library(), 63))));
    byte[] of32Bits = library();
    of32Bits[4] = 1;
    assertFalse(ElfFile.isCutOff(write(of32Bits)));
  }

  @Test
  void headersThatPointAnywhereAreCutOff() throws Exception {
    byte[] library = library();
    Arrays.fill(library, 32, 40, (byte) 0x7F); // where the program headers are
    assertTrue(ElfFile.isCutOff(write(library)));
    Arrays.fill(library, 32, 40, (byte) 0xFF);
    assertTrue(ElfFile.isCutOff(write(library)));
  }

  /** The virtual machine would be killed by a signal. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5, 0.75})
  void aProcessThatNamesOneLivesAndSaysWhy(double part) throws Exception {
    byte[] library = library();
    Path named = write(Arrays.copyOf(library, (int) (library.length * part)));
    ChildJvm.Result result =
        ChildJvm.run(ConfigurationTest.Report.class, "-Dhalfpixel.library.path=" + named);
    assertEquals(0, result.exitCode(), result.output());
    assertTrue(result.output().contains(named + " is cut off"), result.output());
  }

  @Test
  void glueThatIsCutOffIsNamedToo() throws Exception {
    Path named = write(library());
    byte[] glue = Files.readAllBytes(NativeLibraryLoader.shared().jniLibrary());
    Path sibling = folder.resolve("libjnihalfpixel.so");
    Files.write(sibling, Arrays.copyOf(glue, glue.length / 2));
    ChildJvm.Result result =
        ChildJvm.run(ConfigurationTest.Report.class, "-Dhalfpixel.library.path=" + named);
    assertEquals(0, result.exitCode(), result.output());
    assertTrue(result.output().contains(sibling + " is cut off"), result.output());
  }
}
