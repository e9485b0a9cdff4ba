package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * Floating-point values brought into a range, element by element: below {@code low} becomes {@code
 * low}, above {@code high} becomes {@code high}, everything else, NaN included, stays as it is.
 *
 * @param count the number of elements, at least 0
 * @param type the element type of input and output, {@link DataType#F32} or {@link DataType#F64}
 * @param low the lowest value that stays, a finite value of the type other than −0
 * @param high the highest value that stays, likewise, at least {@code low}
 */
public record Clamp(long count, DataType type, double low, double high) implements Elementwise {
  /**
   * Checks the count, the type and the range.
   *
   * @throws InvalidArgumentException if one of them is not as described
   */
  public Clamp {
    boolean floating = type == DataType.F32 || type == DataType.F64;
    boolean ordered = Double.isFinite(low) && Double.isFinite(high) && low <= high;
    boolean signed = isNegativeZero(low) || isNegativeZero(high);
    if (count < 0 || !floating || !ordered || signed) {
      throw new InvalidArgumentException(
          "a clamp has count >= 0, float32 or float64 elements and finite low <= high other than"
              + " -0, but got "
              + count
              + " "
              + type
              + " in ["
              + low
              + ", "
              + high
              + "]");
    }
    Checks.value(type, low);
    Checks.value(type, high);
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && Double.doubleToRawLongBits(value) != 0;
  }

  @Override
  public DataType input() {
    return type;
  }

  @Override
  public DataType output() {
    return type;
  }

  @Override
  public long inputElements() {
    return count;
  }

  @Override
  public <R> R acceptElementwise(Elementwise.Visitor<R> visitor) {
    return visitor.clamp(this);
  }
}
