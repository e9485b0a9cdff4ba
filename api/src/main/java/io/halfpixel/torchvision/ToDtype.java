package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.List;
import java.util.Objects;

/**
 * {@code torchvision.transforms.v2.functional.to_dtype(image, dtype, scale)}, and {@code
 * torchvision.transforms.functional.convert_image_dtype(image, dtype)}, of tensors of any shape.
 *
 * <pre>{@code
 * Tensor y = ToDtype.of(DataType.F32, true).apply(x);   // bytes become numbers in [0, 1]
 * }</pre>
 *
 * <p>Not scaled, it is PyTorch's {@code Tensor.to(dtype)}. Scaled, floating-point images have the
 * range [0, 1] and integer images [0, max], where max is the largest value of the type:
 *
 * <ul>
 *   <li>integer to floating-point: {@code x · (1/max)}, with {@link Resize.Api#V1} {@code x / max},
 *       after a conversion to the new type, in which it is computed (half-width types in {@code
 *       float32}, rounded at the end);
 *   <li>floating-point to integer: {@code x · (max + 1 − 0.001)} in the type of the image, without
 *       its fraction;
 *   <li>integer to integer: shifted by the difference of their value bits;
 *   <li>floating-point to floating-point: not scaled.
 * </ul>
 *
 * <p>What an integer type does not hold keeps its lowest bits, as on x86-64. Two things differ from
 * PyTorch: NaN becomes 0 in {@code int32} and {@code int64}, and values beyond the range of {@code
 * int64} saturate. Immutable and thread-safe.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_misc.py}, {@code to_dtype_image};
 * {@code transforms/_functional_tensor.py}, {@code convert_image_dtype}.
 */
public final class ToDtype extends Operation<ToDtype> {
  private static final double EPS = 1e-3;

  private final DataType dtype;
  private final boolean scale;
  private final Resize.Api api;

  private ToDtype(DataType dtype, boolean scale, Resize.Api api, Execution execution) {
    super(execution);
    this.dtype = dtype;
    this.scale = scale;
    this.api = api;
  }

  /** Returns {@code to_dtype(image, dtype, scale)}. */
  public static ToDtype of(DataType dtype, boolean scale) {
    return new ToDtype(
        Objects.requireNonNull(dtype, "dtype"), scale, Resize.Api.V2, Execution.DEFAULT);
  }

  /** Returns {@code convert_image_dtype(image, dtype)} of the first generation, which scales. */
  public static ToDtype convertImageDtype(DataType dtype) {
    return new ToDtype(
        Objects.requireNonNull(dtype, "dtype"), true, Resize.Api.V1, Execution.DEFAULT);
  }

  @Override
  protected ToDtype with(Execution execution) {
    return new ToDtype(dtype, scale, api, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if integers would be scaled that the floating-point type does
   *     not hold: {@code float32} to {@code int32} or {@code int64}, {@code float64} to {@code
   *     int64}; or if integers are scaled to or from {@code bool}, except with {@link
   *     Resize.Api#V1}
   * @throws UnsupportedModeException if {@code uint16} is scaled to a type with fewer value bits
   *     with {@link Resize.Api#V1}, which PyTorch cannot
   */
  @Override
  public Plan plan(TensorSpec source) {
    DataType from = source.dataType();
    if (from == dtype) {
      return Plans.identity(source);
    }
    if (!scale || (from.isFloatingPoint() && dtype.isFloatingPoint())) {
      return Cast.of(source, dtype);
    }
    if (from.isFloatingPoint()) {
      return fromFractions(source);
    }
    return dtype.isFloatingPoint() ? toFractions(source) : shifted(source);
  }

  private Plan fromFractions(TensorSpec source) {
    DataType from = source.dataType();
    boolean unsafe =
        from == DataType.F32 && (dtype == DataType.I32 || dtype == DataType.I64)
            || from == DataType.F64 && dtype == DataType.I64;
    if (unsafe) {
      throw new InvalidArgumentException(
          "The "
              + (api == Resize.Api.V1 ? "cast" : "conversion")
              + " from torch."
              + from
              + " to torch."
              + dtype
              + " cannot be performed safely.");
    }
    Plan scaled = arithmetic(source, Operator.MULTIPLY, largest(dtype) + 1.0 - EPS);
    return Plans.chain(scaled, Cast.of(scaled.target(), dtype));
  }

  private Plan toFractions(TensorSpec source) {
    double max = largest(source.dataType());
    Plan converted = Cast.of(source, dtype);
    Plan scaled =
        api == Resize.Api.V1
            ? arithmetic(converted.target(), Operator.DIVIDE, max)
            : arithmetic(converted.target(), Operator.MULTIPLY, 1 / max);
    return Plans.chain(converted, scaled);
  }

  /** An operation with one number, in the type of the image or, where it is narrower, float32. */
  private static Plan arithmetic(TensorSpec spec, Operator operator, double number) {
    DataType type = spec.dataType();
    ChannelArithmetic.Operation operation =
        type == DataType.F64
            ? ChannelArithmetic.Operation.float64(operator, number)
            : ChannelArithmetic.Operation.float32(operator, (float) number);
    return Plans.elements(
        spec, type, new ChannelArithmetic(1, 1, spec.elements(), List.of(operation), type, type));
  }

  private Plan shifted(TensorSpec source) {
    DataType from = source.dataType();
    if (api == Resize.Api.V2 && (from == DataType.BOOL || dtype == DataType.BOOL)) {
      throw new InvalidArgumentException(
          "Number of value bits is only defined for integer dtypes, but got torch.bool.");
    }
    int shift = valueBits(from) - valueBits(dtype);
    if (api == Resize.Api.V1 && from == DataType.U16 && shift > 0) {
      throw new UnsupportedModeException("\"div_floor_cpu\" not implemented for 'UInt16'");
    }
    if (shift > 0) {
      Plan fewer = Cast.scaled(source, 0, 0, shift, from);
      return Plans.chain(fewer, Cast.of(fewer.target(), dtype));
    }
    // The new type's lowest bits of x · 2^k are those of the product in 64 bits.
    Plan wide = Plans.cast(source, DataType.I64);
    int half = -shift / 2;
    Plan some = Cast.scaled(wide.target(), half, 0, 0, DataType.I64);
    Plan all = Cast.scaled(some.target(), -shift - half, 0, 0, DataType.I64);
    boolean one = -shift <= Integer.SIZE && isWide(from);
    return one
        ? Cast.scaled(source, -shift, 0, 0, dtype)
        : Plans.chain(wide, some, all, Cast.of(all.target(), dtype));
  }

  /** Whether every scaled value of the type is one of the new type. */
  private boolean isWide(DataType from) {
    return from != DataType.BOOL && (Cast.isUnsigned(from) || !Cast.isUnsigned(dtype));
  }

  /** The largest value of an integer type, which is 1 in [0, 1]. */
  static double largest(DataType type) {
    return Math.scalb(1.0, valueBits(type)) - 1;
  }

  private static int valueBits(DataType type) {
    return switch (type) {
      case BOOL -> 1;
      case I8 -> 7;
      case U8 -> 8;
      case I16 -> 15;
      case U16 -> 16;
      case I32 -> 31;
      case I64 -> 63;
      case F16, BF16, F32, F64 -> throw new IllegalArgumentException(type + " is no integer type");
    };
  }
}
