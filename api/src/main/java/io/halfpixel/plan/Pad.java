package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * Borders of one value on both sides of an axis.
 *
 * <p>For every block o, output index i and inner position p,
 *
 * <pre>{@code
 * output[o][i][p] = input[o][i − before][p] if before ≤ i < before + inputLength, else value
 * }</pre>
 *
 * Bits of the input are copied, NaN payloads included (rule HP-301). Inside a plan, input and
 * output are limited as {@link Plan} says.
 *
 * @param pass the axis; its output is at least {@code before} longer than its input
 * @param before the number of borders before the first input element of the axis, at least 0
 * @param type the element type of input and output
 * @param value a value of that type; a NaN has an unspecified payload
 */
public record Pad(Pass pass, int before, DataType type, double value) implements Movement {
  /**
   * Checks the lengths and the value.
   *
   * @throws InvalidArgumentException if the input does not fit the output behind the border, or the
   *     value is none of the type
   */
  public Pad {
    if (pass.outputLength() < pass.inputLength()) {
      throw new InvalidArgumentException(
          "a pad does not shorten an axis, but got "
              + pass.inputLength()
              + " -> "
              + pass.outputLength());
    }
    if (before < 0 || before > pass.outputLength() - pass.inputLength()) {
      throw new InvalidArgumentException(
          "a pad has a border before in [0, "
              + (pass.outputLength() - pass.inputLength())
              + "] for an axis that grows from "
              + pass.inputLength()
              + " to "
              + pass.outputLength()
              + ", but got "
              + before);
    }
    Checks.value(type, value);
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
    return pass.inputElements();
  }

  @Override
  public long outputElements() {
    return pass.outputElements();
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.pad(this);
  }
}
