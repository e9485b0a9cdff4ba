package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;

/**
 * The gradient of a resampling over one to three axes at once: what every output of the resampling
 * passes back to the inputs that it was made from, summed for each of these inputs.
 *
 * <p>The step reads [outer][N0]…[Nk][inner] and writes [outer][n0]…[nk][inner]. Row i of an axis'
 * table belongs to position i that is <em>written</em>; its taps are the positions read, in
 * ascending order. Neighbouring taps with the same index form a group: an edge pixel that a
 * resampling read more than once has more than one weight there.
 *
 * <p>An element written starts at +0. The groups of its rows, one of each axis, are visited with
 * the outermost axis in the outermost loop, so that elements are read in the order of memory;
 * within such a combination of groups, the taps of the groups are combined as {@link Term} says.
 * For each combination of taps the {@link Term} of the element read and of the taps' weights is
 * added, or, as {@link Term#LAST_QUOTIENT}, takes the place of the sum. {@code body} holds for
 * inner positions in [0, bodyInner) and {@code tail} for the others.
 *
 * <p>Every operation is one of {@link DataType#F64} if the compute type is that, else of {@link
 * DataType#F32}; weights are values of this type. If the compute type is half-width, the result of
 * every operation but the products of weights is then rounded to it. All roundings are to nearest,
 * ties to even.
 *
 * <p>Where the compute type is that of the elements, the sum is stored as it is. Where it is wider,
 * the sum is added to a +0: of a block [n0]…[nk][inner] that is written, the elements [0,
 * addedFirst) are added and then rounded, the others are rounded and then added. So a result is −0
 * only where one of the first elements has a sum below zero that is rounded to it.
 *
 * @param outer the number of independent blocks, at least 0
 * @param axes one to three adjacent axes, outermost first; the taps of the longest groups of the
 *     axes before the last have at most 2^24 combinations
 * @param inner the number of contiguous elements with the same weights, at least 0
 * @param bodyInner the number of inner positions, from the first, that follow {@code body}, in [0,
 *     inner]
 * @param body the terms of the first inner positions
 * @param tail the terms of the remaining inner positions
 * @param type the element type of input and output, a floating-point type
 * @param compute {@link DataType#F32} or {@link DataType#F64} that holds every value of {@code
 *     type}, or a half-width {@code type} itself, in which no term is fused
 * @param addedFirst the number of elements of a block written, from the first, whose sum is rounded
 *     to {@code type} after the addition to +0, in [0, elements of a block]; it changes nothing
 *     where {@code compute} is {@code type}
 */
public record AdjointSum(
    long outer,
    List<Axis> axes,
    long inner,
    long bodyInner,
    Term body,
    Term tail,
    DataType type,
    DataType compute,
    long addedFirst)
    implements Step {
  /** The weights of all combinations of taps are listed before they are used. */
  private static final int MAX_COMBINATIONS = 1 << 24;

  /**
   * What becomes of the sum s when an element g is read; w0, w1, … are the taps' weights, outermost
   * axis first.
   */
  public enum Term {
    /** s + ((w0·w1)·w2)·g. The outermost axis' taps are in the outermost loop. */
    PRODUCT,
    /** fma((w0·w1)·w2, g, s). The outermost axis' taps are in the outermost loop. */
    PRODUCT_FMA,
    /** s + ((g·w0)·w1)·w2. The innermost axis' taps are in the outermost loop. */
    SCALED,
    /** s + ((g/w0)/w1)/w2. The outermost axis' taps are in the outermost loop. */
    QUOTIENTS,
    /** s + g/((w0·w1)·w2). The outermost axis' taps are in the outermost loop. */
    QUOTIENT,
    /**
     * g/((w0·w1)·w2) in place of the sum, so that a zero keeps its sign unless it is added to +0 at
     * the end; of several terms the last one remains. The outermost axis' taps are in the outermost
     * loop.
     */
    LAST_QUOTIENT,
    /** s + ((g·w0)·w1)·w2. The outermost axis' taps are in the outermost loop. */
    SCALED_IN_ORDER
  }

  /**
   * One axis of the sum.
   *
   * @param inputLength the length of the axis that is read, at least 1
   * @param taps for each position written the positions read, ascending, with their weights
   */
  public record Axis(int inputLength, TapTable taps) {
    /**
     * Checks the table against the length.
     *
     * @throws InvalidArgumentException if the table has no row, an index is outside the axis, or
     *     the indices of a row do not ascend
     */
    public Axis {
      Checks.taps(new Pass(1, inputLength, Math.max(1, taps.rows()), 1), taps);
      for (int row = 0; row < taps.rows(); row++) {
        for (int tap = taps.start(row) + 1; tap < taps.start(row + 1); tap++) {
          if (taps.index(tap) < taps.index(tap - 1)) {
            throw new InvalidArgumentException(
                "the indices of a row ascend here, but row " + row + " does not");
          }
        }
      }
    }
  }

  /**
   * Checks the ranges, the tables and the types.
   *
   * @throws InvalidArgumentException if a value is outside its range as described, groups of taps
   *     have more combinations, a weight is no value of the type of the operations, a term is fused
   *     in a half-width type, or an element count exceeds {@link Long#MAX_VALUE}
   */
  public AdjointSum {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.size() > 3) {
      throw new InvalidArgumentException(
          "an adjoint sum has one to three axes, but got " + axes.size());
    }
    if (outer < 0 || bodyInner < 0 || bodyInner > inner) {
      throw new InvalidArgumentException(
          "an adjoint sum has outer >= 0 and bodyInner in [0, inner], but got outer "
              + outer
              + ", inner "
              + inner
              + ", bodyInner "
              + bodyInner);
    }
    checkTypes(type, compute, body, tail);
    for (Axis axis : axes) {
      Checks.floatWeights(axis.taps(), compute == DataType.F64 ? DataType.F64 : DataType.F32);
    }
    checkCombinations(axes);
    Elements.product(outer, positions(axes, false), inner);
    Elements.product(outer, positions(axes, true), inner);
    long block = Elements.product(positions(axes, true), inner);
    if (addedFirst < 0 || addedFirst > block) {
      throw new InvalidArgumentException(
          "an adjoint sum adds before it rounds in [0, "
              + block
              + "] elements of a block, but got "
              + addedFirst);
    }
  }

  private static void checkCombinations(List<Axis> axes) {
    double combinations = 1;
    for (Axis axis : axes.subList(0, axes.size() - 1)) {
      combinations *= longestGroup(axis.taps());
    }
    if (combinations > MAX_COMBINATIONS) {
      throw new InvalidArgumentException(
          "groups of taps of the axes before the last have at most 2^24 combinations, but got "
              + (long) combinations);
    }
  }

  /** Returns the most neighbouring taps of a row that have the same index. */
  private static int longestGroup(TapTable taps) {
    int longest = 1;
    for (int row = 0; row < taps.rows(); row++) {
      int first = taps.start(row);
      for (int tap = first + 1; tap < taps.start(row + 1); tap++) {
        first = taps.index(tap) == taps.index(first) ? first : tap;
        longest = Math.max(longest, tap - first + 1);
      }
    }
    return longest;
  }

  private static void checkTypes(DataType type, DataType compute, Term body, Term tail) {
    if (type.isFloatingPoint() && type.bytes() == 2 && compute == type) {
      if (body == Term.PRODUCT_FMA || tail == Term.PRODUCT_FMA) {
        throw new InvalidArgumentException("no term is fused in " + compute);
      }
    } else {
      Checks.floatTypes("AdjointSum", type, compute, type);
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
    return outer * positions(axes, false) * inner;
  }

  @Override
  public long outputElements() {
    return outer * positions(axes, true) * inner;
  }

  @Override
  public double inputsPerOutput() {
    return axes.stream().mapToDouble(axis -> axis.taps().tapsPerRow()).reduce(1, (a, b) -> a * b);
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.adjointSum(this);
  }

  private static long positions(List<Axis> axes, boolean output) {
    return Elements.product(
        axes.stream().mapToLong(a -> output ? a.taps().rows() : a.inputLength()).toArray());
  }
}
