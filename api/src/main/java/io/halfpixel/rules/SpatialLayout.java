package io.halfpixel.rules;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Where batch, channels and spatial axes of a tensor lie in memory, so that a rule can speak of
 * "the height" in any layout.
 *
 * @param batch the number of images or volumes
 * @param channels the number of channels
 * @param channelsInner whether memory is [batch][spatial…][channels] rather than
 *     [batch][channels][spatial…]
 * @param lengths the lengths of the spatial axes, outermost first: one to three
 */
public record SpatialLayout(
    long batch, long channels, boolean channelsInner, List<Integer> lengths) {
  /** The longest axis: the table of its taps is an array with an element more. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 9;

  /** Copies the lengths. */
  public SpatialLayout {
    lengths = List.copyOf(lengths);
  }

  /** Returns the layout of a tensor whose shape is [n, c, ...spatial], as in PyTorch. */
  public static SpatialLayout channelsFirst(TensorSpec spec) {
    Shape shape = spec.shape();
    return new SpatialLayout(
        shape.length(0),
        shape.length(1),
        spec.memoryFormat() == MemoryFormat.CHANNELS_LAST,
        lengths(shape, 2, shape.rank()));
  }

  /** Returns the layout of a tensor whose shape is [n, ...spatial, c], as in TensorFlow. */
  public static SpatialLayout channelsLast(TensorSpec spec) {
    Shape shape = spec.shape();
    return new SpatialLayout(
        shape.length(0),
        shape.length(shape.rank() - 1),
        spec.memoryFormat() == MemoryFormat.CONTIGUOUS,
        lengths(shape, 1, shape.rank() - 1));
  }

  private static List<Integer> lengths(Shape shape, int from, int to) {
    List<Integer> lengths = new ArrayList<>();
    for (int axis = from; axis < to; axis++) {
      lengths.add(checkedLength(shape.length(axis)));
    }
    return lengths;
  }

  /**
   * Returns a spatial length as an {@code int}.
   *
   * @throws InvalidArgumentException if it exceeds 2^31 - 10
   */
  public static int checkedLength(long length) {
    if (length > MAX_LENGTH) {
      throw new InvalidArgumentException(
          "a spatial axis has a length of at most 2^31 - 10, but got " + length);
    }
    return (int) length;
  }

  /** Returns the number of spatial axes. */
  public int axes() {
    return lengths.size();
  }

  /** Returns the length of a spatial axis; axis 0 is the outermost. */
  public int length(int axis) {
    return lengths.get(axis);
  }

  /**
   * Returns the axis of this layout as a pass that gives it another length.
   *
   * @throws InvalidArgumentException if the number of elements before or after exceeds {@link
   *     Long#MAX_VALUE}
   */
  public Pass pass(int axis, int outputLength) {
    long outer = outer();
    long inner = inner();
    for (int before = 0; before < axis; before++) {
      outer = product(outer, length(before));
    }
    for (int after = axis + 1; after < axes(); after++) {
      inner = product(inner, length(after));
    }
    return new Pass(outer, length(axis), outputLength, inner);
  }

  /**
   * Returns the step that copies along all spatial axes at once, with one table for each of them,
   * outermost first.
   *
   * @throws InvalidArgumentException if the number of elements before or after exceeds {@link
   *     Long#MAX_VALUE}
   */
  public Gather gather(List<IndexTable> tables, DataType type) {
    return new Gather(outer(), tables, inner(), type);
  }

  /** Returns the number of blocks that hold all spatial axes. */
  public long outer() {
    return channelsInner ? batch : product(batch, channels);
  }

  /** Returns the number of contiguous elements of one pixel. */
  public long inner() {
    return channelsInner ? channels : 1;
  }

  private static long product(long a, long b) {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw new InvalidArgumentException("a tensor has more than 2^63 - 1 elements", e);
    }
  }

  /** Returns this layout with another length of one spatial axis. */
  public SpatialLayout resized(int axis, int length) {
    List<Integer> changed = new ArrayList<>(lengths);
    changed.set(axis, length);
    return new SpatialLayout(batch, channels, channelsInner, changed);
  }

  /**
   * Returns the specification of a tensor like {@code like}, with these spatial lengths and this
   * element type.
   *
   * @throws InvalidArgumentException if a length exceeds 2^31 - 10
   */
  public static TensorSpec resized(
      TensorSpec like, int firstAxis, List<Integer> to, DataType type) {
    long[] shape = like.shape().toArray();
    for (int axis = 0; axis < to.size(); axis++) {
      shape[firstAxis + axis] = checkedLength(to.get(axis));
    }
    return new TensorSpec(Shape.of(shape), type, like.memoryFormat());
  }
}
