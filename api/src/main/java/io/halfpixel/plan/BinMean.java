package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;

/**
 * The mean over bins of one to three axes: a sum in a stated order, then divisions (rule HP-204).
 *
 * <p>The input is [outer][n0]…[nk][inner], the output [outer][N0]…[Nk][inner] with Nj the number of
 * bins of axis j. The values of output[o][i0]…[ik][p] are input[o][j0]…[jk][p] for every jd in bin
 * id of axis d, the last axis fastest. They are added in an {@link Order}, and what becomes of the
 * sum says a {@link Finish}: those of {@code body} where p is in [0, bodyInner) and every id in [0,
 * bodyBins(d)), those of {@code tail} elsewhere.
 *
 * <p>Every addition, product, division and divisor is rounded to {@code compute}, and the result to
 * {@code type}, to nearest, ties to even. Where {@code compute} is {@link DataType#F16} or {@link
 * DataType#BF16}, that is the float32 sum, product, quotient or divisor rounded once more.
 *
 * @param outer the number of independent blocks, at least 0
 * @param axes the bins of one to three adjacent axes, outermost first
 * @param inner the number of contiguous elements that share a position of the axes, at least 0
 * @param bodyBins how many bins of each axis, from the first, follow {@code body}, in [0, bins]
 * @param bodyInner how many inner positions, from the first, follow {@code body}, in [0, inner]
 * @param body the order and the divisions for the first bins and inner positions
 * @param tail the order and the divisions for the others
 * @param type the element type of input and output, a floating-point type
 * @param compute {@link DataType#F32} or {@link DataType#F64}, which must hold every value of
 *     {@code type}, or {@code type} itself
 */
public record BinMean(
    long outer,
    List<BinTable> axes,
    long inner,
    List<Integer> bodyBins,
    long bodyInner,
    Mean body,
    Mean tail,
    DataType type,
    DataType compute)
    implements Step {
  /** The order in which the values v0, v1, … of a mean are added. */
  public enum Order {
    /** One after the other, from +0. */
    ROW_MAJOR,
    /**
     * In groups of four, {@code ((v0 + v1) + v2) + v3}, each group then added to the total, which
     * starts at +0; up to three values that are left are added to it one after the other.
     */
    FOURS,
    /** {@code (v0 + v1) + (v2 + v3)}: two axes, two values in every bin that follows it. */
    PAIRS
  }

  /** What becomes of a sum over bins of the lengths n0…nk. */
  public enum Finish {
    /** It is divided by n0, the quotient by n1 and so on: the outermost axis first. */
    BY_AXIS,
    /** It is divided by n0·…·nk. */
    ONCE,
    /**
     * It is multiplied by 1/(n0·…·nk), where divisor and quotient are rounded to binary32, whatever
     * the compute type.
     */
    RECIPROCAL,
    /** It is rounded to binary32 and divided there, by n0·…·nk rounded to binary32. */
    ONCE_F32
  }

  /**
   * How a mean is computed.
   *
   * @param order the order of the additions
   * @param finish the divisions
   */
  public record Mean(Order order, Finish finish) {
    /** Values are added one after the other, and the sum is divided once for each axis. */
    public static final Mean BY_AXIS = new Mean(Order.ROW_MAJOR, Finish.BY_AXIS);

    /** Values are added one after the other, and the sum is divided once. */
    public static final Mean ONCE = new Mean(Order.ROW_MAJOR, Finish.ONCE);
  }

  /**
   * Checks the ranges and the types.
   *
   * @throws InvalidArgumentException if a value is outside its range as described, the types do not
   *     go together, pairs are added of other bins, or an element count exceeds {@link
   *     Long#MAX_VALUE}
   */
  public BinMean {
    axes = List.copyOf(axes);
    bodyBins = List.copyOf(bodyBins);
    if (axes.isEmpty() || axes.size() > 3 || outer < 0 || bodyInner < 0 || inner < bodyInner) {
      throw new InvalidArgumentException(
          "a mean over bins has one to three axes, outer >= 0 and bodyInner in [0, inner], but got"
              + " ["
              + outer
              + "]"
              + axes
              + "["
              + inner
              + "], bodyInner "
              + bodyInner);
    }
    checkBodyBins(axes, bodyBins);
    if (tail.order == Order.PAIRS) {
      checkPairs(axes, axes.stream().map(BinTable::rows).toList());
    } else if (body.order == Order.PAIRS) {
      checkPairs(axes, bodyBins);
    }
    if (compute != type || !type.isFloatingPoint()) {
      Checks.floatTypes("BinMean", type, compute, type);
    }
    Elements.product(outer, positions(axes, false), inner);
    Elements.product(outer, positions(axes, true), inner);
  }

  /** Creates a mean whose body has all bins. */
  public BinMean(
      long outer,
      List<BinTable> axes,
      long inner,
      long bodyInner,
      Mean body,
      Mean tail,
      DataType type,
      DataType compute) {
    this(
        outer,
        axes,
        inner,
        axes.stream().map(BinTable::rows).toList(),
        bodyInner,
        body,
        tail,
        type,
        compute);
  }

  private static void checkBodyBins(List<BinTable> axes, List<Integer> bodyBins) {
    boolean fits = bodyBins.size() == axes.size();
    for (int axis = 0; fits && axis < axes.size(); axis++) {
      fits = bodyBins.get(axis) >= 0 && bodyBins.get(axis) <= axes.get(axis).rows();
    }
    if (!fits) {
      throw new InvalidArgumentException(
          "bodyBins has for each axis a number of its bins, but got " + bodyBins + " of " + axes);
    }
  }

  private static void checkPairs(List<BinTable> axes, List<Integer> bins) {
    boolean pairs = axes.size() == 2;
    for (int axis = 0; axis < axes.size(); axis++) {
      for (int row = 0; row < bins.get(axis); row++) {
        pairs &= axes.get(axis).count(row) == 2;
      }
    }
    if (!pairs) {
      throw new InvalidArgumentException(
          "pairs are added over two axes with two values in every bin, but got " + axes);
    }
  }

  /** Returns whether every bin of every axis follows {@code body}, as far as its inner part. */
  public boolean bodyHasAllBins() {
    return bodyBins.equals(axes.stream().map(BinTable::rows).toList());
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
    return (double) inputElements() / Math.max(1, outputElements());
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.binMean(this);
  }

  private static long positions(List<BinTable> axes, boolean output) {
    return Elements.product(
        axes.stream().mapToLong(axis -> output ? axis.rows() : axis.inputLength()).toArray());
  }
}
