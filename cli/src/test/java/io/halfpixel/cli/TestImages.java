package io.halfpixel.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Images whose samples are known, and PNG files put together byte by byte. */
final class TestImages {
  static final int GRAY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GRAY_ALPHA = 4;
  static final int RGBA = 6;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private TestImages() {}

  /** Returns samples of any value. */
  static byte[] noise(int count) {
    byte[] samples = new byte[count];
    new SplittableRandom(count).nextBytes(samples);
    return samples;
  }

  /**
   * Writes a PNG file as the format's specification describes it.
   *
   * @param rows the packed samples, rows one after another
   */
  static Path png(
      Path file,
      int width,
      int height,
      int depth,
      int colorType,
      byte[] rows,
      byte @Nullable [] palette,
      byte @Nullable [] transparency)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {(byte) depth, (byte) colorType, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    if (palette != null) {
      chunk(out, "PLTE", palette);
    }
    if (transparency != null) {
      chunk(out, "tRNS", transparency);
    }
    chunk(out, "IDAT", deflated(rows, rows.length / height));
    chunk(out, "IEND", new byte[0]);
    return Files.write(file, bytes.toByteArray());
  }

  /** Writes an 8-bit PNG file without a palette. */
  static Path png(Path file, int width, int height, int colorType, byte[] samples)
      throws IOException {
    return png(file, width, height, 8, colorType, samples, null, null);
  }

  private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(type);
    checksum.update(data);
    out.writeInt(data.length);
    out.write(type);
    out.write(data);
    out.writeInt((int) checksum.getValue());
  }

  /** Every row starts with filter type 0. */
  private static byte[] deflated(byte[] rows, int rowBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int at = 0; at < rows.length; at += rowBytes) {
        out.write(0);
        out.write(rows, at, rowBytes);
      }
    }
    return bytes.toByteArray();
  }

  /** Returns the samples of an image file by Java's own raster, bands in their order. */
  static byte[] samples(Path file) {
    BufferedImage image = image(file);
    int bands = image.getRaster().getNumBands();
    int[] samples =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    byte[] bytes = new byte[image.getWidth() * image.getHeight() * bands];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return bytes;
  }

  static BufferedImage image(Path file) {
    try {
      return ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns every pixel of an image twice in both directions. */
  static byte[] doubled(byte[] samples, int width, int height, int channels) {
    byte[] doubled = new byte[4 * samples.length];
    for (int y = 0; y < 2 * height; y++) {
      for (int x = 0; x < 2 * width; x++) {
        System.arraycopy(
            samples,
            ((y / 2) * width + x / 2) * channels,
            doubled,
            (y * 2 * width + x) * channels,
            channels);
      }
    }
    return doubled;
  }
}
