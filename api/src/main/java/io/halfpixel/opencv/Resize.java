package io.halfpixel.opencv;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;
import java.util.Objects;

/**
 * {@code cv2.resize}: images [h, w] or [h, w, c], and batches of them, [n, h, w, c], to another
 * size. The type is kept.
 *
 * <pre>{@code
 * Resize resize = Resize.builder().dsize(224, 224).interpolation(Interpolation.AREA).build();
 * Tensor y = resize.apply(x);
 * }</pre>
 *
 * <p>The results are those of OpenCV's own code, in every bit: what its x86-64 wheels compute after
 * {@code cv2.ipp.setUseIPP(False)}. By default these wheels hand some work to Intel IPP, whose
 * results differ:
 *
 * <ul>
 *   <li>{@link Interpolation#CUBIC} of {@code uint8}, {@code uint16}, {@code int16} and {@code
 *       float32};
 *   <li>{@link Interpolation#LINEAR} of {@code uint16}, {@code int16}, {@code float32} and {@code
 *       float64}.
 * </ul>
 *
 * <p>{@code docs/frameworks.md} has the measured differences. Everything else is the same with and
 * without IPP.
 *
 * <p>{@link Interpolation#NEAREST} and {@link Interpolation#NEAREST_EXACT} take every type, {@link
 * Interpolation#LINEAR_EXACT} takes {@code uint8}, {@code int8}, {@code uint16}, {@code int16},
 * {@code int32}, {@code float32} and {@code float64}, the others {@code uint8}, {@code uint16},
 * {@code int16}, {@code float32} and {@code float64}. A call that keeps the size copies any of
 * them.
 *
 * <p>Immutable and thread-safe; keep one and apply it often, because it caches the plans of the
 * sizes that it meets.
 *
 * <p>Source: OpenCV, {@code modules/imgproc/src/resize.cpp}.
 */
public final class Resize extends Operation<Resize> {
  private final Arguments arguments;

  private record Arguments(
      Extent extent,
      Interpolation interpolation,
      Version version,
      int vectorBits,
      boolean withoutSingleChannel) {}

  private Resize(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with OpenCV's default arguments; the size has none. */
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
   * @throws InvalidArgumentException if the tensor is no image as described or not {@link
   *     MemoryFormat#CONTIGUOUS}, an image has no pixels, the call has neither a size nor factors
   *     above 0, the result would have no pixels or more than 2^31 - 10 in a row or column, or
   *     OpenCV does not take such pixels in this mode
   */
  @Override
  public Plan plan(TensorSpec source) {
    SpatialLayout layout = Layout.of(source, arguments.version());
    int rows = layout.length(0);
    int columns = layout.length(1);
    Axis height = arguments.extent().heightOf(rows, columns);
    Axis width = arguments.extent().widthOf(rows, columns);
    Layout.checkType(source.dataType(), arguments.version());
    TensorSpec target = Layout.resized(source, height, width, arguments.withoutSingleChannel());
    if (height.to() == rows && width.to() == columns) {
      return new Plan(source, target, List.of());
    }
    Steps steps =
        new Steps(
            layout, height, width, source.dataType(), arguments.version(), arguments.vectorBits());
    return new Plan(source, target, steps.of(arguments.interpolation()));
  }

  /** Returns the call as it is written in Python. */
  @Override
  public String toString() {
    return "cv2.resize(src, "
        + arguments.extent()
        + ", interpolation=cv2."
        + arguments.interpolation()
        + ")";
  }

  /**
   * Collects the arguments of {@code cv2.resize}. A builder belongs to one thread; what it built
   * does not change when the builder does.
   */
  public static final class Builder {
    private Extent extent = Extent.NONE;
    private Interpolation interpolation = Interpolation.LINEAR;
    private Version version = Version.V4_14;
    private int vectorBits = 128;
    private boolean withoutSingleChannel;

    private Builder() {}

    /**
     * Sets the size of the result. As in OpenCV, a width or height of 0 or less means that {@link
     * #fx} and {@link #fy} count, and otherwise they do not.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public Builder dsize(int width, int height) {
      this.extent = extent.withSize(width, height);
      return this;
    }

    /**
     * Sets what the width is multiplied by; the product is rounded, halves to even. Pixels are
     * found with this factor as it is, not with the ratio of the widths. {@link #plan} refuses a
     * factor that is not above 0.
     */
    public Builder fx(double fx) {
      this.extent = extent.withFx(fx);
      return this;
    }

    /** Sets what the height is multiplied by, likewise. */
    public Builder fy(double fy) {
      this.extent = extent.withFy(fy);
      return this;
    }

    /** Sets the interpolation; {@link Interpolation#LINEAR} unless set. */
    public Builder interpolation(Interpolation interpolation) {
      this.interpolation = Objects.requireNonNull(interpolation, "interpolation");
      return this;
    }

    /**
     * Sets the interpolation by OpenCV's name.
     *
     * @param name a name such as {@code "INTER_AREA"}
     * @throws InvalidArgumentException if no interpolation has that name
     */
    public Builder interpolation(String name) {
      return interpolation(Interpolation.of(name));
    }

    /** Sets the release to imitate; {@link Version#V4_14} unless set. */
    public Builder version(Version version) {
      this.version = Objects.requireNonNull(version, "version");
      return this;
    }

    /**
     * Sets the length of the vectors of the build to imitate, in bits: 128 unless set, as in the
     * x86-64 wheels, or 0 for a build without vectors. It decides how many pixels of a row are
     * added in another order in these modes:
     *
     * <ul>
     *   <li>{@link Interpolation#CUBIC} of every type but {@code float64};
     *   <li>{@link Interpolation#LANCZOS4} of {@code int16} and {@code float32};
     *   <li>{@code float32} images of 1 or 4 channels that shrink to exactly half, by {@link
     *       Interpolation#AREA}, {@link Interpolation#LINEAR} or {@link
     *       Interpolation#LINEAR_EXACT}.
     * </ul>
     *
     * <p>Builds whose baseline has fused multiply-add (x86-64-v3, ARM) round otherwise and are not
     * imitated.
     *
     * @throws InvalidArgumentException if it is not 0, 128, 256 or 512
     */
    public Builder vectorBits(int vectorBits) {
      if (!List.of(0, 128, 256, 512).contains(vectorBits)) {
        throw new InvalidArgumentException(
            "vectors have 0, 128, 256 or 512 bits, but got " + vectorBits);
      }
      this.vectorBits = vectorBits;
      return this;
    }

    /** Leaves out a single channel: Python gets [H, W] for an image [h, w, 1]. */
    Builder withoutSingleChannel() {
      this.withoutSingleChannel = true;
      return this;
    }

    /** Returns the operation with the arguments set so far. */
    public Resize build() {
      return new Resize(
          new Arguments(extent, interpolation, version, vectorBits, withoutSingleChannel),
          Execution.DEFAULT);
    }
  }
}
