package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JPEG files with wrong bytes in them, and good ones about which Java's reader warns all the same.
 */
class DamagedJpegTest {
  private static final int SIDE = 256;
  private static final int SCAN = 0xDA;

  @TempDir Path folder;

  /** Returns a JPEG file of a pattern with fine and coarse structure. */
  private static byte[] jpeg(boolean progressive) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int wave = (int) (128 + 100 * Math.sin(x * y / 900.0));
        image.setRGB(x, y, wave << 16 | (x ^ y) << 8 | (255 - wave));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    }
    return bytes.toByteArray();
  }

  private static int find(byte[] bytes, int marker) {
    int at = 0;
    while ((bytes[at] & 255) != 0xFF || (bytes[at + 1] & 255) != marker) {
      at++;
    }
    return at;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] more) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, at, more.length);
    System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
    return all;
  }

  private Run upsampled(byte[] bytes) throws IOException {
    Path in = Files.write(folder.resolve("in.jpg"), bytes);
    Path out = folder.resolve("out.png");
    Files.deleteIfExists(out);
    Run run = Run.of("upsample", in, out, "--scale", 1, "--mode", "nearest");
    assertEquals(run.exit() == ExitCode.OK, Files.exists(out));
    return run;
  }

  /** Plug-ins have readers of their own, which warn of other things. */
  private static ImageReader readerOfJava() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    ImageReader reader = readers.next();
    while (!reader.getClass().getName().startsWith("com.sun.imageio")) {
      reader = readers.next();
    }
    return reader;
  }

  private static List<String> warnings(byte[] bytes) throws IOException {
    List<String> warnings = new ArrayList<>();
    ImageReader reader = readerOfJava();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in, true, true);
      reader.read(0);
      return warnings;
    } catch (IOException | RuntimeException e) {
      warnings.add(e.toString());
      return warnings;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void randomBytesInTheScanAreNoticed(boolean progressive) throws IOException {
    byte[] good = jpeg(progressive);
    int scan = find(good, SCAN) + 16;
    int refused = 0;
    for (int seed = 0; seed < 60; seed++) {
      byte[] bytes = good.clone();
      SplittableRandom random = new SplittableRandom(seed);
      byte[] noise = new byte[300];
      random.nextBytes(noise);
      int at = scan + random.nextInt(good.length - scan - noise.length - 2);
      System.arraycopy(noise, 0, bytes, at, noise.length);
      List<String> warnings = warnings(bytes);
      if (!warnings.isEmpty()) { // A few noises read like another image.
        String error = upsampled(bytes).stopped();
        assertTrue(error.contains("damaged"), error);
        refused++;
      }
    }
    assertTrue(refused >= 30, "only " + refused + " of 60");
  }

  @Test
  void bytesThatBelongToNoPixelAreDamage() throws IOException {
    byte[] good = jpeg(false);
    String error = upsampled(inserted(good, good.length - 2, new byte[100])).stopped();
    assertTrue(error.contains("is damaged: Corrupt JPEG data"), error);
    assertTrue(error.contains("extraneous bytes"), error);
    String header = upsampled(inserted(good, find(good, 0xDB), new byte[5])).stopped();
    assertTrue(header.contains("extraneous bytes"), header);
  }

  @Test
  void goodPhotosAreTakenWithoutAWord() throws IOException {
    upsampled(jpeg(false)).ok();
    upsampled(jpeg(true)).ok();
    // What follows the end is nobody's: cameras put further pictures there.
    upsampled(inserted(jpeg(false), jpeg(false).length, new byte[1000])).ok();
  }

  @Test
  void warningsThatAreNotAboutPixelsRefuseNothing() throws IOException {
    byte[] good = jpeg(false);
    byte[] revision = good.clone();
    revision[find(good, 0xE0) + 9] = 2;
    assertTrue(warnings(revision).get(0).contains("unknown JFIF revision"));
    upsampled(revision).ok();
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    profile.write(new byte[] {(byte) 0xFF, (byte) 0xE2, 0, 116});
    profile.write("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
    profile.write(new byte[100]);
    upsampled(inserted(good, find(good, 0xDB), profile.toByteArray())).ok();
  }
}
