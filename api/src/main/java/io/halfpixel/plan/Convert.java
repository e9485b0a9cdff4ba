package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * A change of element type, element by element.
 *
 * @param count the number of elements, at least 0
 * @param input the element type read
 * @param output the element type written
 * @param rounding what happens to a value that the output type does not hold
 */
public record Convert(long count, DataType input, DataType output, Rounding rounding)
    implements Step {
  /** What happens to a value that the output type does not hold. */
  public enum Rounding {
    /**
     * To the nearest value of the output type, ties to even. Integers saturate and NaN becomes 0;
     * floating-point values overflow to infinity.
     */
    NEAREST_EVEN
  }

  /**
   * Checks the count.
   *
   * @throws InvalidArgumentException if it is negative
   */
  public Convert {
    if (count < 0) {
      throw new InvalidArgumentException("a conversion has count >= 0, but got " + count);
    }
  }

  @Override
  public long inputElements() {
    return count;
  }

  @Override
  public long outputElements() {
    return count;
  }

  @Override
  public <R> R accept(StepVisitor<R> visitor) {
    return visitor.convert(this);
  }
}
