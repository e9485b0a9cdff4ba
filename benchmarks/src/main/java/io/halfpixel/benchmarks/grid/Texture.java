package io.halfpixel.benchmarks.grid;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.SplittableRandom;

/**
 * Reproducible values in [0, 1) (bytes: [0, 255]) with slow waves in space and some noise: a
 * resampled result keeps the waves, so that a wrong or an empty result is far from the right one.
 */
public final class Texture {
  /** Periods along each axis: few, so that no filter of the grid removes or folds them. */
  private static final double PERIODS = 2;

  /** Fills a tensor that lives in an array, and returns it. */
  Tensor fill(Tensor tensor) {
    SplittableRandom random = new SplittableRandom(20260101);
    int count = Math.toIntExact(tensor.spec().elements());
    Object array = tensor.array();
    for (int i = 0; i < count; i++) {
      double wave = wave(tensor.spec(), i);
      float value = (float) (0.5 + 0.4 * wave + 0.1 * (random.nextDouble() - 0.5));
      if (array instanceof float[] floats) {
        floats[i] = value;
      } else if (array instanceof byte[] bytes) {
        bytes[i] = (byte) Math.round(value * 255);
      } else {
        ((short[]) array)[i] = half(tensor.spec().dataType(), value);
      }
    }
    return tensor;
  }

  /** Returns a number in [-1, 1] that depends on where in space an element of memory lies. */
  private static double wave(TensorSpec spec, int index) {
    Shape shape = spec.shape();
    int rest = index;
    if (spec.memoryFormat() == MemoryFormat.CHANNELS_LAST) {
      rest /= (int) shape.length(1);
    }
    double wave = 1;
    for (int axis = shape.rank() - 1; axis >= 2; axis--) {
      int length = (int) shape.length(axis);
      wave *= Math.cos(2 * Math.PI * PERIODS * (rest % length) / length);
      rest /= length;
    }
    return wave;
  }

  /** Rounds a number in [2^-14, 1) towards zero to binary16 or bfloat16. */
  private static short half(DataType type, float value) {
    int bits = Float.floatToRawIntBits(value);
    return (short) (type == DataType.BF16 ? bits >> 16 : (bits >> 13) - (112 << 10));
  }

  /** Returns an element of a tensor as a number, bytes scaled to [0, 1]. */
  public static double value(DataType type, Object array, int index) {
    return switch (type) {
      case F32 -> ((float[]) array)[index];
      case U8 -> (((byte[]) array)[index] & 255) / 255.0;
      case F16 -> ofHalf(((short[]) array)[index] & 0xffff);
      case BF16 -> Float.intBitsToFloat(((short[]) array)[index] << 16);
      default -> throw new IllegalArgumentException("the grid has no cells of " + type);
    };
  }

  private static double ofHalf(int bits) {
    double sign = (bits & 0x8000) == 0 ? 1 : -1;
    int exponent = (bits >> 10) & 31;
    int fraction = bits & 0x3ff;
    return exponent == 0
        ? sign * fraction * 0x1p-24
        : sign * Math.scalb(1024.0 + fraction, exponent - 25);
  }
}
