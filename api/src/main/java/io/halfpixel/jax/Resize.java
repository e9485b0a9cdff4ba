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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * {@code jax.image.resize}: tensors of any rank to another shape of the same rank, each axis by
 * itself; axes that keep their length are left alone.
 *
 * <pre>{@code
 * Resize resize = Resize.builder().shape(1, 480, 640, 3).method("bicubic").build();
 * Tensor y = resize.apply(x);
 * }</pre>
 *
 * <p>Integers become {@code float32}, except that the method nearest keeps the type; {@code
 * float64} becomes {@code float32} always and {@code int64} at most {@code int32}, as in JAX unless
 * {@code jax_enable_x64} is set; what 32 bits do not hold wraps round there and saturates here. The
 * method nearest has JAX's bits, the others differ by rounding errors. Immutable and thread-safe;
 * keep one and apply it often, because it caches the plans of the shapes that it meets.
 *
 * <p>Source: JAX, {@code jax/_src/image/scale.py}, {@code resize}.
 */
public final class Resize extends Operation<Resize> {
  private final Arguments arguments;

  private record Arguments(
      Shape shape, ResizeMethod method, boolean antialias, boolean wholeRows) {}

  private Resize(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with JAX's default arguments; shape and method have none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Resize with(Execution execution) {
    return new Resize(arguments, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank is not that of the new shape, an axis that changes
   *     has or gets the length 0 or more than 2^31 − 10, or the memory format is not {@link
   *     MemoryFormat#CONTIGUOUS}
   */
  @Override
  public Plan plan(TensorSpec source) {
    Shape from = source.shape();
    Shape to = arguments.shape();
    if (from.rank() != to.rank()) {
      throw new InvalidArgumentException(
          "shape must have length equal to the number of dimensions of x;  "
              + tuple(to)
              + " vs "
              + tuple(from));
    }
    if (source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException("an array of JAX is CONTIGUOUS, but got " + source);
    }
    AxisSteps steps = new AxisSteps(from, inexact(source.dataType()));
    for (int axis : changing(from, to)) {
      AxisSteps.checkedLengths(axis, from.length(axis), to.length(axis));
    }
    List<Step> all = new ArrayList<>(promotion(source, steps.type()));
    for (int axis : changing(from, to)) {
      all.add(step(steps, axis));
    }
    return new Plan(source, new TensorSpec(to, steps.type(), MemoryFormat.CONTIGUOUS), all);
  }

  private Step step(AxisSteps steps, int axis) {
    int length = (int) arguments.shape().length(axis);
    return arguments.method() == ResizeMethod.NEAREST
        ? steps.nearest(axis, length)
        : steps.weighted(
            axis,
            WeightMatrix.ofLengths(
                arguments.method(), steps.length(axis), length, arguments.antialias()),
            arguments.wholeRows());
  }

  /** The type in which JAX computes, and which the result has. */
  private DataType inexact(DataType type) {
    boolean kept = arguments.method() == ResizeMethod.NEAREST || type.isFloatingPoint();
    if (type == DataType.I64 && kept) {
      return DataType.I32;
    }
    return type == DataType.F64 || !kept ? DataType.F32 : type;
  }

  private static List<Step> promotion(TensorSpec source, DataType type) {
    return source.dataType() == type
        ? List.of()
        : List.of(
            new Convert(source.elements(), source.dataType(), type, Convert.Rounding.NEAREST_EVEN));
  }

  /**
   * The axes that change, in the order that takes the fewest multiplications, which {@code
   * jnp.einsum} looks for: those that shrink most first. Of two axes, n → N goes before m → M if
   * N·(1 + M/n) is less with n first, which is 1/n − 1/N &lt; 1/m − 1/M.
   */
  private static List<Integer> changing(Shape from, Shape to) {
    return IntStream.range(0, from.rank())
        .filter(axis -> from.length(axis) != to.length(axis))
        .boxed()
        .sorted(Comparator.comparingDouble(axis -> 1.0 / from.length(axis) - 1.0 / to.length(axis)))
        .toList();
  }

  static String tuple(Shape shape) {
    String list = shape.toString();
    return "(" + list.substring(1, list.length() - 1) + (shape.rank() == 1 ? ",)" : ")");
  }

  /**
   * Collects the arguments of {@code jax.image.resize}. A builder belongs to one thread; what it
   * built does not change when the builder does.
   */
  public static final class Builder {
    private Shape shape = Shape.of();
    private ResizeMethod method = ResizeMethod.NEAREST;
    private boolean methodGiven;
    private boolean antialias = true;
    private boolean wholeRows = true;

    private Builder() {}

    /**
     * Sets the lengths of all axes of the result, batch and channels included.
     *
     * @throws InvalidArgumentException if a length is negative, or there are 2^63 elements or more
     */
    public Builder shape(long... lengths) {
      this.shape = Shape.of(lengths);
      return this;
    }

    /** Sets the method, which has no default. */
    public Builder method(ResizeMethod method) {
      this.method = Objects.requireNonNull(method, "method");
      this.methodGiven = true;
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

    /** Sets whether the filter is stretched when an axis shrinks; true unless set, as in JAX. */
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

    /**
     * Sets whether each output pixel is a sum over all input pixels of its row, most of them times
     * 0, as in JAX; true unless set. It makes one infinite pixel NaN in its whole row and column.
     * Without, only the pixels that count are read: the same numbers for finite images, in much
     * less time where rows are long.
     */
    public Builder wholeRows(boolean wholeRows) {
      this.wholeRows = wholeRows;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far.
     *
     * @throws InvalidArgumentException if the method was not set
     */
    public Resize build() {
      if (!methodGiven) {
        throw new InvalidArgumentException("resize() missing a required argument: 'method'");
      }
      return new Resize(new Arguments(shape, method, antialias, wholeRows), Execution.DEFAULT);
    }
  }
}
