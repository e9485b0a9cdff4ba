package io.halfpixel.keras;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code keras.ops.image.resize}: images of shape [n, h, w, c] or [h, w, c], or [n, c, h, w] or [c,
 * h, w] in {@link DataFormat#CHANNELS_FIRST}, to another height and width.
 *
 * <pre>{@code
 * ImageResize resize = ImageResize.builder().size(224, 224).interpolation("bicubic").antialias(true).build();
 * Tensor y = resize.call(x);
 * }</pre>
 *
 * <p>The result has the type of the images: integers are rounded, halves to even, and saturate;
 * floating-point values saturate at the largest finite value that the type and the type of the
 * computation both have. There are three exceptions. On {@link KerasBackend#JAX}, {@code float64}
 * becomes {@code float32}. On {@link KerasBackend#TORCH}, floating-point values overflow to
 * infinity, and signed integers saturate here where PyTorch leaves it to the processor. Immutable
 * and thread-safe; keep one and apply it often, because it caches the plans of the shapes that it
 * meets.
 *
 * <p>Source: Keras 3, {@code keras/src/ops/image.py}, {@code resize}, and {@code
 * keras/src/backend/<name>/image.py}.
 */
public final class ImageResize extends Operation<ImageResize> {
  private final ResizeArguments arguments;

  /** The gradient that was asked for last, with its cached plans. */
  private volatile @Nullable Gradient lastGradient;

  private ImageResize(ResizeArguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with Keras' default arguments; the size has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected ImageResize with(Execution execution) {
    return new ImageResize(arguments, execution);
  }

  /**
   * Returns the result in new memory: an array if the images live in an array, a direct buffer if
   * they live in one.
   *
   * @throws InvalidArgumentException if Keras rejects the tensor, or the result does not fit one
   *     array or buffer
   * @throws UnsupportedModeException under the conditions of {@link #plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public Tensor call(Tensor images) {
    return apply(images);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank is not 3 or 4, a length other than the batch's is
   *     0, the memory format does not fit the data format, integers need a border whose fill value
   *     is an integer that their type does not have, or, on TensorFlow, no integer
   * @throws UnsupportedModeException if the Keras backend is NumPy, the images are integers and the
   *     interpolation is cubic or Lanczos; or if it is PyTorch, the images are {@code uint16} and
   *     the interpolation is not nearest
   */
  @Override
  public Plan plan(TensorSpec source) {
    Shape shape = source.shape();
    if (shape.rank() != 3 && shape.rank() != 4) {
      throw new InvalidArgumentException(
          "Invalid images rank: expected rank 3 (single image) or rank 4 (batch of images). "
              + "Received input with shape: images.shape="
              + Layer.tuple(shape));
    }
    return ImageBatches.plan(source, arguments.dataFormat(), arguments::plan);
  }

  private Plan gradientPlan(TensorSpec images, TensorSpec gradOutput) {
    DataFormat format = arguments.dataFormat();
    return arguments
        .gradient(
            ImageBatches.channelsLast(images, format),
            ImageBatches.channelsLast(gradOutput, format))
        .between(gradOutput, images);
  }

  /**
   * Returns the gradient of this call with respect to images of one specification, running as this
   * operation does. Arguments are checked when it meets a tensor.
   */
  public Gradient gradient(TensorSpec images) {
    Gradient gradient = lastGradient;
    if (gradient == null || !gradient.inputs().equals(images)) {
      gradient = new Gradient(this, this::gradientPlan, images, execution());
      lastGradient = gradient;
    }
    return gradient;
  }

  /**
   * Returns the gradient of the images in new memory, given that of the result. Keep a {@link
   * #gradient(TensorSpec)} for each specification if several alternate.
   *
   * @throws InvalidArgumentException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws UnsupportedModeException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public Tensor backward(Tensor gradOutput, TensorSpec images) {
    return gradient(images).apply(gradOutput);
  }

  /** Checks that images are not both cropped and padded. */
  static void checkAspectRatio(boolean crop, boolean pad) {
    if (crop && pad) {
      throw new InvalidArgumentException(
          "Only one of `pad_to_aspect_ratio` & `crop_to_aspect_ratio` can be `True`.");
    }
  }

  /** Checks how borders are filled. */
  static void checkFillMode(String fillMode) {
    if (!fillMode.equals("constant")) {
      throw new InvalidArgumentException(
          "Invalid value for argument `fill_mode`. Only `'constant'` is supported. "
              + "Received: fill_mode="
              + fillMode);
    }
  }

  /**
   * Collects the arguments of {@code keras.ops.image.resize}. A builder belongs to one thread; what
   * it built does not change when the builder does.
   */
  public static final class Builder {
    private int[] size = {};
    private String interpolation = "bilinear";
    private boolean antialias;
    private boolean crop;
    private boolean pad;
    private String fillMode = "constant";
    private Number fillValue = 0.0;
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;
    private KerasBackend backend = KerasBackend.TENSORFLOW;

    private Builder() {}

    /** Sets the new height and the new width, in this order. */
    public Builder size(int... size) {
      this.size = size.clone();
      return this;
    }

    /**
     * Sets the interpolation: {@code "bilinear"}, which is the default, {@code "nearest"}, {@code
     * "bicubic"}, {@code "lanczos3"}, {@code "lanczos5"} or {@code "area"}, in lower case.
     */
    public Builder interpolation(String interpolation) {
      this.interpolation = Objects.requireNonNull(interpolation, "interpolation");
      return this;
    }

    /** Sets whether the filter is stretched when an axis shrinks; false unless set. */
    public Builder antialias(boolean antialias) {
      this.antialias = antialias;
      return this;
    }

    /** Sets whether images are first cropped to the aspect ratio of the size; false unless set. */
    public Builder cropToAspectRatio(boolean crop) {
      this.crop = crop;
      return this;
    }

    /**
     * Sets whether images first get borders to have the aspect ratio of the size; false unless set.
     */
    public Builder padToAspectRatio(boolean pad) {
      this.pad = pad;
      return this;
    }

    /**
     * Sets how borders are filled; {@code "constant"}, which is all that Keras knows, unless set.
     */
    public Builder fillMode(String fillMode) {
      this.fillMode = Objects.requireNonNull(fillMode, "fillMode");
      return this;
    }

    /**
     * Sets the value of borders as a floating-point number, which TensorFlow refuses for integer
     * images; 0.0 unless set.
     */
    public Builder fillValue(double fillValue) {
      this.fillValue = fillValue;
      return this;
    }

    /** Sets the value of borders as an integer, which fits images of every type. */
    public Builder fillValue(int fillValue) {
      this.fillValue = fillValue;
      return this;
    }

    /** Sets where the channels stand; {@link DataFormat#CHANNELS_LAST} unless set. */
    public Builder dataFormat(DataFormat dataFormat) {
      this.dataFormat = Objects.requireNonNull(dataFormat, "dataFormat");
      return this;
    }

    /** Sets the framework whose numbers to imitate; {@link KerasBackend#TENSORFLOW} unless set. */
    public Builder backend(KerasBackend backend) {
      this.backend = Objects.requireNonNull(backend, "backend");
      return this;
    }

    /**
     * Returns the operation with the arguments set so far.
     *
     * @throws InvalidArgumentException if the size was not set or has not two lengths of at least
     *     1, images are to be both cropped and padded, or the backend does not know the
     *     interpolation or the fill mode
     */
    public ImageResize build() {
      checkSize();
      checkAspectRatio(crop, pad);
      backend.checkInterpolation(interpolation);
      checkFillMode(fillMode);
      return new ImageResize(
          new ResizeArguments(
              size[0],
              size[1],
              interpolation,
              antialias,
              crop,
              pad,
              fillValue,
              dataFormat,
              backend),
          Execution.DEFAULT);
    }

    private void checkSize() {
      if (size.length != 2) {
        throw new InvalidArgumentException(
            "Expected `size` to be a tuple of 2 integers. Received: size=" + Arrays.toString(size));
      }
      if (size[0] <= 0 || size[1] <= 0) {
        throw new InvalidArgumentException(
            "`size` must have positive height and width. Received: size=" + Arrays.toString(size));
      }
    }
  }
}
