package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is different between a recorded result and ours. */
final class Differences {
  private final Tensor expected;
  private final Object expectedValues;
  private final Object actualValues;

  private Differences(Tensor expected, Tensor actual) {
    this.expected = expected;
    this.expectedValues = expected.copyToArray();
    this.actualValues = actual.copyToArray();
  }

  /** Returns a sentence about two contiguous tensors, or null if they agree. */
  static @Nullable String between(Tensor expected, Tensor actual, Comparison comparison) {
    if (!expected.spec().equals(actual.spec())) {
      return "the result is " + actual.spec() + ", recorded is " + expected.spec();
    }
    return new Differences(expected, actual).describe(comparison);
  }

  /**
   * Returns a sentence about a contiguous result of which only the hash and some elements are
   * recorded, or null if it agrees.
   *
   * @param sample the recorded elements
   */
  static @Nullable String between(Expected.Hashed expected, Tensor sample, Tensor actual) {
    if (!expected.spec().equals(actual.spec())) {
      return "the result is " + actual.spec() + ", recorded is " + expected.spec();
    }
    if (Sha256.of(actual).equals(expected.sha256())) {
      return null;
    }
    String hash = "the SHA-256 of the elements is not the recorded one";
    if (expected.stride() == 0) {
      return hash;
    }
    String found = between(sample, every(expected.stride(), actual), new Comparison.Bits());
    String where = "; of every " + expected.stride() + "th element ";
    return hash + where + (found == null ? "none differs" : found);
  }

  private static Tensor every(int stride, Tensor tensor) {
    Object all = tensor.copyToArray();
    int length = (Array.getLength(all) + stride - 1) / stride;
    Tensor some = Tensor.allocate(TensorSpec.of(tensor.dataType(), length));
    for (int i = 0; i < length; i++) {
      System.arraycopy(all, i * stride, some.array(), i, 1);
    }
    return some;
  }

  private @Nullable String describe(Comparison comparison) {
    int length = Array.getLength(expectedValues);
    int different = 0;
    int first = -1;
    for (int i = 0; i < length; i++) {
      if (!agree(i, comparison)) {
        different++;
        first = first < 0 ? i : first;
      }
    }
    return first < 0
        ? null
        : String.format(
            Locale.ROOT,
            "%d of %d elements differ, the first at %s: recorded %s, but got %s",
            different,
            length,
            Arrays.toString(position(first)),
            text(expectedValues, first),
            text(actualValues, first));
  }

  private boolean agree(int i, Comparison comparison) {
    if (bits(expectedValues, i) == bits(actualValues, i)) {
      return true;
    }
    double recorded = value(expectedValues, i);
    double ours = value(actualValues, i);
    if (Double.isNaN(recorded) || Double.isNaN(ours)) {
      return Double.isNaN(recorded) && Double.isNaN(ours);
    }
    return comparison instanceof Comparison.Tolerance tolerance
        && !Double.isInfinite(recorded)
        && Math.abs(ours - recorded) <= tolerance.atol() + tolerance.rtol() * Math.abs(recorded);
  }

  private long bits(Object values, int i) {
    return switch (expected.dataType()) {
      case F32 -> Float.floatToRawIntBits(Array.getFloat(values, i));
      case F64 -> Double.doubleToRawLongBits(Array.getDouble(values, i));
      case F16, BF16, U8, I8, I16, U16, I32, I64, BOOL -> Array.getLong(values, i);
    };
  }

  private double value(Object values, int i) {
    return switch (expected.dataType()) {
      case F16 -> halfValue(Array.getShort(values, i));
      case BF16 -> Float.intBitsToFloat(Array.getShort(values, i) << 16);
      case U8 -> Byte.toUnsignedInt(Array.getByte(values, i));
      case U16 -> Short.toUnsignedInt(Array.getShort(values, i));
      case F32, F64, I8, I16, I32, I64, BOOL -> Array.getDouble(values, i);
    };
  }

  /** IEEE 754 binary16: 1 sign, 5 exponent and 10 fraction bits. */
  private static double halfValue(short bits) {
    int exponent = bits >>> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    double magnitude;
    if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((double) fraction, -24);
    } else {
      magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  private long[] position(int flat) {
    Shape shape = expected.shape();
    long[] position = new long[shape.rank()];
    long rest = flat;
    for (int axis = position.length - 1; axis >= 0; axis--) {
      position[axis] = rest % shape.length(axis);
      rest /= shape.length(axis);
    }
    return position;
  }

  private String text(Object values, int i) {
    DataType type = expected.dataType();
    String hex = Long.toHexString(bits(values, i) & (-1L >>> (64 - 8 * type.bytes())));
    double value = value(values, i);
    return type.isFloatingPoint()
        ? (type == DataType.F64 ? Double.toString(value) : Float.toString((float) value))
            + " (0x"
            + hex
            + ")"
        : Long.toString(type == DataType.I64 ? bits(values, i) : (long) value);
  }
}
