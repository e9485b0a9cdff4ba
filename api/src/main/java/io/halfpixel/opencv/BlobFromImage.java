package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code cv2.dnn.blobFromImage}, and of a batch {@code blobFromImages}: images [h, w], [h, w, c] or
 * [n, h, w, c] with one, three or four channels become planes [n, c, H, W], resized with {@code
 * INTER_LINEAR}, in one pass.
 *
 * <pre>{@code
 * BlobFromImage blob =
 *     BlobFromImage.builder().scalefactor(1 / 255.0).size(640, 640).swapRB(true).build();
 * Tensor x = blob.apply(photo);                     // [h, w, 3] bytes BGR to [1, 3, 640, 640]
 * }</pre>
 *
 * <p>The value is (f32(x) − f32(mean)) · f32(scalefactor), each operation rounded to binary32; the
 * mean is in the order of the result, after the swap. Images of {@code uint8}, {@code uint16},
 * {@code int16}, {@code float32} and {@code float64} are taken.
 *
 * <p>Immutable and thread-safe; keep one and apply it often.
 *
 * <p>Source: OpenCV, {@code modules/dnn/src/dnn_utils.cpp}.
 */
public final class BlobFromImage extends Operation<BlobFromImage> {
  private static final String FUNCTION = "blobFromImagesWithParamsImpl";

  private final Arguments arguments;

  private record Arguments(
      double scalefactor,
      int width,
      int height,
      List<Double> mean,
      boolean swapRB,
      boolean crop,
      DataType depth) {}

  private BlobFromImage(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with OpenCV's default arguments. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected BlobFromImage with(Execution execution) {
    return new BlobFromImage(arguments, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the tensor is no image as described or not contiguous, it
   *     has no pixels, two or more than four channels or another type, or {@link Resize} rejects
   *     it; or if the result is {@code uint8} and the image is not
   */
  @Override
  public Plan plan(TensorSpec source) {
    SpatialLayout whole = Layout.of(source, Version.V4_14);
    checkType(source.dataType());
    int channels = (int) whole.channels();
    if (channels != 1 && channels != 3 && channels != 4) {
      throw Refusal.assertion(
          "blobFromImagesNCHWImpl",
          "nch == 1 || nch == 3 || nch == 4",
          "an image has one, three or four channels, but got " + channels);
    }
    Plan resized = resized(source, whole);
    SpatialLayout layout = Layout.of(resized.target(), Version.V4_14);
    List<Step> steps = new ArrayList<>(resized.steps());
    boolean sized = arguments.width != 0 || arguments.height != 0;
    int high = sized ? arguments.height : layout.length(0);
    int wide = sized ? arguments.width : layout.length(1);
    if (high != layout.length(0) || wide != layout.length(1)) {
      steps.add(crop(layout, high, wide, source.dataType()));
    }
    long pixels = Math.multiplyExact((long) high, wide);
    steps.addAll(
        new BlobPlanes(layout.batch(), pixels, channels, arguments.swapRB)
            .steps(source.dataType(), arithmetic(channels)));
    TensorSpec target = TensorSpec.of(arguments.depth, layout.batch(), channels, high, wide);
    return new Plan(source, target, steps);
  }

  private void checkType(DataType type) {
    boolean known =
        arguments.depth == DataType.U8
            ? type == DataType.U8
            : switch (type) {
              case U8, U16, I16, F32, F64 -> true;
              case I8, I32, I64, F16, BF16, BOOL -> false;
            };
    if (!known) {
      throw new InvalidArgumentException(
          "a blob of "
              + arguments.depth
              + " is made of "
              + (arguments.depth == DataType.U8
                  ? "uint8"
                  : "uint8, uint16, int16, float32, float64")
              + " images, but got "
              + type);
    }
  }

  private Plan resized(TensorSpec source, SpatialLayout image) {
    int rows = image.length(0);
    int columns = image.length(1);
    boolean sized = arguments.width != 0 || arguments.height != 0;
    if (!sized || (arguments.width == columns && arguments.height == rows)) {
      return Plans.identity(source);
    }
    Resize.Builder resize = Resize.builder();
    if (arguments.crop) {
      float factor = Math.max(arguments.width / (float) columns, arguments.height / (float) rows);
      resize.fx(factor).fy(factor);
    } else {
      resize.dsize(arguments.width, arguments.height);
    }
    return resize.build().plan(source);
  }

  private static Step crop(SpatialLayout layout, int high, int wide, DataType type) {
    int top = (int) (0.5 * (layout.length(0) - high));
    int left = (int) (0.5 * (layout.length(1) - wide));
    if (high < 1 || wide < 1 || high > layout.length(0) || wide > layout.length(1)) {
      throw Refusal.assertion(
          "Mat",
          "0 <= roi.x && 0 <= roi.width && roi.x + roi.width <= m.cols && 0 <= roi.y && 0 <="
              + " roi.height && roi.y + roi.height <= m.rows",
          "a crop has pixels of the resized image, "
              + layout.length(1)
              + " x "
              + layout.length(0)
              + ", but got "
              + wide
              + " x "
              + high);
    }
    return layout.gather(
        List.of(range(layout.length(0), top, high), range(layout.length(1), left, wide)), type);
  }

  private static IndexTable range(int length, int first, int count) {
    int[] indices = new int[count];
    Arrays.setAll(indices, i -> first + i);
    return IndexTable.of(length, indices);
  }

  private List<ChannelArithmetic.Operation> arithmetic(int channels) {
    if (arguments.depth == DataType.U8) {
      return List.of();
    }
    float[] means = new float[channels];
    float[] scales = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      means[channel] =
          channel < arguments.mean.size() ? (float) (double) arguments.mean.get(channel) : 0;
      scales[channel] = (float) arguments.scalefactor;
    }
    return List.of(
        ChannelArithmetic.Operation.float32(Operator.SUBTRACT, means),
        ChannelArithmetic.Operation.float32(Operator.MULTIPLY, scales));
  }

  /** Returns the call as it is written in Python. */
  @Override
  public String toString() {
    return "cv2.dnn.blobFromImage(image, "
        + arguments.scalefactor
        + ", ("
        + arguments.width
        + ", "
        + arguments.height
        + "), "
        + arguments.mean
        + ", swapRB="
        + arguments.swapRB
        + ", crop="
        + arguments.crop
        + ")";
  }

  /**
   * Collects the arguments of {@code cv2.dnn.blobFromImage}. A builder belongs to one thread; what
   * it built does not change when the builder does.
   */
  public static final class Builder {
    private double scalefactor = 1;
    private int width;
    private int height;
    private List<Double> mean = List.of(0.0);
    private boolean swapRB;
    private boolean crop;
    private DataType depth = DataType.F32;

    private Builder() {}

    /** Sets what (x − mean) is multiplied by; 1 unless set. */
    public Builder scalefactor(double scalefactor) {
      this.scalefactor = scalefactor;
      return this;
    }

    /** Sets the size of the result; 0 x 0, which is the default, keeps that of the image. */
    public Builder size(int width, int height) {
      this.width = width;
      this.height = height;
      return this;
    }

    /**
     * Sets what is subtracted, in the order of the result's channels; those without a number get 0.
     *
     * @throws InvalidArgumentException if there are none or more than four numbers
     */
    public Builder mean(double... mean) {
      if (mean.length < 1 || mean.length > 4) {
        throw new InvalidArgumentException(
            "a scalar of OpenCV has one to four numbers, but got " + mean.length);
      }
      this.mean = Arrays.stream(mean).boxed().toList();
      return this;
    }

    /** Sets whether red and blue, the first and the third channel, are exchanged. */
    public Builder swapRB(boolean swapRB) {
      this.swapRB = swapRB;
      return this;
    }

    /** Sets whether the image keeps its shape, and what is too much is cut off at two sides. */
    public Builder crop(boolean crop) {
      this.crop = crop;
      return this;
    }

    /**
     * Sets the type of the result.
     *
     * @param depth {@link DataType#F32}, the default, or {@link DataType#U8}
     * @throws InvalidArgumentException if it is another one
     */
    public Builder ddepth(DataType depth) {
      if (depth != DataType.F32 && depth != DataType.U8) {
        throw new InvalidArgumentException(
            "Blob depth should be CV_32F or CV_8U: float32 or uint8, but got " + depth);
      }
      this.depth = depth;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far.
     *
     * @throws InvalidArgumentException if the result is {@code uint8}, and there is a factor or a
     *     mean
     */
    public BlobFromImage build() {
      if (depth == DataType.U8 && scalefactor != 1) {
        throw Refusal.assertion(
            FUNCTION,
            "param.scalefactor == Scalar::all(1.0) && \"Scaling is not supported for CV_8U blob"
                + " depth\"",
            "scalefactor is " + scalefactor);
      }
      if (depth == DataType.U8 && mean.stream().anyMatch(each -> each != 0)) {
        throw Refusal.assertion(
            FUNCTION,
            "param.mean == Scalar() && \"Mean subtraction is not supported for CV_8U blob depth\"",
            "mean is " + mean);
      }
      return new BlobFromImage(
          new Arguments(scalefactor, width, height, mean, swapRB, crop, depth), Execution.DEFAULT);
    }
  }
}
