package io.halfpixel.tensorflow;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * An operation that resizes images and has a gradient, as {@code tf.GradientTape} computes it.
 * Immutable and thread-safe.
 *
 * @param <S> the operation itself
 */
public abstract sealed class Differentiable<S extends Differentiable<S>> extends Operation<S>
    permits RawResize, Resize, ResizeImages {
  /** The gradient that was asked for last, with its cached plans. */
  private volatile @Nullable Gradient lastGradient;

  Differentiable(Execution execution) {
    super(execution);
  }

  /**
   * Returns the plan from the gradient of the output to that of the images.
   *
   * @param images what {@link #plan(TensorSpec)} accepts, of a floating-point type
   * @param gradOutput the specification of the output for such images
   */
  abstract Plan gradientPlan(TensorSpec images, TensorSpec gradOutput);

  /**
   * Returns the gradient of this operation with respect to images of one specification, running as
   * this operation does. Arguments are checked when it meets a tensor.
   */
  public final Gradient gradient(TensorSpec images) {
    Gradient gradient = lastGradient;
    if (gradient == null || !gradient.images().equals(images)) {
      gradient = new Gradient(this, this::gradientPlan, images, execution());
      lastGradient = gradient;
    }
    return gradient;
  }

  /**
   * Returns the gradient of the images in new memory, given that of the output. Keep a {@link
   * #gradient(TensorSpec)} for each specification if several alternate.
   *
   * @throws InvalidArgumentException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws UnsupportedModeException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public final Tensor backward(Tensor gradOutput, TensorSpec images) {
    return gradient(images).apply(gradOutput);
  }
}
