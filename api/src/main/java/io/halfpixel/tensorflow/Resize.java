package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.Objects;

/**
 * {@code tf.image.resize} of TensorFlow 2: images of shape [n, h, w, c] or [h, w, c] to another
 * height and width.
 *
 * <pre>{@code
 * Resize resize = Resize.builder().size(480, 640).method(ResizeMethod.LANCZOS3).antialias(true).build();
 * Tensor y = resize.apply(x);
 * }</pre>
 *
 * <p>The result is {@code float32}, unclipped and unrounded, except that the method nearest keeps
 * the data type. Immutable and thread-safe; keep one and apply it often, because it caches the
 * plans of the shapes that it meets.
 *
 * <p>Source: TensorFlow, {@code python/ops/image_ops_impl.py}, {@code resize_images_v2}.
 */
public final class Resize extends Differentiable<Resize> {
  private final Arguments arguments;

  private record Arguments(
      int height, int width, ResizeMethod method, boolean preserveAspectRatio, boolean antialias) {}

  private Resize(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a resize without antialiasing that does not preserve the aspect ratio. */
  public static Resize of(ResizeMethod method, int newHeight, int newWidth) {
    return builder().size(newHeight, newWidth).method(method).build();
  }

  /** Returns a builder with TensorFlow's default arguments; the size has none. */
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
   * @throws InvalidArgumentException if the shape is not [n, h, w, c] or [h, w, c] with h, w and c
   *     at least 1, a new length is less than 1, the memory format is {@link
   *     MemoryFormat#CHANNELS_LAST} or that of a shape [h, w, c] is not {@link
   *     MemoryFormat#CONTIGUOUS}, or h or w is 2^24 or more and the method is nearest, or a filter
   *     of which a window is too wide by rounding
   */
  @Override
  public Plan plan(TensorSpec source) {
    return Images.plan(source, this::planBatch);
  }

  private Plan planBatch(TensorSpec source) {
    int[] size =
        Images.size(source, arguments.height(), arguments.width(), arguments.preserveAspectRatio());
    return ImageResizer.plan(source, size[0], size[1], rule());
  }

  private ResizeRule rule() {
    return arguments.method().rule(arguments.antialias());
  }

  @Override
  Plan gradientPlan(TensorSpec images, TensorSpec gradOutput) {
    return Images.gradient(
        images, gradOutput, (batch, output) -> ImageResizer.gradient(batch, output, rule()));
  }

  /**
   * Collects the arguments of {@code tf.image.resize}. A builder belongs to one thread; what it
   * built does not change when the builder does.
   */
  public static final class Builder {
    private int[] size = {};
    private ResizeMethod method = ResizeMethod.BILINEAR;
    private boolean preserveAspectRatio;
    private boolean antialias;

    private Builder() {}

    /** Sets the new height and the new width, in this order. */
    public Builder size(int... size) {
      this.size = size.clone();
      return this;
    }

    /** Sets the method; {@link ResizeMethod#BILINEAR} unless set. */
    public Builder method(ResizeMethod method) {
      this.method = Objects.requireNonNull(method, "method");
      return this;
    }

    /**
     * Sets whether the result keeps the aspect ratio and fits the size, rather than having it;
     * false unless set. Each axis is scaled by the smaller of the two ratios and rounded, halves to
     * even.
     */
    public Builder preserveAspectRatio(boolean preserve) {
      this.preserveAspectRatio = preserve;
      return this;
    }

    /**
     * Sets whether the filter is stretched when an axis shrinks; false unless set. The methods
     * nearest and area ignore it.
     */
    public Builder antialias(boolean antialias) {
      this.antialias = antialias;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far.
     *
     * @throws InvalidArgumentException if the size was not set or has not two lengths
     */
    public Resize build() {
      Images.checkSize(size);
      return new Resize(
          new Arguments(size[0], size[1], method, preserveAspectRatio, antialias),
          Execution.DEFAULT);
    }
  }
}
