package io.halfpixel.tensorflow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;

/**
 * The gradient of {@link Resize}, {@link ResizeImages} or a raw operation with respect to images of
 * one specification: from the gradient of the output to that of the images.
 *
 * <pre>{@code
 * Gradient gradient = Resize.of(ResizeMethod.BILINEAR, 480, 640).gradient(x.spec());
 * Tensor dx = gradient.apply(dy);
 * }</pre>
 *
 * <p>An output with the gradient g adds to the pixels that it was made from, the outputs in raster
 * order:
 *
 * <ul>
 *   <li>nearest: g, in the type of the images;
 *   <li>bilinear: (g·wy)·wx with the weights 1 − t and t of each axis, in {@code float32}; {@code
 *       float16} and {@code bfloat16} are rounded at the end, and for {@code float64} the products
 *       are added in {@code float64};
 *   <li>bicubic: (g·wy)·wx, in the type of the images, {@code float32} or {@code float64};
 *   <li>antialiased methods, Lanczos, Gaussian and Mitchell: the sums of {@code ScaleAndTranslate}
 *       with transposed weights, along the height, then along the width; {@code float32} only;
 *   <li>area: TensorFlow has no gradient.
 * </ul>
 *
 * <p>The number of threads that TensorFlow uses does not show. The result has the memory format of
 * the gradient that is given. Immutable and thread-safe; keep one and apply it often, because it
 * caches its plan.
 *
 * <p>Source: TensorFlow, {@code python/ops/image_grad.py} and {@code core/kernels/image}: {@code
 * resize_nearest_neighbor_op.cc}, {@code resize_bilinear_op.cc}, {@code resize_bicubic_op.cc} and
 * {@code scale_and_translate_op.cc}.
 */
public final class Gradient extends Operation<Gradient> {
  private final Operation<?> forward;
  private final GradientPlanner planner;
  private final TensorSpec images;

  Gradient(Operation<?> forward, GradientPlanner planner, TensorSpec images, Execution execution) {
    super(execution);
    this.forward = forward;
    this.planner = planner;
    this.images = images;
  }

  @Override
  protected Gradient with(Execution execution) {
    return new Gradient(forward, planner, images, execution);
  }

  /** Returns the specification of the images, which is that of the result. */
  public TensorSpec images() {
    return images;
  }

  /**
   * Returns the plan for the gradient of the output, computed anew.
   *
   * @param gradOutput the specification of the output's gradient, which is that of the output
   * @throws InvalidArgumentException if the operation refuses the images, their type is no
   *     floating-point type, {@code gradOutput} is not the specification of the output, or the
   *     images are not {@code float32} and the method is antialiased or a filter
   * @throws UnsupportedModeException if the method is area, or is bicubic and the images are {@code
   *     float16} or {@code bfloat16}
   */
  @Override
  public Plan plan(TensorSpec gradOutput) {
    if (!images.dataType().isFloatingPoint()) {
      throw new InvalidArgumentException(
          "The dtype of the watched tensor must be floating (e.g. tf.float32), got tf."
              + images.dataType());
    }
    TensorSpec output = forward.plan(images).target();
    if (!gradOutput.equals(output)) {
      throw new InvalidArgumentException(
          "the gradient of the output is " + output + " as the output is, but got " + gradOutput);
    }
    return planner.plan(images, gradOutput);
  }

  /** Returns the operation as TensorFlow names it, and the specification of the images. */
  @Override
  public String toString() {
    return "Gradient(" + forward + ", images=" + images + ")";
  }
}
