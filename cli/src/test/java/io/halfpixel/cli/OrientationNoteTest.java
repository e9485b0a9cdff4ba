package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photos of cameras that were not held upright: the user is told that nothing is turned. */
class OrientationNoteTest {
  @TempDir Path folder;

  /** A TIFF structure with one directory: the maker, then the orientation. */
  private static byte[] exif(ByteOrder order, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(38).order(order);
    tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010F).putShort((short) 2).putInt(2).put(new byte[] {'x', 0, 0, 0});
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return tiff.array();
  }

  private Path jpeg(byte[] exif) throws IOException {
    Path file = folder.resolve("in.jpg");
    ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_3BYTE_BGR), "jpg", file.toFile());
    byte[] plain = Files.readAllBytes(file);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    int app0 = 2 + 2 + 16;
    out.write(plain, 0, app0);
    out.write(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xE1}); // With a fill byte.
    out.writeShort(2 + 6 + exif.length);
    out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    out.write(exif);
    out.write(plain, app0, plain.length - app0);
    return Files.write(file, bytes.toByteArray());
  }

  /** The chunk may come after the pixels. */
  private Path png(byte[] exif) throws IOException {
    Path file = TestImages.png(folder.resolve("in.png"), 32, 32, TestImages.GRAY, new byte[1024]);
    byte[] plain = Files.readAllBytes(file);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(plain, 0, plain.length - 12);
    byte[] type = "eXIf".getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(type);
    checksum.update(exif);
    out.writeInt(exif.length);
    out.write(type);
    out.write(exif);
    out.writeInt((int) checksum.getValue());
    out.write(plain, plain.length - 12, 12);
    return Files.write(file, bytes.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "2, mirrored",
    "3, upside down",
    "4, upside down and mirrored",
    "5, turned to the left and mirrored",
    "6, turned to the left",
    "7, turned to the right and mirrored",
    "8, turned to the right"
  })
  void isSaidInOneLine(int orientation, String words) throws IOException {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      for (Path in : new Path[] {jpeg(exif(order, orientation)), png(exif(order, orientation))}) {
        Path out = folder.resolve("out.png");
        Run run = Run.of("upsample", in, out, "--scale", 2);
        assertEquals(ExitCode.OK, run.exit(), run.err());
        assertEquals(
            "halfpixel: note: %s: is stored %s (EXIF orientation %d) and was taken as it is stored"
                .formatted(in, words, orientation),
            run.err().strip());
        assertTrue(run.out().startsWith(out + ": [1, "), run.out());
      }
    }
  }

  /** Pillow turns what it reads from TIFF, and so does everybody who takes its pixels. */
  @Test
  void nothingIsSaidOfFilesThatAreTurned() throws IOException {
    Path in = folder.resolve("in.tif");
    try (InputStream file = OrientationNoteTest.class.getResourceAsStream("tiff6.tif")) {
      Files.copy(file, in);
    }
    String text = Run.of("resize", in, folder.resolve("out.png"), "--size", "100%").ok().out();
    assertTrue(text.contains("[1, 3, 3, 2]"), text);
    Path out = folder.resolve("out.npy");
    Object[] call = {"preprocess", "--keras", "tf", "--size", "4x4", in, "-o", out};
    Run.of(call).ok();
  }

  @Test
  void evaluateSaysItToo() throws IOException {
    Path in = jpeg(exif(ByteOrder.BIG_ENDIAN, 6));
    Run run = Run.of("evaluate", in, "-o", folder.resolve("r.html"));
    assertEquals(ExitCode.OK, run.exit());
    assertTrue(run.err().contains("EXIF orientation 6"), run.err());
    assertEquals(1, run.err().lines().count());
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "9", "-1"})
  void uprightPhotosAreTakenInSilence(int orientation) throws IOException {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] exif = exif(order, orientation);
      for (Path in : new Path[] {jpeg(exif), png(exif)}) {
        Run.of("upsample", in, folder.resolve("out.png"), "--scale", 2).ok();
      }
    }
  }
}
