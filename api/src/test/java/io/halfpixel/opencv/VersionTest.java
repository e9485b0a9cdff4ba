package io.halfpixel.opencv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {
  @Test
  void releasesAreKnownAsTheyPrintThemselves() {
    assertEquals(Version.V4_6, Version.of("4.5.0"));
    assertEquals(Version.V4_6, Version.of("4.6.0"));
    assertEquals(Version.V4_6, Version.of("4.7.0.72"));
    assertEquals(Version.V4_14, Version.of("4.8.0"));
    assertEquals(Version.V4_14, Version.of("4.14.0"));
    assertEquals(Version.V5_0, Version.of("5.0.0-pre"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.4.0", "4.15", "3.4.16", "5.1", "4", ""})
  void otherReleasesAreNamed(String release) {
    var thrown = assertThrows(InvalidArgumentException.class, () -> Version.of(release));
    assertTrue(thrown.getMessage().endsWith("but got \"" + release + "\""), thrown.getMessage());
  }
}
