package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;

/**
 * Pure data movement: the axes of a dense block in another order.
 *
 * <p>The input is [lengths0]…[lengthsk]; axis j of the output is axis axes[j] of the input:
 *
 * <pre>{@code output[i(axes[0])]…[i(axes[k])] = input[i0]…[ik]}</pre>
 *
 * Bits are copied, NaN payloads included (rule HP-301).
 *
 * @param lengths the lengths of one to eight input axes, outermost first, each at least 0
 * @param axes the input axis of each output axis, outermost first; each one once
 * @param type the element type of input and output
 */
public record Permute(List<Long> lengths, List<Integer> axes, DataType type) implements Movement {
  private static final int MAX_AXES = 8;

  /**
   * Checks the axes and that the element count fits a {@code long}.
   *
   * @throws InvalidArgumentException if there are no or more than eight axes, a length is negative,
   *     the numbers of the axes are no permutation, or the element count exceeds {@link
   *     Long#MAX_VALUE}
   */
  public Permute {
    lengths = List.copyOf(lengths);
    axes = List.copyOf(axes);
    List<Integer> sorted = axes.stream().sorted().distinct().toList();
    if (lengths.isEmpty()
        || lengths.size() > MAX_AXES
        || lengths.stream().anyMatch(length -> length < 0)
        || axes.size() != lengths.size()
        || sorted.size() != axes.size()
        || sorted.get(0) != 0
        || sorted.get(sorted.size() - 1) != axes.size() - 1) {
      throw new InvalidArgumentException(
          "a permutation has one to eight axes of length >= 0 and names each once, but got lengths "
              + lengths
              + " and axes "
              + axes);
    }
    Elements.product(lengths.stream().mapToLong(Long::longValue).toArray());
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
    return Elements.product(lengths.stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public long outputElements() {
    return inputElements();
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.permute(this);
  }
}
