package io.halfpixel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed for a report of a defect. */
class ReportCommandTest {
  @TempDir Path folder;
  private Path zip;
  private Path image;

  @BeforeEach
  void writeSomethingThatIsNoImage() throws IOException {
    zip = folder.resolve("bug.zip");
    image = Files.writeString(folder.resolve("in.png"), "no image");
  }

  private static Map<String, byte[]> entries(Path zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static String text(Path zip, String name) throws IOException {
    return new String(entries(zip).get(name), UTF_8);
  }

  @Test
  void aCommandThatFailsIsPackedWithItsStackTrace() throws IOException {
    Run.of("report", zip, "--", "upsample", image, folder.resolve("out.png"), "--scale", 2).ok();
    assertTrue(text(zip, "command.txt").contains("exit code 2"), text(zip, "command.txt"));
    assertTrue(text(zip, "err.txt").contains("\tat io.halfpixel."), text(zip, "err.txt"));
    assertTrue(new ObjectMapper().readTree(text(zip, "info.json")).has("backends"));
    // Of the eight bytes, by sha256sum.
    String sum = "453361fd925712bb2f4ef496dfa3480f0d7a1e22fc15dc69e72aeb8086c135ce";
    assertEquals(image + ", 8 bytes, SHA-256 " + sum, text(zip, "files.txt").strip());
    assertFalse(entries(zip).keySet().stream().anyMatch(name -> name.startsWith("files/")));
  }

  @Test
  void filesArePackedOnlyWhenAskedForAsTheyWereBefore() throws IOException {
    Run.of("report", zip, "--with-files", "--", "upsample", image, folder.resolve("o.png")).ok();
    assertArrayEquals("no image".getBytes(UTF_8), entries(zip).get("files/0-in.png"));
  }

  @Test
  void settingsOfHalfpixelAreShownAndNoOthers() throws IOException {
    System.setProperty("halfpixel.backend", "jvm");
    try {
      Run.of("report", zip, "--", "explain", 4, 8).ok();
    } finally {
      System.clearProperty("halfpixel.backend");
    }
    assertTrue(text(zip, "settings.txt").contains("-Dhalfpixel.backend=jvm\n"));
    assertFalse(text(zip, "settings.txt").contains("java.home"));
    assertEquals(Run.of("explain", 4, 8).out(), text(zip, "out.txt"));
  }

  @Test
  void anEarlierReportIsReplacedAndNothingElse() throws IOException {
    Run.of("report", zip, "--", "explain", 4, 8).ok();
    Run.of("report", zip, "--", "explain", 5, 8).ok();
    assertTrue(text(zip, "command.txt").contains("5\n8"));
    String refusal = Run.of("report", image, "--", "explain", 4, 8).stopped();
    assertTrue(refusal.contains("no archive of halfpixel report"), refusal);
    refusal = Run.of("report", image, "--", "upsample", image, "out.png").stopped();
    assertTrue(refusal.contains("is named twice"), refusal);
    assertEquals("no image", Files.readString(image));
  }

  @Test
  void aReportNeedsACommandThatIsNoReport() {
    assertTrue(Run.of("report", zip).stopped().contains("COMMAND"));
    assertTrue(Run.of("report", zip, "--", "report", zip).stopped().contains("says nothing"));
    assertFalse(Files.exists(zip));
  }
}
