package io.halfpixel.onnx;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The operator {@code Resize} of ONNX, opsets 10, 11, 13, 18 and 19: tensors of any rank, each axis
 * by itself.
 *
 * <pre>{@code
 * Resize resize = Resize.builder().mode("linear").scales(1, 1, 2, 2).build();
 * Tensor y = resize.apply(x);                                              // [n, c, 2h, 2w]
 * Resize half = Resize.builder().mode("cubic").antialias(true).axes(-2, -1).sizes(112, 112).build();
 * }</pre>
 *
 * <p>With the scale s of an axis, its input length n and its output length N, output pixel i looks
 * at the coordinate that {@link Builder#coordinateTransformationMode} says and reads the pixels
 * around it: one for {@code nearest}, two for {@code linear}, four for {@code cubic}, and as many
 * as a stretched kernel reaches for {@code antialias} with s &lt; 1. Beyond the edges lies the edge
 * pixel, unless {@link Builder#excludeOutside} is set.
 *
 * <p>The reference implementation multiplies pixels with a weight of 0, too: a neighbour that is
 * infinite or NaN makes an output pixel NaN even in mode nearest. It computes in binary64, so that
 * {@code int64} is exact up to 2^53. Infinite results become the largest finite value. Where it
 * leaves it to the processor what an integer type does not hold, it saturates here: {@code int64}
 * of 2^63 and more, and NaN, which becomes 0.
 *
 * <p>Immutable and thread-safe; keep one and apply it often, because it caches the plans of the
 * shapes that it meets. What ONNX finds wrong with arguments, it finds when the operator meets a
 * tensor, and so does this class.
 *
 * <p>Source: ONNX 1.23, {@code onnx/defs/tensor/defs.cc} and {@code
 * onnx/reference/ops/op_resize.py}.
 */
public final class Resize extends Operation<Resize> {
  private static final int FIRST_OPSET = 10;

  private final Arguments arguments;

  private Resize(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with ONNX's default attributes; scales or sizes have none. */
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
   * @throws InvalidArgumentException if an attribute has none of ONNX's values or is not part of
   *     the opset; if neither or both of scales and sizes were set, or not as many as there are
   *     axes; if a scale is negative or not finite, a size is negative, an axis is named twice or
   *     none of the tensor's, or roi is missing or no list of finite numbers; if antialias meets
   *     the mode nearest or scales meet a policy; if an axis that changes has or gets more than
   *     2^31 − 10 pixels, or needs more than 2^31 − 9 taps; if bool is to be interpolated
   */
  @Override
  public Plan plan(TensorSpec source) {
    arguments.check(source.dataType());
    return arguments.runtime()
        ? RuntimePlanner.plan(arguments, source)
        : ReferencePlanner.plan(arguments, source);
  }

  /**
   * Returns the operator with its attributes and small inputs that are not the default, such as
   * {@code Resize(mode='linear', scales=[1.0, 1.0, 2.0, 2.0])}.
   */
  @Override
  public String toString() {
    return OnnxText.resize(arguments, Builder.standard());
  }

  /**
   * Collects the attributes and small inputs of a {@code Resize}. A builder belongs to one thread;
   * what it built does not change when the builder does.
   */
  public static final class Builder {
    private int opset = 19;
    private String mode = Arguments.NEAREST;
    private String coordinateMode = CoordinateMode.HALF_PIXEL.toString();
    private String nearestMode = NearestMode.ROUND_PREFER_FLOOR.toString();
    private float cubicCoeffA = -0.75f;
    private boolean excludeOutside;
    private float extrapolationValue;
    private boolean antialias;
    private List<Integer> axes = List.of();
    private String policy = Arguments.STRETCH;
    private List<Float> roi = List.of();
    private List<Float> scales = List.of();
    private List<Long> sizes = List.of();
    private Implementation implementation = Implementation.REFERENCE;
    private boolean shiftWindow = true;

    private Builder() {}

    /**
     * Sets the version of the operator set that the model imports, at least 10; 19 unless set.
     * Opset 10 has a mode and scales only: coordinates are asymmetric, and nearest rounds down.
     */
    public Builder opset(int opset) {
      this.opset = opset;
      return this;
    }

    /** Sets the mode: {@code "nearest"}, unless set, {@code "linear"} or {@code "cubic"}. */
    public Builder mode(String mode) {
      this.mode = Objects.requireNonNull(mode, "mode");
      return this;
    }

    /**
     * Sets where output pixel i looks: {@code "half_pixel"}, unless set, {@code
     * "half_pixel_symmetric"}, {@code "pytorch_half_pixel"}, {@code "align_corners"}, {@code
     * "asymmetric"}, {@code "tf_crop_and_resize"}, or, in opsets 11 and 12 on ONNX Runtime, {@code
     * "tf_half_pixel_for_nn"}.
     */
    public Builder coordinateTransformationMode(String mode) {
      this.coordinateMode = Objects.requireNonNull(mode, "mode");
      return this;
    }

    /**
     * Sets which of two pixels the mode nearest takes: {@code "round_prefer_floor"}, unless set,
     * {@code "round_prefer_ceil"}, {@code "floor"} or {@code "ceil"}.
     */
    public Builder nearestMode(String mode) {
      this.nearestMode = Objects.requireNonNull(mode, "mode");
      return this;
    }

    /** Sets the coefficient a of the mode cubic; −0.75 unless set. */
    public Builder cubicCoeffA(float a) {
      this.cubicCoeffA = a;
      return this;
    }

    /**
     * Sets whether pixels beyond the edges get the weight 0 and the others more instead; false
     * unless set. Where no pixel is left, the result is 0.
     */
    public Builder excludeOutside(boolean exclude) {
      this.excludeOutside = exclude;
      return this;
    }

    /**
     * Sets the value of output pixels that {@code tf_crop_and_resize} finds outside of an axis; 0
     * unless set. A −0 becomes +0.
     */
    public Builder extrapolationValue(float value) {
      this.extrapolationValue = value;
      return this;
    }

    /**
     * Sets whether kernels are stretched where an axis shrinks; false unless set. Since opset 18.
     */
    public Builder antialias(boolean antialias) {
      this.antialias = antialias;
      return this;
    }

    /**
     * Sets which axes roi, scales and sizes are about, in the order in which they are resized; all
     * of them unless set. Since opset 18.
     *
     * @param axes each axis once, from the end if negative; none for all axes
     */
    public Builder axes(int... axes) {
      this.axes = IntStream.of(axes).boxed().toList();
      return this;
    }

    /**
     * Sets what sizes mean: {@code "stretch"}, unless set; {@code "not_larger"} or {@code
     * "not_smaller"}: the limits of an image that keeps its proportions. Since opset 18.
     */
    public Builder keepAspectRatioPolicy(String policy) {
      this.policy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets what {@code tf_crop_and_resize} stretches over the output: the starts of all axes, then
     * their ends, from 0 for the first pixel to 1 for the last; none for no region.
     */
    public Builder roi(float... roi) {
      this.roi = Floats.list(roi);
      return this;
    }

    /** Sets the scale of each axis; none for sizes. */
    public Builder scales(float... scales) {
      this.scales = Floats.list(scales);
      return this;
    }

    /** Sets the output length of each axis; none for scales. */
    public Builder sizes(long... sizes) {
      this.sizes = LongStream.of(sizes).boxed().toList();
      return this;
    }

    /** Sets whose numbers to give; {@link Implementation#REFERENCE} unless set. */
    public Builder implementation(Implementation implementation) {
      this.implementation = Objects.requireNonNull(implementation, "implementation");
      return this;
    }

    /**
     * Sets whether a defect of the reference is imitated: where a coordinate exceeds a whole number
     * by a rounding error, an output pixel gets the value of the pixel before the right one; true
     * unless set. One of 7 pixels that become 17 shows it. ONNX Runtime does not have it.
     */
    public Builder shiftWindow(boolean shift) {
      this.shiftWindow = shift;
      return this;
    }

    /**
     * Returns the operator with the attributes set so far. They are checked when it meets a tensor,
     * as in ONNX.
     *
     * @throws InvalidArgumentException if the opset is below 10
     */
    public Resize build() {
      if (opset < FIRST_OPSET) {
        throw new InvalidArgumentException(
            "Resize is there since opset 10, before it is Upsample, but got opset " + opset);
      }
      return new Resize(arguments(), Execution.DEFAULT);
    }

    static Arguments standard() {
      return new Builder().arguments();
    }

    private Arguments arguments() {
      return new Arguments(
          opset,
          mode,
          coordinateMode,
          nearestMode,
          cubicCoeffA,
          excludeOutside,
          extrapolationValue,
          antialias,
          axes,
          policy,
          roi,
          scales,
          sizes,
          implementation,
          shiftWindow);
    }
  }
}
