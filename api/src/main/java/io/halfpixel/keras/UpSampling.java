package io.halfpixel.keras;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import org.jspecify.annotations.Nullable;

/**
 * The upsampling layers, which have a gradient. Immutable and thread-safe.
 *
 * @param <S> the layer itself
 */
public abstract sealed class UpSampling<S extends UpSampling<S>> extends Layer<S>
    permits UpSampling1D, UpSampling2D, UpSampling3D {
  /** The gradient that was asked for last, with its cached plans. */
  private volatile @Nullable Gradient lastGradient;

  UpSampling(LayerOptions options, Execution execution) {
    super(options, execution);
  }

  /** Returns the plan of the gradient of Keras' method {@code call}. */
  abstract Plan gradientCall(TensorSpec inputs, TensorSpec gradOutput);

  private Plan gradientPlan(TensorSpec inputs, TensorSpec gradOutput) {
    TensorSpec cast = cast(inputs, dtype()).target();
    return Plans.chain(gradientCall(cast, gradOutput), cast(cast, inputs.dataType()));
  }

  /**
   * Returns the gradient of this layer with respect to inputs of one specification, running as this
   * layer does. Arguments are checked when it meets a tensor.
   */
  public final Gradient gradient(TensorSpec inputs) {
    Gradient gradient = lastGradient;
    if (gradient == null || !gradient.inputs().equals(inputs)) {
      gradient = new Gradient(this, this::gradientPlan, inputs, execution());
      lastGradient = gradient;
    }
    return gradient;
  }

  /**
   * Returns the gradient of the inputs in new memory, given that of the output. Keep a {@link
   * #gradient(TensorSpec)} for each specification if several alternate.
   *
   * @throws InvalidArgumentException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws UnsupportedModeException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public final Tensor backward(Tensor gradOutput, TensorSpec inputs) {
    return gradient(inputs).apply(gradOutput);
  }
}
