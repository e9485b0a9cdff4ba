package io.halfpixel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orientation in files of both byte orders, broken metadata, and damage. */
class MetadataTest {
  private static final byte[] JPEG = TestFiles.resource("jpg420odd.jpg");
  private static final byte[] PNG = TestFiles.resource("pnggray2.png");

  private static int orientation(byte[] file) throws IOException {
    int header = ImageFile.header(file).orientation().exif();
    assertEquals(header, ImageFile.read(file, Decoding.PILLOW).orientation().exif());
    return header;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationIsReadInBothByteOrders(int orientation) throws IOException {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] exif = TestFiles.exif(order, orientation);
      assertEquals(orientation, orientation(TestFiles.jpegWith(JPEG, exif)));
      assertEquals(orientation, orientation(TestFiles.pngWith(PNG, "eXIf", exif)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, -1})
  void otherNumbersAreNoOrientation(int orientation) throws IOException {
    byte[] exif = TestFiles.exif(ByteOrder.BIG_ENDIAN, orientation);
    assertEquals(1, orientation(TestFiles.jpegWith(JPEG, exif)));
    assertEquals(1, orientation(TestFiles.pngWith(PNG, "eXIf", exif)));
  }

  @Test
  void brokenMetadataIsNoOrientation() throws IOException {
    byte[] whole = TestFiles.exif(ByteOrder.BIG_ENDIAN, 6);
    for (int length = 0; length < whole.length - 4; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertEquals(1, orientation(TestFiles.jpegWith(JPEG, cut)), "length " + length);
      assertEquals(1, orientation(TestFiles.pngWith(PNG, "eXIf", cut)), "length " + length);
    }
    byte[] far = whole.clone();
    Arrays.fill(far, 4, 8, (byte) 0xFF);
    assertEquals(1, orientation(TestFiles.jpegWith(JPEG, far)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg420odd.jpg", "pnggray2.png", "g2l.gif", "t2p_None.tif", "b0p.bmp"})
  void filesThatAreCutAreErrors(String name) {
    byte[] file = TestFiles.resource(name);
    for (int length = 0; length < file.length * 3 / 4; length += 1 + file.length / 40) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThrows(
          ImageFormatException.class, () -> ImageFile.read(cut, Decoding.PILLOW), "at " + length);
    }
  }

  @Test
  void wrongChecksumsAreErrors() {
    byte[] damaged = PNG.clone();
    damaged[damaged.length - 20] ^= 1;
    Exception error =
        assertThrows(ImageFormatException.class, () -> ImageFile.read(damaged, Decoding.PILLOW));
    assertTrue(error.getMessage().contains("wrong checksum"), error.getMessage());
  }

  @Test
  void whatIsNoImageIsSaidToBeNone() {
    Exception error =
        assertThrows(
            ImageFormatException.class, () -> ImageFile.read(new byte[100], Decoding.PILLOW));
    assertTrue(error.getMessage().startsWith("is no image; known are"), error.getMessage());
  }
}
