package io.halfpixel.jax;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * {@code jax.image.scale_and_translate}: some axes of a tensor are scaled and moved, x becomes
 * x·scale + translation, with the centre of pixel i at i + ½.
 *
 * <pre>{@code
 * ScaleAndTranslate warp = ScaleAndTranslate.builder()
 *     .shape(240, 320, 3).spatialDims(0, 1).scale(0.5f, 0.5f).translation(0, 10)
 *     .method("linear").build();
 * Tensor y = warp.apply(x);
 * }</pre>
 *
 * <p>Output pixel i lies at (i + ½)/scale − translation/scale − ½. Where that is outside of the
 * input the result is 0, except for cubic-pytorch without antialiasing, which repeats the edge
 * pixels. Integers and {@code float64} become {@code float32}. The numbers are JAX's but for
 * rounding errors, as those of {@link Resize}. Immutable and thread-safe.
 *
 * <p>Source: JAX, {@code jax/_src/image/scale.py}, {@code scale_and_translate}.
 */
public final class ScaleAndTranslate extends Operation<ScaleAndTranslate> {
  private final Arguments arguments;

  @SuppressWarnings("ArrayRecordComponent") // Nobody else has them.
  private record Arguments(
      Shape shape,
      int[] dims,
      float[] scale,
      float[] translation,
      ResizeMethod method,
      boolean antialias,
      boolean wholeRows) {}

  private ScaleAndTranslate(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with JAX's default arguments; all but {@code antialias} have none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected ScaleAndTranslate with(Execution execution) {
    return new ScaleAndTranslate(arguments, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank is not that of the new shape, a spatial axis is
   *     none of the tensor or named twice, has or gets the length 0 or more than 2^31 − 10, or the
   *     memory format is not {@link MemoryFormat#CONTIGUOUS}
   */
  @Override
  public Plan plan(TensorSpec source) {
    Shape from = source.shape();
    Shape to = arguments.shape();
    if (from.rank() != to.rank()) {
      throw new InvalidArgumentException(
          "shape must have length equal to the number of dimensions of x;  "
              + Resize.tuple(to)
              + " vs "
              + Resize.tuple(from));
    }
    if (source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException("an array of JAX is CONTIGUOUS, but got " + source);
    }
    int[] axes = axes(from.rank());
    DataType given = source.dataType();
    DataType type = given.isFloatingPoint() && given != DataType.F64 ? given : DataType.F32;
    List<Step> all = new ArrayList<>();
    if (given != type) {
      all.add(new Convert(source.elements(), given, type, Convert.Rounding.NEAREST_EVEN));
    }
    AxisSteps steps = new AxisSteps(from, type);
    long[] lengths = from.toArray();
    for (int k : order(axes, from, to)) {
      AxisSteps.checkedLengths(axes[k], from.length(axes[k]), to.length(axes[k]));
      lengths[axes[k]] = to.length(axes[k]);
      all.add(
          steps.weighted(
              axes[k],
              matrix(k, steps.length(axes[k]), (int) to.length(axes[k])),
              arguments.wholeRows()));
    }
    return new Plan(source, new TensorSpec(Shape.of(lengths), type, MemoryFormat.CONTIGUOUS), all);
  }

  private WeightMatrix matrix(int k, int inputLength, int outputLength) {
    return WeightMatrix.ofWarp(
        arguments.method(),
        inputLength,
        outputLength,
        arguments.antialias(),
        arguments.scale()[k],
        arguments.translation()[k]);
  }

  private int[] axes(int rank) {
    int[] axes = new int[arguments.dims().length];
    for (int k = 0; k < axes.length; k++) {
      int dim = arguments.dims()[k];
      if (dim < -rank || dim >= rank) {
        throw new InvalidArgumentException(
            "axis " + dim + " is out of bounds for array of dimension " + rank);
      }
      axes[k] = dim < 0 ? dim + rank : dim;
    }
    if (Arrays.stream(axes).distinct().count() != axes.length) {
      throw new InvalidArgumentException(
          "spatial_dims names each axis once, but got " + Arrays.toString(arguments.dims()));
    }
    return axes;
  }

  /** The order that takes the fewest multiplications, as in {@link Resize}. */
  private static List<Integer> order(int[] axes, Shape from, Shape to) {
    return IntStream.range(0, axes.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(k -> 1.0 / from.length(axes[k]) - 1.0 / to.length(axes[k])))
        .toList();
  }

  /**
   * Collects the arguments of {@code jax.image.scale_and_translate}. A builder belongs to one
   * thread; what it built does not change when the builder does.
   */
  public static final class Builder {
    private Shape shape = Shape.of();
    private int[] dims = {};
    private float[] scale = {};
    private float[] translation = {};
    private ResizeMethod method = ResizeMethod.NEAREST;
    private boolean antialias = true;
    private boolean wholeRows = true;

    private Builder() {}

    /**
     * Sets the lengths of all axes; those of axes that are not spatial do not matter, as in JAX.
     *
     * @throws InvalidArgumentException if a length is negative, or there are 2^63 elements or more
     */
    public Builder shape(long... lengths) {
      this.shape = Shape.of(lengths);
      return this;
    }

    /** Sets which axes are scaled and moved, negative ones counted from the end. */
    public Builder spatialDims(int... dims) {
      this.dims = dims.clone();
      return this;
    }

    /** Sets the scale of each spatial axis: 2 enlarges it twice. */
    public Builder scale(float... scale) {
      this.scale = scale.clone();
      return this;
    }

    /** Sets how far each spatial axis is moved afterwards, in output pixels. */
    public Builder translation(float... translation) {
      this.translation = translation.clone();
      return this;
    }

    /** Sets the method, any but nearest. */
    public Builder method(ResizeMethod method) {
      this.method = Objects.requireNonNull(method, "method");
      return this;
    }

    /**
     * Sets the method by one of JAX's names.
     *
     * @throws InvalidArgumentException if no method has that name
     */
    public Builder method(String name) {
      return method(ResizeMethod.of(name));
    }

    /** Sets whether the filter is stretched when the scale is below 1; true unless set. */
    public Builder antialias(boolean antialias) {
      this.antialias = antialias;
      return this;
    }

    /**
     * Accepts what JAX calls the precision of sums, such as {@code "highest"}, its default. On a
     * CPU, which is what results are those of, it changes nothing.
     *
     * @throws InvalidArgumentException if JAX has none of that name
     */
    public Builder precision(String precision) {
      Precision.check(precision);
      return this;
    }

    /** Sets whether each output pixel is a sum over its whole row; see {@link Resize.Builder}. */
    public Builder wholeRows(boolean wholeRows) {
      this.wholeRows = wholeRows;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far.
     *
     * @throws InvalidArgumentException if the method is nearest or was not set, there is not one
     *     scale and one translation for each spatial axis, a scale is 0, or one of them is not
     *     finite
     */
    public ScaleAndTranslate build() {
      if (method == ResizeMethod.NEAREST) {
        throw new InvalidArgumentException(
            "Nearest neighbor resampling is not currently supported for scale_and_translate.");
      }
      if (scale.length != dims.length || translation.length != dims.length) {
        throw new InvalidArgumentException(
            "there is one scale and one translation for each of "
                + dims.length
                + " spatial_dims, but got "
                + scale.length
                + " and "
                + translation.length);
      }
      for (int k = 0; k < dims.length; k++) {
        if (scale[k] == 0 || !Float.isFinite(scale[k]) || !Float.isFinite(translation[k])) {
          throw new InvalidArgumentException(
              "a scale is finite and not 0, a translation finite, but got "
                  + scale[k]
                  + " and "
                  + translation[k]);
        }
      }
      return new ScaleAndTranslate(
          new Arguments(shape, dims, scale, translation, method, antialias, wholeRows),
          Execution.DEFAULT);
    }
  }
}
