package io.halfpixel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header says what pixels will take, or that there can be none, before memory is taken. */
class ImpossibleSizesTest {
  /** Returns a GIF file of one small frame on a screen. */
  private static byte[] gifOnScreen(int width, int height) {
    byte[] file = TestFiles.resource("g2l.gif");
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(6, (short) width)
        .putShort(8, (short) height);
    return file;
  }

  @Test
  void aFrameOfGifLiesOnItsScreen() throws ImageFormatException {
    byte[] file = gifOnScreen(3000, 200);
    ImageFile.Header header = ImageFile.header(file);
    DecodedImage image = ImageFile.read(file, Decoding.PILLOW);
    assertEquals(200, header.height());
    assertEquals(3000, header.width());
    assertEquals(header.height(), image.height());
    assertEquals(header.width(), image.width());
  }

  @Test
  void aScreenThatNoArrayHoldsIsRefused() throws ImageFormatException {
    byte[] file = gifOnScreen(0xFFFF, 0xFFFF);
    assertEquals(0xFFFF, ImageFile.header(file).height());
    Exception refused =
        assertThrows(ImageFormatException.class, () -> ImageFile.read(file, Decoding.PILLOW));
    assertTrue(refused.getMessage().contains("has 65535 rows of 65535"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -2147483648"})
  void aPngFileHasRowsAndColumns(int width, int height) {
    byte[] file = TestFiles.resource("pnggray1.png");
    CRC32 checksum = new CRC32();
    ByteBuffer png = ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
    checksum.update(file, 12, 17);
    png.putInt(29, (int) checksum.getValue());
    assertThrows(ImageFormatException.class, () -> ImageFile.header(file));
    assertThrows(ImageFormatException.class, () -> ImageFile.read(file, Decoding.PILLOW));
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "8, 0"})
  void aJpegFileHasRowsAndColumns(int height, int width) {
    byte[] file = TestFiles.resource("jpg420odd.jpg");
    int frame = 0;
    while ((file[frame] & 0xFF) != 0xFF || (file[frame + 1] & 0xFE) != 0xC0) {
      frame++;
    }
    ByteBuffer.wrap(file).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
    assertThrows(ImageFormatException.class, () -> ImageFile.header(file));
    assertThrows(ImageFormatException.class, () -> ImageFile.read(file, Decoding.PILLOW));
  }

  /** The tag of the number of rows is 257, which is followed by its type and a count of one. */
  @ParameterizedTest
  @ValueSource(ints = {0, -1, -2147483648})
  void aTiffFileHasRows(int height) {
    byte[] file = TestFiles.resource("t2one_None.tif");
    ByteBuffer tiff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int field = tiff.getInt(4) + 2;
    while (tiff.getShort(field) != 257) {
      field += 12;
    }
    tiff.putShort(field + 2, (short) 4).putInt(field + 8, height);
    assertThrows(ImageFormatException.class, () -> ImageFile.header(file));
    assertThrows(ImageFormatException.class, () -> ImageFile.read(file, Decoding.PILLOW));
  }

  /** Its reader would take the missing bytes for zeros, for more than 20 seconds. */
  @Test
  void aWebpFileThatGoesOnBehindItsEndIsCutShort() {
    byte[] file = TestFiles.resource("webp-behind-its-end.webp");
    Exception refused =
        assertThrows(ImageFormatException.class, () -> ImageFile.read(file, Decoding.PILLOW));
    assertTrue(refused.getMessage().contains("the file is cut short"), refused.getMessage());
  }
}
