package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;

/**
 * Conversion of tensors between float32 and bfloat16, the upper half of a binary32; {@code .npy}
 * has no name for it.
 */
final class BFloat16 {
  private BFloat16() {}

  /** Returns a contiguous float32 tensor rounded to nearest, ties to even. */
  static Tensor round(Tensor tensor) {
    float[] values = (float[]) tensor.copyToArray();
    short[] bits = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = round(values[i]);
    }
    return Tensor.wrap(bits, 0, as(tensor.spec(), DataType.BF16));
  }

  private static short round(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }

  /** Returns a contiguous bfloat16 tensor as float32; exact. */
  static Tensor widen(Tensor tensor) {
    short[] bits = (short[]) tensor.copyToArray();
    float[] values = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Float.intBitsToFloat(bits[i] << 16);
    }
    return Tensor.wrap(values, 0, as(tensor.spec(), DataType.F32));
  }

  private static TensorSpec as(TensorSpec spec, DataType type) {
    return new TensorSpec(spec.shape(), type, spec.memoryFormat());
  }
}
