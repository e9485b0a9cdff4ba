package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import org.junit.jupiter.api.Test;

/** Layouts and bfloat16: what a recorded tensor becomes before and after a call. */
final class ConversionsTest {
  @Test
  void channels_last_moves_channels_to_the_end_of_memory() {
    Tensor image = Tensor.of(new byte[] {1, 2, 3, 4, 5, 6}, 1, 2, 1, 3);
    Tensor moved = MemoryLayouts.copy(image, MemoryFormat.CHANNELS_LAST);
    assertArrayEquals(new byte[] {1, 4, 2, 5, 3, 6}, (byte[]) moved.copyToArray());
    assertEquals(
        new TensorSpec(Shape.of(1, 2, 1, 3), DataType.U8, MemoryFormat.CHANNELS_LAST),
        moved.spec());
    Tensor back = MemoryLayouts.copy(moved, MemoryFormat.CONTIGUOUS);
    assertArrayEquals((byte[]) image.copyToArray(), (byte[]) back.copyToArray());
  }

  @Test
  void channels_first_moves_the_last_axis_behind_the_batch() {
    Tensor image = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2);
    Tensor moved = MemoryLayouts.copy(image, MemoryFormat.CHANNELS_FIRST);
    assertArrayEquals(new float[] {1, 3, 2, 4, 5, 7, 6, 8}, (float[]) moved.copyToArray());
  }

  @Test
  void volumes_and_empty_tensors_are_moved_too() {
    Tensor volume = Tensor.allocate(TensorSpec.of(DataType.F32, 2, 3, 4, 5, 6));
    float[] values = (float[]) volume.array();
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Tensor moved = MemoryLayouts.copy(volume, MemoryFormat.CHANNELS_LAST);
    // [1, 2, 3, 4, 5] of [2, 3, 4, 5, 6] lies at (((1·4 + 3)·5 + 4)·6 + 5)·3 + 2.
    assertEquals(values[(((3 + 2) * 4 + 3) * 5 + 4) * 6 + 5], ((float[]) moved.array())[719]);
    Tensor empty = Tensor.allocate(TensorSpec.of(DataType.F32, 0, 3, 4, 5));
    assertEquals(0, MemoryLayouts.copy(empty, MemoryFormat.CHANNELS_LAST).spec().elements());
  }

  @Test
  void bfloat16_rounds_to_nearest_with_ties_to_even() {
    float[] values = {
      1f,
      0x1.01p0f,
      0x1.03p0f,
      0x1.010002p0f,
      -0x1.03p0f,
      Float.MAX_VALUE,
      0x1p-149f,
      -0f,
      Float.POSITIVE_INFINITY
    };
    short[] bits = (short[]) BFloat16.round(Tensor.of(values, values.length)).copyToArray();
    short[] expected = {
      0x3F80, 0x3F80, 0x3F82, 0x3F81, (short) 0xBF82, 0x7F80, 0, (short) 0x8000, 0x7F80
    };
    assertArrayEquals(expected, bits);
  }

  @Test
  void bfloat16_keeps_nan_and_widens_exactly() {
    Tensor nan = Tensor.of(new float[] {Float.intBitsToFloat(0x7F800001), Float.NaN}, 2);
    float[] widened = (float[]) BFloat16.widen(BFloat16.round(nan)).copyToArray();
    assertEquals(true, Float.isNaN(widened[0]) && Float.isNaN(widened[1]));
    Tensor plain = Tensor.of(new float[] {-1.5f, 0x1p-133f}, 2);
    float[] same = (float[]) BFloat16.widen(BFloat16.round(plain)).copyToArray();
    assertArrayEquals(new float[] {-1.5f, 0x1p-133f}, same);
  }
}
