package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Images through the command: the samples that come in, doubled by repetition, are the samples that
 * go out.
 */
class ImageFilesTest {
  @TempDir Path folder;

  private byte[] doubledByCommand(Path in, String name, String like) {
    Path out = folder.resolve(name);
    Run.of("upsample", in, out, "--scale", 2, "--mode", "nearest", "--like", like).ok();
    return TestImages.samples(out);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, torch", "2, 3, torch", "4, 2, torch", "6, 4, torch",
    "0, 1, keras", "2, 3, keras", "4, 2, keras", "6, 4, keras",
    "0, 1, tf", "2, 3, tf", "4, 2, tf", "6, 4, tf",
  })
  void nearestRepeatsEveryPixelOfEveryKind(int colorType, int channels, String like)
      throws IOException {
    byte[] samples = TestImages.noise(7 * 5 * channels);
    Path in = TestImages.png(folder.resolve("in.png"), 7, 5, colorType, samples);
    assertArrayEquals(
        TestImages.doubled(samples, 7, 5, channels), doubledByCommand(in, "out.png", like));
  }

  @ParameterizedTest
  @CsvSource({"bmp, 2, 3", "bmp, 0, 1", "tif, 2, 3", "tif, 0, 1", "tif, 6, 4"})
  void otherFormatsWithoutLoss(String format, int colorType, int channels) throws IOException {
    byte[] samples = TestImages.noise(6 * 4 * channels);
    Path in = TestImages.png(folder.resolve("in.png"), 6, 4, colorType, samples);
    Path copy = folder.resolve("copy." + format);
    Run.of("resize", in, copy, "--size", "4x6", "--mode", "nearest").ok();
    assertArrayEquals(
        TestImages.doubled(samples, 6, 4, channels), doubledByCommand(copy, "out.png", "torch"));
  }

  @Test
  void palettesAreExpanded() throws IOException {
    byte[] palette = {10, 20, 30, 40, 50, 60, 70, 80, 90};
    byte[] indices = {0b00_01_10_01};
    Path in = folder.resolve("in.png");
    TestImages.png(in, 4, 1, 2, TestImages.PALETTE, indices, palette, null);
    byte[] rgb = {10, 20, 30, 40, 50, 60, 70, 80, 90, 40, 50, 60};
    assertArrayEquals(TestImages.doubled(rgb, 4, 1, 3), doubledByCommand(in, "out.png", "torch"));
  }

  @Test
  void palettesWithTransparencyBecomeRgba() throws IOException {
    byte[] palette = {10, 20, 30, 40, 50, 60, 70, 80, 90};
    byte[] alpha = {0, (byte) 128};
    Path in = folder.resolve("in.png");
    TestImages.png(in, 3, 1, 8, TestImages.PALETTE, new byte[] {2, 1, 0}, palette, alpha);
    byte[] rgba = {70, 80, 90, (byte) 255, 40, 50, 60, (byte) 128, 10, 20, 30, 0};
    assertArrayEquals(TestImages.doubled(rgba, 3, 1, 4), doubledByCommand(in, "out.png", "keras"));
  }

  @Test
  void grayOfFewerBitsBecomesGray() throws IOException {
    Path in = folder.resolve("in.png");
    TestImages.png(in, 4, 1, 2, TestImages.GRAY, new byte[] {0b00_01_10_11}, null, null);
    byte[] gray = {0, 85, (byte) 170, (byte) 255};
    assertArrayEquals(TestImages.doubled(gray, 4, 1, 1), doubledByCommand(in, "out.png", "torch"));
  }

  @Test
  void theContentDecidesNotTheNameOfTheInput() throws IOException {
    byte[] samples = TestImages.noise(6);
    Path in = TestImages.png(folder.resolve("picture.dat"), 2, 1, TestImages.RGB, samples);
    assertArrayEquals(
        TestImages.doubled(samples, 2, 1, 3), doubledByCommand(in, "OUT.PNG", "torch"));
  }

  @Test
  void jpegStaysClose() throws IOException {
    BufferedImage ramp = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        ramp.setRGB(x, y, ((4 * x) << 16) | ((4 * y) << 8) | 128);
      }
    }
    Path in = folder.resolve("in.png");
    ImageIO.write(ramp, "png", in.toFile());
    Path out = folder.resolve("out.jpg");
    Run.of("resize", in, out, "--size", "64x64", "--mode", "nearest").ok();
    byte[] wanted = TestImages.samples(in);
    byte[] written = TestImages.samples(out);
    int worst = 0;
    for (int i = 0; i < wanted.length; i++) {
      worst = Math.max(worst, Math.abs((wanted[i] & 255) - (written[i] & 255)));
    }
    // Java's default quality of 0.75 is off by more than this on the same ramp.
    assertTrue(worst <= 6, "off by " + worst);
    assertEquals(0xFF, Files.readAllBytes(out)[0] & 255);
  }

  @Test
  void aGrayJpegIsGrayAndItsSamplesAreNotGammaCorrected() throws IOException {
    byte[] samples = new byte[16 * 16];
    java.util.Arrays.fill(samples, (byte) 100);
    Path in = TestImages.png(folder.resolve("in.png"), 16, 16, TestImages.GRAY, samples);
    Path out = folder.resolve("out.jpg");
    Run.of("resize", in, out, "--size", "16x16", "--mode", "bilinear").ok();
    assertArrayEquals(samples, TestImages.samples(out));
  }
}
