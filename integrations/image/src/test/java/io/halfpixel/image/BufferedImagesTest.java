package io.halfpixel.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.preprocess.Orientation;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of every type become tensors and back; expectations come from {@code getRGB}. */
class BufferedImagesTest {
  private static final int WIDTH = 7;
  private static final int HEIGHT = 5;

  /** An image of random pixels; indexed and gray ones take what is nearest. */
  static BufferedImage noise(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    Random random = new Random(type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, random.nextInt() | 0x80000000);
      }
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 6, 12, 13})
  void colours_are_those_of_get_rgb(int type) {
    BufferedImage image = noise(type);
    byte[] rgba = (byte[]) Images.decoded(image).convert("RGBA").pixels().array();
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int argb = image.getRGB(i % WIDTH, i / WIDTH);
      byte[] wanted = {(byte) (argb >> 16), (byte) (argb >> 8), (byte) argb, (byte) (argb >> 24)};
      assertArrayEquals(wanted, java.util.Arrays.copyOfRange(rgba, 4 * i, 4 * i + 4), "at " + i);
    }
  }

  @Test
  void packedPixelsOfFewerBitsBecomeRgb() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_555_RGB);
    image.setRGB(0, 0, 0xFF0000);
    image.setRGB(1, 0, 0x00FFFF);
    byte[] rgb = {(byte) 255, 0, 0, 0, (byte) 255, (byte) 255};
    assertArrayEquals(rgb, (byte[]) Images.decoded(image).pixels().array());
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_4BYTE_ABGR_PRE, BufferedImage.TYPE_INT_ARGB_PRE})
  void premultipliedColoursAreDividedByAlpha(int type) {
    BufferedImage image = new BufferedImage(1, 1, type);
    image.getRaster().setPixel(0, 0, new int[] {100, 50, 0, 127});
    assertArrayEquals(
        new byte[] {(byte) Math.round(100 * 255 / 127.0), 100, 0, 127},
        (byte[]) Images.decoded(image).pixels().array());
    assertEquals(100, image.getRaster().getSample(0, 0, 0), "the image was written to");
  }

  @Test
  void grayIsTakenAsItIsStored() {
    BufferedImage bytes = noise(BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage words = noise(BufferedImage.TYPE_USHORT_GRAY);
    assertEquals(ImageMode.L, Images.decoded(bytes).mode());
    assertEquals(ImageMode.I16, Images.decoded(words).mode());
    int second = words.getRaster().getSample(1, 0, 0);
    assertEquals((short) second, ((short[]) Images.decoded(words).pixels().array())[1]);
  }

  @Test
  void aViewSharesTheMemoryOfARegion() {
    BufferedImage image = noise(BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage region = image.getSubimage(2, 1, 3, 2);
    PixelView view = Images.view(region);
    assertTrue(view.isShared());
    assertEquals(List.of(2, 1, 0), view.bands());
    byte[] bgr = (byte[]) view.pixels().copyToArray();
    assertEquals((byte) image.getRGB(3, 2), bgr[(1 * 3 + 1) * 3]);
    image.setRGB(3, 2, 0x010203);
    assertEquals(3, ((byte[]) view.pixels().copyToArray())[(1 * 3 + 1) * 3]);
  }

  @Test
  void viewsOfGrayAndOfSixteenBits() {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
      PixelView view = Images.view(noise(type));
      assertTrue(view.isShared());
      assertEquals(2, view.pixels().shape().rank());
    }
    assertFalse(Images.view(noise(BufferedImage.TYPE_INT_RGB)).isShared());
  }

  @Test
  void rastersWithStridesAndBanksOfTheirOwn() {
    byte[] memory = new byte[200];
    new Random(1).nextBytes(memory);
    WritableRaster interleaved =
        Raster.createInterleavedRaster(
            new java.awt.image.DataBufferByte(memory, memory.length),
            4,
            3,
            30,
            5,
            new int[] {2, 1, 0},
            new Point(0, 0));
    PixelView view = Images.view(interleaved);
    assertTrue(view.isShared());
    assertEquals(memory[30 + 5], ((byte[]) view.pixels().copyToArray())[(4 + 1) * 3]);
    byte[] ordered = (byte[]) Images.copy(interleaved).array();
    assertEquals(memory[30 + 5 + 2], ordered[(4 + 1) * 3]);
    Raster moved = interleaved.createChild(1, 1, 2, 2, 10, 20, null);
    assertArrayEquals(
        new byte[] {memory[35], memory[36], memory[37]},
        java.util.Arrays.copyOf((byte[]) Images.view(moved).pixels().copyToArray(), 3));
    WritableRaster banded = Raster.createBandedRaster(DataBuffer.TYPE_USHORT, 4, 3, 2, null);
    banded.setSample(1, 2, 1, 40000);
    Tensor copy = Images.view(banded).pixels();
    assertEquals((short) 40000, ((short[]) copy.array())[(2 * 4 + 1) * 2 + 1]);
  }

  @Test
  void samplesOfFloatsAreRefused() {
    Raster floats =
        Raster.createWritableRaster(
            new java.awt.image.PixelInterleavedSampleModel(
                DataBuffer.TYPE_FLOAT, 2, 2, 1, 2, new int[] {0}),
            null);
    assertThrows(InvalidArgumentException.class, () -> Images.view(floats));
    assertThrows(InvalidArgumentException.class, () -> Images.copy(floats));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aTensorBecomesAnImageOverItsMemory(int bands) {
    byte[] samples = new byte[6 * bands];
    new Random(bands).nextBytes(samples);
    BufferedImage image = Images.image(Tensor.of(samples, 2, 3, bands));
    assertEquals(bands % 2 == 0, image.getColorModel().hasAlpha());
    samples[0] = 77;
    assertEquals(77, image.getRaster().getSample(0, 0, 0));
    assertArrayEquals(samples, (byte[]) Images.copy(image.getRaster()).array());
    assertThrows(
        InvalidArgumentException.class, () -> Images.image(Tensor.of(new float[12], 2, 3, 2)));
  }

  @Test
  void uprightImagesAreLeftAndOthersTurned() {
    BufferedImage image = noise(BufferedImage.TYPE_INT_ARGB);
    assertSame(image, Images.upright(image, Orientation.UPRIGHT));
    BufferedImage turned = Images.upright(image, Orientation.TURN_CLOCKWISE);
    assertEquals(HEIGHT, turned.getWidth());
    assertEquals(image.getType(), turned.getType());
    assertEquals(image.getRGB(0, HEIGHT - 1), turned.getRGB(0, 0));
    assertEquals(image.getRGB(0, 0), turned.getRGB(HEIGHT - 1, 0));
  }
}
