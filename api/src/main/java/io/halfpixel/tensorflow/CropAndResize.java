package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.Arrays;
import java.util.Objects;

/**
 * {@code tf.image.crop_and_resize}: parts of images [n, h, w, c], each resized to the same height
 * and width; the result is {@code float32}, [boxes, height, width, c].
 *
 * <pre>{@code
 * CropAndResize crops = CropAndResize.builder()
 *     .boxes(new float[][] {{0, 0, 1, 1}, {0.25f, 0, 0.75f, 0.5f}})     // y1, x1, y2, x2
 *     .boxIndices(0, 0)
 *     .cropSize(14, 14)
 *     .build();
 * Tensor y = crops.apply(x);
 * }</pre>
 *
 * <p>Corners are aligned: output row i lies at y1·(h − 1) + i·((y2 − y1)·(h − 1) / (H − 1)), and a
 * single row in the middle, at (y1 + y2)·(h − 1) / 2. What lies outside of [0, h − 1] is the
 * extrapolation value, without a transition. The method bilinear is a + (b − a)·t along the width,
 * then along the height; nearest takes the pixel at round(y), halves away from zero. All in
 * binary32. A box may be upside down.
 *
 * <p>Immutable and thread-safe. Source: TensorFlow, {@code
 * core/kernels/image/crop_and_resize_op.cc}.
 */
public final class CropAndResize extends Operation<CropAndResize> {
  private final CropRule rule;

  private CropAndResize(CropRule rule, Execution execution) {
    super(execution);
    this.rule = rule;
  }

  /** Returns a builder with TensorFlow's default arguments; boxes and crop size have none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected CropAndResize with(Execution execution) {
    return new CropAndResize(rule, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the shape is not [n, h, w, c] with h and w at least 1,
   *     there is no image with the index of a box, the elements are truth values or {@code
   *     bfloat16}, which TensorFlow does not take here, or the memory format is not {@link
   *     MemoryFormat#CONTIGUOUS}; or if there are 2^31 − 9 pixels or more in all images or all
   *     boxes
   */
  @Override
  public Plan plan(TensorSpec source) {
    check(source);
    return rule.plan(source);
  }

  private void check(TensorSpec source) {
    Shape shape = source.shape();
    switch (source.dataType()) {
      case BOOL, BF16 ->
          throw new InvalidArgumentException(
              "Value for attr 'T' of "
                  + source.dataType()
                  + " is not in the list of allowed values: uint8, uint16, int8, int16, int32,"
                  + " int64, half, float, double. Cast the images to float32 first");
      default -> {}
    }
    if (shape.rank() != 4) {
      throw new InvalidArgumentException(
          "input image must be 4-D" + shape.toString().replace(" ", ""));
    }
    if (source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException(
          "a tensor of shape [n, h, w, c] lies in memory as CONTIGUOUS here, but got " + source);
    }
    if (shape.length(1) == 0 || shape.length(2) == 0) {
      throw new InvalidArgumentException("image dimensions must be positive");
    }
    for (CropBox box : rule.boxes()) {
      if (box.image() < 0 || box.image() >= shape.length(0)) {
        throw new InvalidArgumentException("box_index has values outside [0, batch_size)");
      }
    }
  }

  /** Returns the operation and its arguments as TensorFlow names them. */
  @Override
  public String toString() {
    return "CropAndResize("
        + rule.boxes().size()
        + " boxes, crop_size=["
        + rule.height()
        + ", "
        + rule.width()
        + "], method='"
        + rule.method()
        + "', extrapolation_value="
        + rule.extrapolation()
        + ")";
  }

  /**
   * Collects the arguments of {@code tf.image.crop_and_resize}. A builder belongs to one thread;
   * what it built does not change when the builder does.
   */
  public static final class Builder {
    private float[][] boxes = {};
    private int[] indices = {};
    private int[] cropSize = {};
    private ResizeMethod method = ResizeMethod.BILINEAR;
    private float extrapolation;

    private Builder() {}

    /**
     * Sets the boxes, each as y1, x1, y2, x2: 0 is the centre of the first row or column, 1 that of
     * the last. There is at least one, unlike in TensorFlow.
     */
    public Builder boxes(float[]... boxes) {
      this.boxes = Arrays.stream(boxes).map(float[]::clone).toArray(float[][]::new);
      return this;
    }

    /** Sets for each box which image of the batch it belongs to. */
    public Builder boxIndices(int... indices) {
      this.indices = indices.clone();
      return this;
    }

    /** Sets the height and the width of the result, in this order. */
    public Builder cropSize(int... cropSize) {
      this.cropSize = cropSize.clone();
      return this;
    }

    /**
     * Sets the method: {@link ResizeMethod#BILINEAR}, which is the default, or {@link
     * ResizeMethod#NEAREST_NEIGHBOR}.
     */
    public Builder method(ResizeMethod method) {
      this.method = Objects.requireNonNull(method, "method");
      return this;
    }

    /** Sets what lies outside of an image; 0 unless set. */
    public Builder extrapolationValue(float value) {
      this.extrapolation = value;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far.
     *
     * @throws InvalidArgumentException if there is no box, a box has not four finite coordinates,
     *     there is not one index for each box, the crop size was not set or has not two lengths of
     *     at least 1, or the method is neither bilinear nor nearest
     */
    public CropAndResize build() {
      if (method != ResizeMethod.BILINEAR && method != ResizeMethod.NEAREST_NEIGHBOR) {
        throw new InvalidArgumentException(
            "Value for attr 'method' of \""
                + method
                + "\" is not in the list of allowed values: \"bilinear\", \"nearest\"");
      }
      if (boxes.length == 0) {
        throw new InvalidArgumentException("there is at least one box here, but got none");
      }
      if (Arrays.stream(boxes).anyMatch(box -> box.length != 4)) {
        throw new InvalidArgumentException("boxes must have 4 columns");
      }
      if (indices.length != boxes.length) {
        throw new InvalidArgumentException("box_index has incompatible shape");
      }
      if (cropSize.length != 2) {
        throw new InvalidArgumentException(
            "crop_size must have two elements[" + cropSize.length + "]");
      }
      if (cropSize[0] <= 0 || cropSize[1] <= 0) {
        throw new InvalidArgumentException("crop dimensions must be positive");
      }
      return new CropAndResize(
          new CropRule(
              CropRule.boxes(boxes, indices), cropSize[0], cropSize[1], method, extrapolation),
          Execution.DEFAULT);
    }
  }
}
