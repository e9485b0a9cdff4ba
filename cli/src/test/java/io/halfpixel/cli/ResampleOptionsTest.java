package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Shape;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders, quality, orientation and sizes in proportion; the photo has 17 rows and 24 columns. */
class ResampleOptionsTest {
  @TempDir Path folder;

  private Path photo;
  private Path turned;
  private Path out;

  @BeforeEach
  void copyFiles() throws IOException {
    photo = copy("photo.png");
    turned = copy("turned.png");
    out = Files.createDirectory(folder.resolve("out"));
  }

  private Path copy(String name) throws IOException {
    try (InputStream in = ExplainerTest.class.getResourceAsStream("variants/" + name)) {
      Files.copy(in, folder.resolve(name));
    }
    return folder.resolve(name);
  }

  private Shape shape(Object... options) throws IOException {
    Path file = out.resolve("x.npy");
    Object[] all = new Object[options.length + 3];
    all[0] = "resize";
    all[1] = photo;
    all[2] = file;
    System.arraycopy(options, 0, all, 3, options.length);
    Run.of(all).ok();
    return NpyFile.read(file).shape();
  }

  @Test
  void sizesInProportion() throws IOException {
    assertEquals(Shape.of(1, 3, 9, 12), shape("--size", "50%"));
    assertEquals(Shape.of(1, 3, 34, 48), shape("--size", "34x"));
    assertEquals(Shape.of(1, 3, 34, 48), shape("--size", "x48"));
  }

  /** PNG: 24 x 17 pixels, to be turned by 90 degrees, become 17 x 24. */
  @Test
  void photosAreTurnedUpright() throws IOException {
    Path file = out.resolve("x.npy");
    Run.of("resize", turned, file, "--size", "100%", "--auto-orient", "--mode", "nearest").ok();
    byte[] upright = (byte[]) NpyFile.read(file).copyToArray();
    assertEquals(Shape.of(1, 3, 24, 17), NpyFile.read(file).shape());
    Run.of("resize", photo, file, "--size", "100%", "--mode", "nearest").ok();
    byte[] stored = (byte[]) NpyFile.read(file).copyToArray();
    byte[] expected = new byte[stored.length];
    for (int channel = 0; channel < 3; channel++) {
      for (int row = 0; row < 17; row++) {
        for (int column = 0; column < 24; column++) {
          int to = (channel * 24 + column) * 17 + (16 - row);
          expected[to] = stored[(channel * 17 + row) * 24 + column];
        }
      }
    }
    assertArrayEquals(expected, upright);
  }

  @Test
  void aLowerQualityMakesASmallerFile() throws IOException {
    Path low = out.resolve("low.jpg");
    Path high = out.resolve("high.jpg");
    Run.of("resize", photo, low, "--size", "400%", "--quality", "10").ok();
    Run.of("resize", photo, high, "--size", "400%").ok();
    assertTrue(Files.size(low) * 2 < Files.size(high));
    assertTrue(
        Run.of("resize", photo, low, "--size", "9x9", "--quality", "101")
            .stopped()
            .contains("a quality is in [1, 100], but got '101'"));
  }

  @Test
  void foldersBecomeFolders() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.move(photo, photos.resolve("a.png"));
    Files.copy(photos.resolve("a.png"), photos.resolve("b.png"));
    Files.writeString(photos.resolve("notes.txt"), "no image");
    String text = Run.of("upsample", photos, out, "--scale", 2).ok().out();
    assertEquals(2, text.lines().count());
    assertTrue(Files.exists(out.resolve("a.png")) && Files.exists(out.resolve("b.png")));
    assertTrue(
        Run.of("upsample", photos, photos, "--scale", 2).stopped().contains("is named twice"));
    assertTrue(
        Run.of("upsample", photos, folder.resolve("no"), "--scale", 2)
            .stopped()
            .contains("create it first"));
    assertTrue(
        Run.of("upsample", photos.resolve("a.png"), out, "--scale", 2)
            .stopped()
            .contains("is a folder, but IN is one file"));
    assertTrue(
        Run.of("upsample", photos, out, "--scale", 2, "--json", "-")
            .stopped()
            .contains("is the report of one file"));
  }

  @Test
  void oneNameThatCannotBeWrittenStopsAFolderBeforeItsFirstFile() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.move(photo, photos.resolve("a.png"));
    Files.copy(photos.resolve("a.png"), photos.resolve("b.gif"));
    String error = Run.of("upsample", photos, out, "--scale", 2).stopped();
    assertTrue(error.contains("b.gif: this format would change the colours"), error);
    assertFalse(Files.exists(out.resolve("a.png")));
  }
}
