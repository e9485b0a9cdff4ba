package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert.Rounding;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Plans;

/**
 * PyTorch's {@code Tensor.to(dtype)} on x86-64: what an integer type does not hold keeps its lowest
 * bits.
 *
 * <p>A floating-point value becomes an integer of 32 bits first, of 64 bits for {@code uint8} and
 * {@code int64}; what that does not hold is its lowest value, of which only zeros are left in
 * narrower types. Here NaN becomes 0, and in {@code int64} values saturate, which differs from
 * PyTorch for {@code int32} and {@code int64} alone.
 *
 * <p>Half-width types are reached through {@code float32}, and so rounded twice.
 *
 * <p>Source: PyTorch, {@code c10/util/TypeCast.h}, and its results.
 */
final class Cast {
  private static final int LONG = 64;

  /** From here on, binary64 values are multiples of 256, as binary32 values are much earlier. */
  private static final double NO_LOW_BYTE = 0x1p61;

  private Cast() {}

  /** Returns the conversion of elements to a type, fractions being cut. */
  static Plan of(TensorSpec spec, DataType type) {
    return of(spec, type, Rounding.TOWARD_ZERO);
  }

  /** Returns the conversion of elements to a type, with another rounding of fractions. */
  static Plan of(TensorSpec spec, DataType type, Rounding rounding) {
    DataType from = spec.dataType();
    if (type == DataType.BOOL || from == type || from == DataType.BOOL) {
      return Plans.cast(spec, type);
    }
    if (type.isFloatingPoint()) {
      boolean half = type == DataType.F16 || type == DataType.BF16;
      Plan single = Plans.cast(spec, half ? DataType.F32 : type);
      return Plans.chain(single, Plans.cast(single.target(), type));
    }
    return from.isFloatingPoint() ? rounded(spec, type, rounding) : narrowed(spec, type);
  }

  private static Plan rounded(TensorSpec spec, DataType type, Rounding rounding) {
    DataType from = spec.dataType() == DataType.F64 ? DataType.F64 : DataType.F32;
    Plan wide = Plans.cast(spec, from);
    if (type == DataType.I64) {
      return Plans.chain(wide, Plans.cast(wide.target(), type, rounding));
    }
    double limit = type == DataType.U8 ? NO_LOW_BYTE : 0x1p31;
    Plan limited =
        Plans.elements(wide.target(), from, new Clamp(spec.elements(), from, -limit, limit));
    Plan whole = Plans.cast(limited.target(), DataType.I64, rounding);
    return Plans.chain(wide, limited, whole, lowestBits(whole.target(), type));
  }

  /** Integers to integers. */
  private static Plan narrowed(TensorSpec spec, DataType type) {
    if (holds(type, spec.dataType())) {
      return Plans.cast(spec, type);
    }
    Plan wide = Plans.cast(spec, DataType.I64);
    return Plans.chain(wide, lowestBits(wide.target(), type));
  }

  /** Whether a type holds every value of another one. */
  private static boolean holds(DataType type, DataType values) {
    return type.bytes() > values.bytes() && (isUnsigned(values) || !isUnsigned(type));
  }

  static boolean isUnsigned(DataType type) {
    return type == DataType.U8 || type == DataType.U16;
  }

  /**
   * The lowest bits of {@code int64}: shifted to the left, and back with their sign. Types without
   * sign are moved by half of their range before, and back after.
   */
  private static Plan lowestBits(TensorSpec longs, DataType type) {
    if (type == DataType.I64) {
      return Plans.identity(longs);
    }
    int bits = Byte.SIZE * type.bytes();
    boolean unsigned = isUnsigned(type);
    long half = unsigned ? 1L << bits - 1 : 0;
    int shift = LONG - bits;
    DataType signed = unsigned ? DataType.I32 : type;
    Plan first =
        shift == Integer.SIZE
            ? Plans.identity(longs)
            : scaled(longs, shift - Integer.SIZE, 0, 0, DataType.I64);
    Plan second = scaled(first.target(), Integer.SIZE, -half << shift, shift, signed);
    return unsigned
        ? Plans.chain(first, second, scaled(second.target(), 0, half, 0, type))
        : Plans.chain(first, second);
  }

  /**
   * Integers times 2^left plus a constant, shifted to the right; of {@code int64} the sum keeps its
   * lowest 64 bits.
   *
   * @param left at most 32
   */
  static Plan scaled(TensorSpec spec, int left, long constant, int right, DataType type) {
    TapTable taps = TapTable.uniform(1, new int[] {0}, new double[] {1L << left});
    Pass pass = new Pass(1, 1, 1, spec.elements());
    return Plans.elements(
        spec, type, new FixedPoint1d(pass, taps, constant, right, spec.dataType(), type));
  }
}
