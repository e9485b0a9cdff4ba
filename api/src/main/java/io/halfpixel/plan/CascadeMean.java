package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * The mean over a whole axis, by a cascade sum: partial sums of partial sums, which lose less than
 * one long sum (rule HP-204).
 *
 * <p>The input is [outer][length][inner], the output [outer][inner]: sum of the values along the
 * axis, divided by {@code length}. An axis of length 0 gives 0/0. Every addition, the division and
 * the divisor are rounded in the compute type, the result is rounded to {@code type}, to nearest,
 * ties to even. Sums are built as follows; each of them starts at +0, and one over no values is +0.
 *
 * <ul>
 *   <li><b>A cascade</b> of v0…v(n−1) has four levels l0…l3, which start at +0, and steps of 2^q
 *       values with q = max(4, ⌊⌈log2 n⌉ / 4⌋), where ⌈log2 n⌉ counts as 1 for n &lt; 2. Values are
 *       added to l0 in order. When a number m of values that is a multiple of 2^q is reached, l1 +=
 *       l0 and l0 = 0; if m is a multiple of 2^2q, also l2 += l1 and l1 = 0; if moreover of 2^3q,
 *       also l3 += l2 and l2 = 0. The sum is ((l0 + l1) + l2) + l3.
 *   <li><b>A fourfold cascade</b> of v0…v(n−1) sums v(k), v(k+4), v(k+8)… of the first 4·⌊n/4⌋
 *       values as cascade ck, for k in 0…3. The remaining values are added to c0 in order; the sum
 *       is ((c0 + c1) + c2) + c3.
 *   <li><b>A laned sum</b> of v0…v(n−1) is a fourfold cascade if n &lt; lanes. Else lane k is the
 *       fourfold cascade of v(k), v(k+lanes), v(k+2·lanes)… of the first lanes·⌊n/lanes⌋ values;
 *       the remaining values are added to +0 in order, then lane 0, lane 1 and so on.
 *   <li>The values for p in [0, cascaded) are summed as a cascade, those for other p as a laned
 *       sum. With more than one share, values [k·shareLength, (k+1)·shareLength) are share k, as
 *       far as there are such values; each share is summed by itself, and then the {@code shares}
 *       results are summed in the same way.
 * </ul>
 *
 * <p>Source: PyTorch, {@code cascade_sum} and {@code multi_row_sum} in {@code
 * aten/src/ATen/native/cpu/SumKernel.cpp}.
 *
 * @param outer the number of independent blocks, at least 0
 * @param length the length of the axis, at least 0
 * @param inner the number of contiguous elements that share an index of the axis, at least 0
 * @param cascaded how many of them, from the first, are summed as a plain cascade, in [0, inner]
 * @param lanes the number of lanes of the others, in [1, 64]
 * @param shareLength the number of values in a share, at least 1
 * @param shares the number of shares, in [1, 65536]; together they hold the whole axis. The sums of
 *     several shares, shares·inner, and those of the lanes, 4·lanes·(inner − cascaded), are each at
 *     most 2^31 − 9
 * @param type the element type of input and output, a floating-point type
 * @param compute {@link DataType#F32} or {@link DataType#F64}; it holds every value of {@code type}
 */
public record CascadeMean(
    long outer,
    int length,
    long inner,
    long cascaded,
    int lanes,
    int shareLength,
    int shares,
    DataType type,
    DataType compute)
    implements Step {
  private static final int MAX_LANES = 64;
  private static final int MAX_SHARES = 1 << 16;

  /**
   * Checks the ranges and the types.
   *
   * @throws InvalidArgumentException if a value is outside its range as described, the shares do
   *     not hold the axis, the types do not go together, or an element count exceeds {@link
   *     Long#MAX_VALUE}
   */
  public CascadeMean {
    if (outer < 0 || length < 0 || cascaded < 0 || inner < cascaded) {
      throw new InvalidArgumentException(
          "a mean has outer, length >= 0 and cascaded in [0, inner], but got ["
              + outer
              + "]["
              + length
              + "]["
              + inner
              + "], cascaded "
              + cascaded);
    }
    if (lanes < 1 || lanes > MAX_LANES) {
      throw new InvalidArgumentException("a sum has 1 to 64 lanes, but got " + lanes);
    }
    if (shareLength < 1
        || shares < 1
        || shares > MAX_SHARES
        || (long) shareLength * shares < length) {
      throw new InvalidArgumentException(
          "an axis of length "
              + length
              + " does not fit "
              + shares
              + " shares of "
              + shareLength
              + " values");
    }
    Checks.floatTypes("CascadeMean", type, compute, type);
    Elements.product(outer, Math.max(1, length), inner);
    checkSums("shares", shares == 1 ? 0 : shares, inner);
    checkSums("lanes", 4L * lanes, inner - cascaded);
  }

  /** Checks that an array can hold the sums of all shares or lanes. */
  private static void checkSums(String of, long rows, long inner) {
    if (inner > 0 && rows > Elements.MAX_ARRAY / inner) {
      throw new InvalidArgumentException(
          "the sums of all " + of + " are at most 2^31 - 9, but got " + rows + " times " + inner);
    }
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
    return outer * length * inner;
  }

  @Override
  public long outputElements() {
    return outer * inner;
  }

  @Override
  public double inputsPerOutput() {
    return (double) inputElements() / Math.max(1, outputElements());
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.cascadeMean(this);
  }
}
