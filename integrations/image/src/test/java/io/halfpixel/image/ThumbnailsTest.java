package io.halfpixel.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.pillow.Resize;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailsTest {
  private static BufferedImage noise(int type) {
    BufferedImage image = new BufferedImage(40, 30, type);
    Random random = new Random(type);
    for (int i = 0; i < 1200; i++) {
      image.setRGB(i % 40, i / 40, random.nextInt());
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 10, 11})
  void theResultIsOfTheSameTypeAndTheSourceIsAsItWas(int type) {
    BufferedImage image = noise(type);
    int[] before = image.getRGB(0, 0, 40, 30, null, 0, 40);
    BufferedImage small = Images.resize(image, 13, 11);
    assertEquals(type, small.getType());
    assertEquals(13, small.getWidth());
    assertEquals(11, small.getHeight());
    assertArrayEquals(before, image.getRGB(0, 0, 40, 30, null, 0, 40));
  }

  @ParameterizedTest
  @CsvSource({"8, 5", "9, 5", "12, 5", "13, 5"})
  void palettesAndPackedBitsBecomeColours(int type, int result) {
    BufferedImage small = Images.resize(noise(type), 13, 11);
    assertEquals(type == 12 ? BufferedImage.TYPE_BYTE_GRAY : result, small.getType());
  }

  @Test
  void pixelsArePillows() {
    BufferedImage image = noise(BufferedImage.TYPE_3BYTE_BGR);
    Tensor rgb = Images.decoded(image).pixels();
    byte[] wanted = (byte[]) Resize.of(13, 11, Resampling.BICUBIC).apply(rgb).array();
    for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB}) {
      BufferedImage same = new BufferedImage(40, 30, type);
      same.setRGB(0, 0, 40, 30, image.getRGB(0, 0, 40, 30, null, 0, 40), 0, 40);
      BufferedImage small = Images.resize(same, 13, 11, Resampling.BICUBIC);
      assertArrayEquals(wanted, (byte[]) Images.copy(small.getRaster()).array());
    }
  }

  /** Every type of RGB, and every region of it, has the same pixels, whatever lies in memory. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void typesAndRegionsHaveTheSamePixels(boolean isTranslucent) {
    int[] types = isTranslucent ? new int[] {2, 6} : new int[] {1, 2, 4, 5, 6};
    int[] expected = null;
    for (int type : types) {
      BufferedImage image = new BufferedImage(44, 33, type);
      Random random = new Random(9);
      for (int i = 0; i < 44 * 33; i++) {
        int opacity = isTranslucent ? random.nextInt(256) : 255;
        image.setRGB(i % 44, i / 44, random.nextInt() & 0xFFFFFF | opacity << 24);
      }
      BufferedImage small = Images.resize(image.getSubimage(3, 2, 40, 30), 13, 11);
      assertEquals(type, small.getType());
      int[] pixels = small.getRGB(0, 0, 13, 11, null, 0, 13);
      expected = expected == null ? pixels : expected;
      assertArrayEquals(expected, pixels, "type " + type);
    }
    int kinds = isTranslucent ? 2 : 1;
    assertEquals(kinds, IntStream.of(expected).map(p -> p >>> 24 == 255 ? 1 : 2).max().orElse(0));
  }

  /** All colours and opacities, as the formula for one byte has them. */
  @Test
  void coloursAreMultipliedInPairs() {
    byte[] bytes = new byte[256 * 256 * 4];
    for (int i = 0; i < 256 * 256; i++) {
      bytes[4 * i] = (byte) i;
      bytes[4 * i + 1] = (byte) (i * 7);
      bytes[4 * i + 2] = (byte) (255 - i);
      bytes[4 * i + 3] = (byte) (i >> 8);
    }
    Tensor expected = Opacity.multiplied(Tensor.of(bytes.clone(), 256, 256, 4));
    Tensor pairs = Tensor.of(bytes, 256, 256, 4);
    PackedPixels.multiply(pairs);
    assertArrayEquals((byte[]) expected.array(), (byte[]) pairs.array());
  }

  /** Invisible red beside visible green must not shine through. */
  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR})
  void invisibleColoursDoNotShineThrough(int type) {
    BufferedImage image = new BufferedImage(16, 16, type);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, i % 16 < 7 ? 0x00FF0000 : 0xFF00FF00);
    }
    BufferedImage small = Images.resize(image, 4, 4);
    for (int i = 0; i < 16; i++) {
      int argb = small.getRGB(i % 4, i / 4);
      assertTrue((argb >>> 24) == 0 || (argb & 0xFF0000) == 0, Integer.toHexString(argb));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB_PRE, BufferedImage.TYPE_4BYTE_ABGR_PRE})
  void premultipliedColoursStayWithinTheOpacity(int type) {
    BufferedImage image = noise(type);
    BufferedImage small = Images.resize(image, 17, 13);
    byte[] rgba = (byte[]) Images.copy(small.getRaster()).array();
    for (int i = 0; i < rgba.length; i++) {
      assertTrue((rgba[i] & 255) <= (rgba[i | 3] & 255), "at " + i);
    }
  }

  @Test
  void aBoxKeepsProportions() {
    BufferedImage small = Images.fit(noise(BufferedImage.TYPE_INT_RGB), 20, 20);
    assertEquals(20, small.getWidth());
    assertEquals(15, small.getHeight());
    BufferedImage thin = Images.fit(new BufferedImage(1000, 1, 5), 10, 10);
    assertEquals(1, thin.getHeight());
  }

  @Test
  void sizesWithoutPixelsAreRefused() {
    BufferedImage image = noise(BufferedImage.TYPE_INT_RGB);
    assertThrows(InvalidArgumentException.class, () -> Images.resize(image, 0, 5));
    assertThrows(InvalidArgumentException.class, () -> Images.resize(image, 5, -1));
  }
}
