package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.loops.LoopsBackend;
import io.halfpixel.plan.Permute;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code out[n, c, h·r + a, w·r + b] = in[n, c·r² + a·r + b, h, w]}, and its inverse. */
class PixelShuffleTest {
  private static TensorSpec spec(MemoryFormat format, long... shape) {
    return new TensorSpec(Shape.of(shape), DataType.F32, format);
  }

  private static Permute step(Operation<?> operation, TensorSpec source) {
    return (Permute) operation.plan(source).steps().get(0);
  }

  /** Channels [c][a][b] and pixels [h][w] become [c], rows [h][a] and columns [w][b]. */
  @Test
  void aShuffleMovesChannelsBetweenPixels() {
    TensorSpec source = spec(MemoryFormat.CONTIGUOUS, 2, 12, 3, 5);
    PixelShuffle shuffle = PixelShuffle.of(2);
    assertEquals(Shape.of(2, 3, 6, 10), shuffle.plan(source).target().shape());
    assertEquals(
        new Permute(List.of(2L, 3L, 2L, 2L, 3L, 5L), List.of(0, 1, 4, 2, 5, 3), DataType.F32),
        step(shuffle, source));
  }

  @Test
  void anUnshuffleIsTheInverse() {
    TensorSpec source = spec(MemoryFormat.CONTIGUOUS, 2, 3, 6, 10);
    PixelUnshuffle unshuffle = PixelUnshuffle.of(2);
    assertEquals(Shape.of(2, 12, 3, 5), unshuffle.plan(source).target().shape());
    assertEquals(
        new Permute(List.of(2L, 3L, 3L, 2L, 5L, 2L), List.of(0, 1, 3, 5, 2, 4), DataType.F32),
        step(unshuffle, source));
  }

  @Test
  void memoryFormatAndLeadingAxesStay() {
    TensorSpec source = spec(MemoryFormat.CHANNELS_LAST, 1, 4, 2, 2);
    assertEquals(
        MemoryFormat.CHANNELS_LAST, PixelShuffle.of(2).plan(source).target().memoryFormat());
    assertEquals(
        Shape.of(7, 2, 3, 1, 6, 6),
        PixelShuffle.of(3).plan(spec(MemoryFormat.CONTIGUOUS, 7, 2, 3, 9, 2, 2)).target().shape());
  }

  /** In memory [h][w][c] channels of a square are [c][a][b], and then rows [h][a] of [w][b][c]. */
  @Test
  void channelsLastImagesStaySo() {
    assertEquals(
        new Permute(List.of(2L, 3L, 5L, 3L, 2L, 2L), List.of(0, 1, 4, 2, 5, 3), DataType.F32),
        step(PixelShuffle.of(2), spec(MemoryFormat.CHANNELS_LAST, 2, 12, 3, 5)));
    assertEquals(
        new Permute(List.of(2L, 3L, 2L, 5L, 2L, 3L), List.of(0, 1, 3, 5, 2, 4), DataType.F32),
        step(PixelUnshuffle.of(2), spec(MemoryFormat.CHANNELS_LAST, 2, 3, 6, 10)));
  }

  /** Three axes in this order are [c][w][h] in memory; the result is contiguous. */
  @Test
  void imagesWithoutABatchBecomeContiguous() {
    TensorSpec channels = spec(MemoryFormat.CHANNELS_LAST, 12, 3, 5);
    assertEquals(
        spec(MemoryFormat.CONTIGUOUS, 3, 6, 10), PixelShuffle.of(2).plan(channels).target());
    assertEquals(
        new Permute(List.of(1L, 3L, 2L, 2L, 5L, 3L), List.of(0, 1, 5, 2, 4, 3), DataType.F32),
        step(PixelShuffle.of(2), channels));
    TensorSpec pixels = spec(MemoryFormat.CHANNELS_LAST, 3, 6, 10);
    assertEquals(
        spec(MemoryFormat.CONTIGUOUS, 12, 3, 5), PixelUnshuffle.of(2).plan(pixels).target());
    assertEquals(
        new Permute(List.of(1L, 3L, 5L, 2L, 3L, 2L), List.of(0, 1, 5, 3, 4, 2), DataType.F32),
        step(PixelUnshuffle.of(2), pixels));
  }

  /** A single pixel of four channels has them in the order of the square that they become. */
  @Test
  void resultsAreWrittenIntoTheCallersMemory() {
    Tensor channels = Tensor.of(new float[] {1, 2, 3, 4}, 1, 4, 1, 1);
    float[] square = new float[4];
    PixelShuffle.of(2).on(new LoopsBackend()).forward(channels, Tensor.of(square, 1, 1, 2, 2));
    assertArrayEquals(new float[] {1, 2, 3, 4}, square);
    float[] again = new float[4];
    PixelUnshuffle.of(2)
        .on(new LoopsBackend())
        .forward(Tensor.of(square, 1, 1, 2, 2), Tensor.of(again, 1, 4, 1, 1));
    assertArrayEquals(new float[] {1, 2, 3, 4}, again);
  }

  /** PyTorch names the kernel that it would have taken. */
  @ParameterizedTest
  @CsvSource({
    "CONTIGUOUS, 1 4 2 2, pixel_shuffle, pixel_unshuffle",
    "CHANNELS_LAST, 1 4 2 2, pixel_shuffle_channels_last, pixel_unshuffle_channels_last",
    "CHANNELS_LAST, 4 2 2, pixel_shuffle, pixel_unshuffle"
  })
  void thereIsNoKernelOfUint16(
      MemoryFormat format, String lengths, String shuffled, String unshuffled) {
    long[] shape = Arrays.stream(lengths.split(" ")).mapToLong(Long::parseLong).toArray();
    TensorSpec source = new TensorSpec(Shape.of(shape), DataType.U16, format);
    unsupported(shuffled, PixelShuffle.of(2), source);
    unsupported(unshuffled, PixelUnshuffle.of(2), source);
  }

  private static void unsupported(String kernel, Operation<?> operation, TensorSpec source) {
    var thrown = assertThrows(UnsupportedModeException.class, () -> operation.plan(source));
    assertEquals("\"" + kernel + "\" not implemented for 'UInt16'", thrown.getMessage());
  }

  @Test
  void channelsLastVolumesHaveNoKernel() {
    TensorSpec volume = spec(MemoryFormat.CHANNELS_LAST, 1, 2, 4, 2, 2);
    for (Operation<?> operation : List.of(PixelShuffle.of(2), PixelUnshuffle.of(2))) {
      var thrown = assertThrows(InvalidArgumentException.class, () -> operation.plan(volume));
      assertEquals(
          "Unsupported memory format. Supports only ChannelsLast, Contiguous", thrown.getMessage());
    }
  }

  @Test
  void wrongArgumentsAreRefusedInPyTorchsWords() {
    refused(PixelShuffle.of(0), "expects a positive upscale_factor, but got 0", 1, 4, 2, 2);
    refused(PixelShuffle.of(2), "at least 3 dimensions", 4, 4);
    refused(PixelShuffle.of(2), "input.size(-3)=6 is not divisible by 4", 1, 6, 2, 2);
    refused(PixelShuffle.of(1L << 32), "overflowed", 1, 4, 2, 2);
    refused(PixelUnshuffle.of(-1), "expects a positive downscale_factor, but got -1", 1, 1, 2, 2);
    refused(PixelUnshuffle.of(2), "divisible by", 1, 1, 3, 2);
  }

  private static void refused(Operation<?> operation, String words, long... shape) {
    TensorSpec source = spec(MemoryFormat.CONTIGUOUS, shape);
    var thrown = assertThrows(InvalidArgumentException.class, () -> operation.plan(source));
    assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
  }

  @Test
  void theyPrintAsPyTorchDoes() {
    assertEquals("PixelShuffle(upscale_factor=3)", PixelShuffle.of(3).toString());
    assertEquals("PixelUnshuffle(downscale_factor=3)", PixelUnshuffle.of(3).toString());
  }
}
