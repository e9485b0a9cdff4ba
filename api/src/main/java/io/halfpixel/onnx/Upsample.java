package io.halfpixel.onnx;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.Objects;

/**
 * The operator {@code Upsample} of ONNX, opsets 7 to 9: tensors of any rank, each axis by itself,
 * enlarged by a scale.
 *
 * <pre>{@code
 * Upsample up = Upsample.builder().scales(1, 1, 2, 2).build();
 * Tensor y = up.apply(x);                                       // [n, c, 2h, 2w]
 * }</pre>
 *
 * <p>N = ⌊s·n⌋, and output pixel i looks at i/s. The reference implementation only repeats pixels,
 * by whole numbers; mode {@code linear} and other scales are there with {@link
 * Implementation#ONNX_RUNTIME}. Every type; bits are copied in mode nearest. Immutable and
 * thread-safe; keep one and apply it often, because it caches the plans of the shapes that it
 * meets.
 *
 * <p>Source: ONNX 1.23, {@code onnx/defs/tensor/old.cc} and {@code
 * onnx/reference/ops/op_upsample.py}.
 */
public final class Upsample extends Operation<Upsample> {
  private final Arguments arguments;

  private Upsample(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with ONNX's default mode; the scales have no default. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Upsample with(Execution execution) {
    return new Upsample(arguments, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if there are not as many scales as axes, or a scale is below 1
   *     or not finite; if the implementation is the reference, and the mode is not nearest or a
   *     scale is no whole number; if an axis that changes has or gets more than 2^31 − 10 pixels;
   *     or if the mode is neither nearest nor linear, or bool is to be interpolated
   */
  @Override
  public Plan plan(TensorSpec source) {
    boolean whole = arguments.scales().stream().allMatch(scale -> scale == Math.rint(scale));
    if (!arguments.runtime() && !(arguments.nearest() && whole)) {
      throw new InvalidArgumentException(
          "Not implemented for mode='"
              + arguments.mode()
              + "' and scale="
              + NumpyText.array(arguments.scales())
              + ". ONNX Runtime has it: set implementation(ONNX_RUNTIME)");
    }
    if (!arguments.scales().stream().allMatch(scale -> scale >= 1)) {
      throw new InvalidArgumentException(
          "Scale value should be greater than or equal to 1, but got " + arguments.scales());
    }
    if (!arguments.nearest() && !arguments.mode().equals(Arguments.LINEAR)) {
      throw new InvalidArgumentException(
          "Unexpected value '" + arguments.mode() + "' for mode. Upsample has nearest and linear");
    }
    return RuntimePlanner.plan(arguments, source);
  }

  /** Returns the operator with its attributes, such as {@code Upsample(mode='nearest', …)}. */
  @Override
  public String toString() {
    return "Upsample(mode='" + arguments.mode() + "', scales=" + arguments.scales() + ")";
  }

  /**
   * Collects the attributes of an {@code Upsample}. A builder belongs to one thread; what it built
   * does not change when the builder does.
   */
  public static final class Builder {
    private static final int FIRST_OPSET = 7;
    private static final int LAST_OPSET = 9;

    private int opset = LAST_OPSET;
    private String mode = Arguments.NEAREST;
    private float[] scales = {};
    private Implementation implementation = Implementation.REFERENCE;

    private Builder() {}

    /** Sets the version of the operator set, in [7, 9]; 9 unless set. All give the same numbers. */
    public Builder opset(int opset) {
      this.opset = opset;
      return this;
    }

    /** Sets the mode: {@code "nearest"}, unless set, or {@code "linear"}. */
    public Builder mode(String mode) {
      this.mode = Objects.requireNonNull(mode, "mode");
      return this;
    }

    /** Sets the scale of each axis, at least 1. */
    public Builder scales(float... scales) {
      this.scales = scales.clone();
      return this;
    }

    /** Sets whose numbers to give; {@link Implementation#REFERENCE} unless set. */
    public Builder implementation(Implementation implementation) {
      this.implementation = Objects.requireNonNull(implementation, "implementation");
      return this;
    }

    /**
     * Returns the operator with the attributes set so far. Mode and scales are checked when it
     * meets a tensor, as in ONNX.
     *
     * @throws InvalidArgumentException if the opset is not in [7, 9], or there are no scales
     */
    public Upsample build() {
      if (opset < FIRST_OPSET || opset > LAST_OPSET) {
        throw new InvalidArgumentException(
            "Upsample is there in opsets 7 to 9, after it is Resize, but got opset " + opset);
      }
      if (scales.length == 0) {
        throw new InvalidArgumentException("Required attribute 'scales' is missing.");
      }
      return new Upsample(
          Arguments.ofScales(opset, mode, Floats.list(scales), implementation), Execution.DEFAULT);
    }
  }
}
