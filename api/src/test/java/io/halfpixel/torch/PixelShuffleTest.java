package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Permute;
import java.util.List;
import org.junit.jupiter.api.Test;

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
