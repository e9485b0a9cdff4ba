package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.Objects;

/**
 * {@code tf.compat.v1.image.resize}, also {@code resize_images}: TensorFlow 1, which shifts an
 * image. Output pixel i is at input position i·ratio unless corners are aligned.
 *
 * <pre>{@code
 * ResizeImages resize = ResizeImages.builder().size(480, 640).alignCorners(true).build();
 * Tensor y = resize.apply(x);
 * }</pre>
 *
 * <p>The result is {@code float32}, unclipped and unrounded, except that the method nearest keeps
 * the data type and that images which have the new size already are returned as they are, data type
 * included. Immutable and thread-safe; keep one and apply it often, because it caches the plans of
 * the shapes that it meets.
 *
 * <p>Source: TensorFlow, {@code python/ops/image_ops_impl.py}, {@code resize_images}.
 */
public final class ResizeImages extends Differentiable<ResizeImages> {
  private final Arguments arguments;

  private record Arguments(
      int height, int width, ResizeMethod method, Coordinates coordinates, boolean preserve) {}

  private ResizeImages(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with TensorFlow's default arguments; the size has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected ResizeImages with(Execution execution) {
    return new ResizeImages(arguments, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the shape is not [n, h, w, c] or [h, w, c] with h, w and c
   *     at least 1, a new length is less than 1, the memory format is {@link
   *     MemoryFormat#CHANNELS_LAST} or that of a shape [h, w, c] is not {@link
   *     MemoryFormat#CONTIGUOUS}, or the method is nearest and h or w is 2^24 or more
   */
  @Override
  public Plan plan(TensorSpec source) {
    return Images.plan(source, this::planBatch);
  }

  private Plan planBatch(TensorSpec source) {
    if (!arguments.preserve() && has(source, arguments.height(), arguments.width())) {
      return Plans.identity(source);
    }
    int[] size = Images.size(source, arguments.height(), arguments.width(), arguments.preserve());
    return has(source, size[0], size[1])
        ? Plans.identity(source)
        : ImageResizer.plan(source, size[0], size[1], rule());
  }

  private static boolean has(TensorSpec images, int height, int width) {
    return images.shape().length(1) == height && images.shape().length(2) == width;
  }

  @Override
  Plan gradientPlan(TensorSpec images, TensorSpec gradOutput) {
    return Images.gradient(
        images,
        gradOutput,
        (batch, output) ->
            output.shape().equals(batch.shape())
                ? Plans.identity(batch)
                : ImageResizer.gradient(batch, output, rule()));
  }

  private ResizeRule rule() {
    Coordinates coordinates = arguments.coordinates();
    return switch (arguments.method()) {
      case NEAREST_NEIGHBOR -> new NearestRule(coordinates);
      case BICUBIC -> new BicubicRule(coordinates);
      case AREA -> new AreaRule(coordinates);
      default -> new BilinearRule(coordinates);
    };
  }

  /**
   * Collects the arguments of {@code tf.compat.v1.image.resize}. A builder belongs to one thread;
   * what it built does not change when the builder does.
   */
  public static final class Builder {
    private int[] size = {};
    private ResizeMethod method = ResizeMethod.BILINEAR;
    private boolean alignCorners;
    private boolean preserve;

    private Builder() {}

    /** Sets the new height and the new width, in this order. */
    public Builder size(int... size) {
      this.size = size.clone();
      return this;
    }

    /**
     * Sets the method: {@link ResizeMethod#BILINEAR}, which is the default, {@link
     * ResizeMethod#NEAREST_NEIGHBOR}, {@link ResizeMethod#BICUBIC} or {@link ResizeMethod#AREA}.
     */
    public Builder method(ResizeMethod method) {
      this.method = Objects.requireNonNull(method, "method");
      return this;
    }

    /** Sets whether the centres of the corner pixels coincide; false unless set. */
    public Builder alignCorners(boolean alignCorners) {
      this.alignCorners = alignCorners;
      return this;
    }

    /**
     * Sets whether the result keeps the aspect ratio and fits the size, rather than having it;
     * false unless set.
     */
    public Builder preserveAspectRatio(boolean preserve) {
      this.preserve = preserve;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far.
     *
     * @throws InvalidArgumentException if the size was not set or has not two lengths, or
     *     TensorFlow 1 has no such method
     */
    public ResizeImages build() {
      Images.checkSize(size);
      switch (method) {
        case BILINEAR, NEAREST_NEIGHBOR, BICUBIC, AREA -> {}
        default ->
            throw new InvalidArgumentException(
                "Resize method is not implemented: TensorFlow 1 has bilinear, nearest, bicubic and"
                    + " area, but got "
                    + method);
      }
      Coordinates coordinates = alignCorners ? Coordinates.ALIGNED : Coordinates.LEGACY;
      return new ResizeImages(
          new Arguments(size[0], size[1], method, coordinates, preserve), Execution.DEFAULT);
    }
  }
}
