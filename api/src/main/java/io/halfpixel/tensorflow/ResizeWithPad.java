package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import java.util.Objects;

/**
 * {@code tf.image.resize_with_pad} of TensorFlow 2: images [n, h, w, c] or [h, w, c] are resized so
 * that they keep their aspect ratio and fit, and zeros are put around them.
 *
 * <pre>{@code
 * ResizeWithPad letterbox = ResizeWithPad.of(640, 640);
 * Tensor y = letterbox.method(ResizeMethod.BICUBIC).antialias(true).apply(x);
 * }</pre>
 *
 * <p>With r = max(w / W, h / H), images get the size ⌊h / r⌋ x ⌊w / r⌋ and ⌊(H − h / r) / 2⌋ rows,
 * ⌊(W − w / r) / 2⌋ columns of zeros in front, the rest behind. All of it is computed in binary32,
 * as in TensorFlow: where h / r is 49.999996, 49 rows are left and one is black. The result is
 * {@code float32}, except that the method nearest keeps the data type.
 *
 * <p>Immutable and thread-safe: the methods that set an argument return another operation. Source:
 * TensorFlow, {@code python/ops/image_ops_impl.py}, {@code resize_image_with_pad_v2}.
 */
public final class ResizeWithPad extends Operation<ResizeWithPad> {
  private final Arguments arguments;

  private record Arguments(int height, int width, ResizeMethod method, boolean antialias) {}

  private ResizeWithPad(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /**
   * Returns the operation with TensorFlow's default arguments, bilinear without antialiasing; as in
   * TensorFlow, the size is checked when it meets a tensor.
   *
   * @param targetHeight the height of the result, zeros included
   * @param targetWidth the width of the result, zeros included
   */
  public static ResizeWithPad of(int targetHeight, int targetWidth) {
    return new ResizeWithPad(
        new Arguments(targetHeight, targetWidth, ResizeMethod.BILINEAR, false), Execution.DEFAULT);
  }

  /** Returns the same operation with another method. */
  public ResizeWithPad method(ResizeMethod method) {
    Objects.requireNonNull(method, "method");
    return new ResizeWithPad(
        new Arguments(arguments.height(), arguments.width(), method, arguments.antialias()),
        execution());
  }

  /** Returns the same operation with or without a filter that is stretched where images shrink. */
  public ResizeWithPad antialias(boolean antialias) {
    return new ResizeWithPad(
        new Arguments(arguments.height(), arguments.width(), arguments.method(), antialias),
        execution());
  }

  @Override
  protected ResizeWithPad with(Execution execution) {
    return new ResizeWithPad(arguments, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the shape is not [n, h, w, c] or [h, w, c] with h, w and c
   *     at least 1, a target length is less than 1, nothing is left of an axis, the elements are
   *     truth values, the memory format is {@link MemoryFormat#CHANNELS_LAST} or that of a shape
   *     [h, w, c] is not {@link MemoryFormat#CONTIGUOUS}, or h or w is 2^24 or more and the method
   *     is nearest, or a filter of which a window is too wide by rounding
   */
  @Override
  public Plan plan(TensorSpec source) {
    BoundingBox.check(source);
    BoundingBox.checkTarget(arguments.height(), arguments.width());
    return Images.plan(source, this::planBatch);
  }

  private Plan planBatch(TensorSpec batch) {
    SpatialLayout image = ImageResizer.layout(batch);
    float targetHeight = arguments.height();
    float targetWidth = arguments.width();
    float rows = image.length(ResizeRule.HEIGHT);
    float columns = image.length(ResizeRule.WIDTH);
    float ratio = Math.max(columns / targetWidth, rows / targetHeight);
    BoundingBox place =
        new BoundingBox(
            before(targetHeight, rows / ratio),
            before(targetWidth, columns / ratio),
            (int) Math.floor(rows / ratio),
            (int) Math.floor(columns / ratio));
    Plan resized =
        ImageResizer.plan(
            batch, place.height(), place.width(), arguments.method().rule(arguments.antialias()));
    return Plans.chain(resized, place.pad(resized.target(), arguments.height(), arguments.width()));
  }

  private static int before(float target, float resized) {
    return Math.max(0, (int) Math.floor((target - resized) / 2));
  }

  /** Returns the call as TensorFlow's users write it. */
  @Override
  public String toString() {
    return "tf.image.resize_with_pad(target_height="
        + arguments.height()
        + ", target_width="
        + arguments.width()
        + ", method='"
        + arguments.method()
        + "', antialias="
        + (arguments.antialias() ? "True" : "False")
        + ")";
  }
}
