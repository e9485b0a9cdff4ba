package io.halfpixel.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The results of the examples, to the bit. */
class SeedExamplesTest {
  /** Keras computes {@code nearest} as numpy.repeat along both axes. */
  @Test
  void kerasNearestRepeatsEveryPixel() {
    Tensor image = Ramp.of(1, 32, 32, 3);
    Tensor result = KerasUpSampling.upsample(image);
    assertEquals("(1, 64, 64, 3)", Ramp.tuple(result));
    float[] pixels = (float[]) image.copyToArray();
    float[] repeated = new float[64 * 64 * 3];
    for (int i = 0; i < repeated.length; i++) {
      int row = i / (64 * 3);
      int column = i / 3 % 64;
      repeated[i] = pixels[(row / 2 * 32 + column / 2) * 3 + i % 3];
    }
    assertArrayEquals(repeated, (float[]) result.copyToArray());
  }

  /** {@code torch-bicubic.f32} was recorded from libtorch 2.7.1 on the same input. */
  @Test
  void torchBicubicHasTheBitsOfLibtorch() throws IOException {
    Tensor result = TorchUpsample.upsample(Ramp.of(1, 3, 32, 32));
    assertEquals(Shape.of(1, 3, 64, 64), result.shape());
    int[] bits = new int[3 * 64 * 64];
    float[] values = (float[]) result.copyToArray();
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    assertArrayEquals(recorded("torch-bicubic.f32", bits.length), bits);
  }

  /** Reads little-endian 32-bit words. */
  private static int[] recorded(String name, int count) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SeedExamplesTest.class.getResourceAsStream(name), name)) {
      int[] words = new int[count];
      byte[] bytes = in.readAllBytes();
      assertEquals(4 * count, bytes.length);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
      return words;
    }
  }
}
