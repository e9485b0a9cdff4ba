package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;

/**
 * The mean over bins of one to three axes: a sum in memory order, then divisions (rule HP-204).
 *
 * <p>The input is [outer][n0]…[nk][inner], the output [outer][N0]…[Nk][inner] with Nj the number of
 * bins of axis j. For output[o][i0]…[ik][p], a sum starts at +0 and takes input[o][j0]…[jk][p] for
 * every jd in bin id of axis d, the last axis fastest. For p in [0, joint) it is then divided once,
 * by the product of the bins' lengths; for the other p by the length of the bin of each axis, one
 * division after the other, the outermost axis first.
 *
 * <p>Every addition, every division and every divisor is rounded to {@code compute}, and the result
 * to {@code type}, to nearest, ties to even. Where {@code compute} is {@link DataType#F16} or
 * {@link DataType#BF16}, that is the float32 sum, quotient or divisor rounded once more.
 *
 * @param outer the number of independent blocks, at least 0
 * @param axes the bins of one to three adjacent axes, outermost first
 * @param inner the number of contiguous elements that share a position of the axes, at least 0
 * @param joint how many of them, from the first, are divided once, in [0, inner]
 * @param type the element type of input and output, a floating-point type
 * @param compute {@link DataType#F32} or {@link DataType#F64}, which must hold every value of
 *     {@code type}, or {@code type} itself
 */
public record BinMean(
    long outer, List<BinTable> axes, long inner, long joint, DataType type, DataType compute)
    implements Step {
  /**
   * Checks the ranges and the types.
   *
   * @throws InvalidArgumentException if a value is outside its range as described, the types do not
   *     go together, or an element count exceeds {@link Long#MAX_VALUE}
   */
  public BinMean {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.size() > 3 || outer < 0 || joint < 0 || inner < joint) {
      throw new InvalidArgumentException(
          "a mean over bins has one to three axes, outer >= 0 and joint in [0, inner], but got ["
              + outer
              + "]"
              + axes
              + "["
              + inner
              + "], joint "
              + joint);
    }
    if (compute != type || !type.isFloatingPoint()) {
      Checks.floatTypes("BinMean", type, compute, type);
    }
    Elements.product(outer, positions(axes, false), inner);
    Elements.product(outer, positions(axes, true), inner);
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
  public <R> R accept(StepVisitor<R> visitor) {
    return visitor.binMean(this);
  }

  private static long positions(List<BinTable> axes, boolean output) {
    return Elements.product(
        axes.stream().mapToLong(axis -> output ? axis.rows() : axis.inputLength()).toArray());
  }
}
