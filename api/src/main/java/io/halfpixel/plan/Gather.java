package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;

/**
 * Pure data movement: each output element is a copy of one input element, picked by one index table
 * an axis.
 *
 * <p>The input is [outer][n0]…[nk][inner], the output [outer][N0]…[Nk][inner] with Nj the length of
 * table j, and
 *
 * <pre>{@code output[o][i0]…[ik][p] = input[o][table0[i0]]…[tablek[ik]][p]}</pre>
 *
 * Bits are copied, NaN payloads included (rule HP-301). Inside a plan, input and output are limited
 * as {@link Plan} says.
 *
 * @param outer the number of independent blocks, at least 0
 * @param axes one to three adjacent axes, outermost first
 * @param inner the number of contiguous elements that move together, at least 0
 * @param type the element type of input and output
 */
public record Gather(long outer, List<IndexTable> axes, long inner, DataType type)
    implements Movement {
  /** The most axes of a gather. */
  static final int MAX_AXES = 3;

  /**
   * Checks the ranges and that both element counts fit a {@code long}.
   *
   * @throws InvalidArgumentException if there are no or more than three axes, or a value is outside
   *     its range
   */
  public Gather {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.size() > MAX_AXES || outer < 0 || inner < 0) {
      throw new InvalidArgumentException(
          "a gather has one to three axes and outer, inner >= 0, but got ["
              + outer
              + "]"
              + axes
              + "["
              + inner
              + "]");
    }
    Elements.product(outer, product(axes, false), inner);
    Elements.product(outer, product(axes, true), inner);
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
    return outer * product(axes, false) * inner;
  }

  @Override
  public long outputElements() {
    return outer * product(axes, true) * inner;
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.gather(this);
  }

  private static long product(List<IndexTable> axes, boolean output) {
    return Elements.product(
        axes.stream().mapToLong(axis -> output ? axis.rows() : axis.inputLength()).toArray());
  }
}
