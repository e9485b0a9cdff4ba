package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * A change of element type, element by element.
 *
 * <p>An integer type saturates: a value outside its range becomes the nearest end of it, and NaN
 * becomes 0. {@link DataType#BOOL} is read as 0 or 1 (any byte but 0 is 1), and written as 0 for a
 * zero, else as 1, NaN included. A floating-point type is rounded to once. Where input and output
 * are the same type, bits are copied.
 *
 * @param count the number of elements, at least 0
 * @param input the element type read
 * @param output the element type written
 * @param rounding what happens to a value between two of the output type; not {@link
 *     Rounding#NEAREST_EVEN} only if the output is an integer type or {@link DataType#BOOL}
 */
public record Convert(long count, DataType input, DataType output, Rounding rounding)
    implements Elementwise {
  /** What happens to a value between two of the output type. */
  public enum Rounding {
    /**
     * To the nearest value of the output type, ties to even; floating-point values overflow to
     * infinity.
     */
    NEAREST_EVEN,
    /**
     * To integers as C programs do it: {@code trunc(v + copysign(½, v))}. The addition is rounded
     * to the input type, to nearest, ties to even, so that the largest value below ½ becomes 1; for
     * the half-width types it is exact.
     */
    NEAREST_AWAY,
    /** To integers: {@code trunc(v)}. */
    TOWARD_ZERO
  }

  /**
   * Checks the count and the rounding.
   *
   * @throws InvalidArgumentException if the count is negative, or the output type is a
   *     floating-point type and the rounding not {@link Rounding#NEAREST_EVEN}
   */
  public Convert {
    if (count < 0) {
      throw new InvalidArgumentException("a conversion has count >= 0, but got " + count);
    }
    if (output.isFloatingPoint() && rounding != Rounding.NEAREST_EVEN) {
      throw new InvalidArgumentException(
          "a conversion to " + output + " is NEAREST_EVEN, but got " + rounding);
    }
  }

  @Override
  public long inputElements() {
    return count;
  }

  @Override
  public <R> R acceptElementwise(Elementwise.Visitor<R> visitor) {
    return visitor.convert(this);
  }
}
