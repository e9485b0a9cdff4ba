package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;

/**
 * Linear interpolation over two or three axes at once: four or eight corners, each times the
 * product of its axes' weights.
 *
 * <p>Each axis has two taps a row, the lower and the upper neighbour. The corners of an output
 * position are numbered with the outermost axis as the highest bit: 00, 01, 10, 11, or 000 … 111;
 * bit 0 takes the lower tap, bit 1 the upper. The weight of a corner is {@code (w(axis 0)·w(axis
 * 1))·w(axis 2)}, rounded in the compute type after each product. The weighted sum of the corners
 * in the order of their numbers follows {@code body} for channels in [0, bodyChannels) and {@code
 * tail} for the others, and is rounded to the type of the elements, to nearest, ties to even.
 *
 * @param batch the number of images or volumes, at least 0
 * @param channels the number of channels, at least 0
 * @param channelsInner whether memory is [batch][axes…][channels] rather than
 *     [batch][channels][axes…]
 * @param axes the passes' tables, outermost first: two or three, with two taps in every row
 * @param bodyChannels the number of channels, from the first, that follow {@code body}, in [0,
 *     channels]
 * @param body the accumulation of the first channels, neither {@link Accumulation#LERP} nor {@link
 *     Accumulation#PAIRWISE}
 * @param tail the accumulation of the remaining channels, likewise
 * @param type the element type of input and output, a floating-point type
 * @param compute {@link DataType#F32} or {@link DataType#F64}; it holds every value of {@code type}
 */
public record CornerBlend(
    long batch,
    long channels,
    boolean channelsInner,
    List<Axis> axes,
    long bodyChannels,
    Accumulation body,
    Accumulation tail,
    DataType type,
    DataType compute)
    implements Step {
  /**
   * One axis of the blend.
   *
   * @param inputLength the length of the axis before the step, at least 1
   * @param taps two taps a row: the lower and the upper neighbour
   */
  public record Axis(int inputLength, TapTable taps) {
    /**
     * Checks the table against the length.
     *
     * @throws InvalidArgumentException if a row has not exactly two taps or an index is outside the
     *     axis
     */
    public Axis {
      Checks.taps(new Pass(1, inputLength, Math.max(1, taps.rows()), 1), taps);
      Checks.pairs(taps);
    }
  }

  /**
   * Checks the ranges, the tables and the types.
   *
   * @throws InvalidArgumentException if a value is outside its range as described, a weight is no
   *     value of the compute type, or an element count exceeds {@link Long#MAX_VALUE}
   */
  public CornerBlend {
    axes = List.copyOf(axes);
    if (axes.size() < 2 || axes.size() > 3) {
      throw new InvalidArgumentException("a blend has two or three axes, but got " + axes.size());
    }
    if (batch < 0 || channels < 0 || bodyChannels < 0 || bodyChannels > channels) {
      throw new InvalidArgumentException(
          "a blend has batch >= 0 and bodyChannels in [0, channels], but got batch "
              + batch
              + ", channels "
              + channels
              + ", bodyChannels "
              + bodyChannels);
    }
    checkOrder(body);
    checkOrder(tail);
    Checks.floatTypes("CornerBlend", type, compute, type);
    for (Axis axis : axes) {
      Checks.floatWeights(axis.taps(), compute);
    }
    Elements.product(batch, channels, positions(axes, false));
    Elements.product(batch, channels, positions(axes, true));
  }

  private static void checkOrder(Accumulation order) {
    if (order == Accumulation.LERP || order == Accumulation.PAIRWISE) {
      throw new InvalidArgumentException("a blend sums corners one by one; " + order + " does not");
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
    return batch * channels * positions(axes, false);
  }

  @Override
  public long outputElements() {
    return batch * channels * positions(axes, true);
  }

  @Override
  public double inputsPerOutput() {
    return 1 << axes.size();
  }

  @Override
  public <R> R accept(Step.Visitor<R> visitor) {
    return visitor.cornerBlend(this);
  }

  private static long positions(List<Axis> axes, boolean output) {
    return Elements.product(
        axes.stream().mapToLong(a -> output ? a.taps().rows() : a.inputLength()).toArray());
  }
}
