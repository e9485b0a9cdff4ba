package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.halfpixel.cpp.natives.NativeLibraries;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackedLibrariesTest {
  private record Jar(String platform, String name, URL url) implements NativeLibraries {
    @Override
    public @Nullable URL find(String wanted) {
      return wanted.equals(name) ? url : null;
    }
  }

  @Test
  void theJarOfThePlatformIsAsked() throws Exception {
    URL right = URI.create("file:/right").toURL();
    List<NativeLibraries> jars =
        List.of(
            new Jar("linux-x86_64", "libhalfpixel.so", URI.create("file:/wrong").toURL()),
            new Jar("linux-aarch64", "libjnihalfpixel.so", URI.create("file:/glue").toURL()),
            new Jar("linux-aarch64", "libhalfpixel.so", right));
    assertEquals(right, PackedLibraries.find("linux-aarch64/libhalfpixel.so", jars));
    assertNull(PackedLibraries.find("linux-aarch64/libother.so", jars));
    assertNull(PackedLibraries.find("windows-x86_64/libhalfpixel.so", jars));
  }
}
