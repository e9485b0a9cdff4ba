package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.spi.Backend;
import io.halfpixel.tensorflow.ResizeBilinear;
import io.halfpixel.tensorflow.ResizeNearestNeighbor;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.UpsamplingBilinear2d;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sentences of docs/frameworks.md about how the frameworks' results relate to each other. */
final class FrameworkTrapsTest {
  /** Pixel i has the value i. */
  private static double[] ramp(int length) {
    double[] ramp = new double[length];
    Arrays.setAll(ramp, i -> i);
    return ramp;
  }

  private static float[] narrowed(double[] values) {
    float[] narrowed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrowed[i] = (float) values[i];
    }
    return narrowed;
  }

  private static double[] widened(Tensor tensor) {
    if (tensor.array() instanceof double[] values) {
      return values;
    }
    float[] values = (float[]) tensor.array();
    double[] widened = new double[values.length];
    Arrays.setAll(widened, i -> values[i]);
    return widened;
  }

  private static double[] torchNearest(Interpolate.Builder call, int length) {
    float[] row = narrowed(ramp(length));
    return widened(call.mode(Mode.NEAREST).build().forward(Tensor.of(row, 1, 1, 1, length)));
  }

  private static double[] legacyNearest(int length, int size) {
    Tensor row = Tensor.of(narrowed(ramp(length)), 1, 1, length, 1);
    return widened(ResizeNearestNeighbor.of(1, size).apply(row));
  }

  @Test
  void nearest_of_pytorch_with_sizes_is_legacy_nearest_of_tensorflow() {
    for (int length = 1; length <= 70; length++) {
      for (int size = 1; size <= 200; size++) {
        String pair = length + " to " + size;
        double[] expected = legacyNearest(length, size);
        assertArrayEquals(
            expected, torchNearest(Interpolate.builder().size(1, size), length), pair);
      }
    }
  }

  @Test
  void nearest_of_pytorch_with_a_scale_or_in_float64_may_be_another() {
    double[] scaled = torchNearest(Interpolate.builder().scaleFactor(1, 1.3), 13);
    assertEquals(16, scaled.length);
    assertTrue(!Arrays.equals(legacyNearest(13, 16), scaled), "scale 1.3");
    assertTrue(hasOtherDoubles(), "float64");
  }

  private static boolean hasOtherDoubles() {
    for (int length = 1; length <= 70; length++) {
      for (int size = 1; size <= 200; size++) {
        Tensor row = Tensor.of(ramp(length), 1, 1, 1, length);
        Tensor doubles = Interpolate.builder().size(1, size).build().forward(row);
        if (!Arrays.equals(legacyNearest(length, size), widened(doubles))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The coordinates of TensorFlow 1 are (1 − n/N)/2 input pixels from half-pixel centres. */
  @ParameterizedTest
  @CsvSource({"16, 32", "16, 128", "64, 32", "64, 8"})
  void tensorflow_1_shifts_by_half_a_pixel_at_most(int length, int size) {
    Tensor row = Tensor.of(narrowed(ramp(length)), 1, 1, length, 1);
    double[] legacy = widened(ResizeBilinear.of(1, size).apply(row));
    double[] centred = widened(ResizeBilinear.of(1, size).halfPixelCenters(true).apply(row));
    double shift = (1 - length / (double) size) / 2;
    assertTrue(Math.abs(shift) < 0.5 * Math.max(1, length / (double) size));
    assertEquals(shift, legacy[size / 2] - centred[size / 2], 0);
  }

  @Test
  void upsampling_bilinear_2d_aligns_corners() {
    Tensor image = Tensor.of(narrowed(ramp(63)), 1, 1, 7, 9);
    Tensor expected =
        Interpolate.builder()
            .scaleFactor(2)
            .mode(Mode.BILINEAR)
            .alignCorners(true)
            .build()
            .forward(image);
    Tensor actual = UpsamplingBilinear2d.scaleFactor(2).forward(image);
    assertArrayEquals((float[]) expected.array(), (float[]) actual.array());
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F64"})
  void layers_of_keras_compute_in_float32_and_operations_in_the_type_of_the_images(DataType type) {
    TensorSpec images = TensorSpec.of(type, 1, 4, 4, 3);
    assertEquals(DataType.F32, UpSampling2D.of(2, 2).plan(images).target().dataType());
    assertEquals(type, ImageResize.builder().size(8, 8).build().plan(images).target().dataType());
  }

  /** PyTorch rounds every pass of uint8 images, with weights of 16 bits. */
  @ParameterizedTest
  @CsvSource({"90, 90, false", "224, 224, false", "50, 31, true", "37, 120, true"})
  void bytes_of_pytorch_are_not_the_rounded_floats(int height, int width, boolean antialias) {
    byte[] bytes = new byte[3 * 64 * 64];
    new SplittableRandom(1).nextBytes(bytes);
    float[] floats = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      floats[i] = Byte.toUnsignedInt(bytes[i]);
    }
    Interpolate resize =
        Interpolate.builder().size(height, width).mode(Mode.BILINEAR).antialias(antialias).build();
    byte[] actual = (byte[]) resize.forward(Tensor.of(bytes, 1, 3, 64, 64)).array();
    float[] exact = (float[]) resize.forward(Tensor.of(floats, 1, 3, 64, 64)).array();
    int others = 0;
    for (int i = 0; i < actual.length; i++) {
      int difference = Math.abs(Byte.toUnsignedInt(actual[i]) - (int) Math.rint(exact[i]));
      assertTrue(difference <= 1, () -> "differs by " + difference);
      others += difference;
    }
    double share = others / (double) actual.length;
    assertTrue(0.10 <= share && share <= 0.27, () -> share + " of the pixels");
  }

  /** PyTorch stops with an internal assertion; the channels of its other kernels are its pixel. */
  @ParameterizedTest
  @CsvSource({
    "BILINEAR, false",
    "BICUBIC, false",
    "BILINEAR, true",
    "BICUBIC, true",
    "LANCZOS, true"
  })
  void three_channels_of_bytes_become_one_pixel(Mode mode, boolean antialias) {
    Interpolate single = Interpolate.builder().size(1, 1).mode(mode).antialias(antialias).build();
    byte[] bytes = new byte[2 * 3 * 5 * 4];
    new SplittableRandom(2).nextBytes(bytes);
    byte[] together = (byte[]) single.forward(Tensor.of(bytes, 2, 3, 5, 4)).array();
    byte[] apart = (byte[]) single.forward(Tensor.of(bytes, 6, 1, 5, 4)).array();
    assertArrayEquals(apart, together);
    assertNotEquals(together[0], together[1]);
  }

  /**
   * The gradient of the mean of nothing is empty in PyTorch, as that of a mean without channels.
   */
  @ParameterizedTest
  @CsvSource({"1, 43, 0", "2, 0, 5", "0, 4, 5"})
  void the_gradient_of_the_mean_of_nothing_is_empty(int channels, int height, int width) {
    Interpolate mean = Interpolate.builder().size(1, 1).mode(Mode.AREA).build();
    Shape input = Shape.of(1, channels, height, width);
    for (MemoryFormat format :
        new MemoryFormat[] {MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST}) {
      TensorSpec output = new TensorSpec(Shape.of(1, channels, 1, 1), DataType.F32, format);
      for (Backend backend : Backends.candidates()) {
        Tensor gradient = mean.on(backend).backward(Tensor.allocate(output), input);
        assertEquals(new TensorSpec(input, DataType.F32, format), gradient.spec());
      }
    }
  }
}
