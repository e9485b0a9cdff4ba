package io.halfpixel.torch;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Interpolate} and {@link Upsample} have in common: arguments that are checked, and a
 * result that is computed, when a tensor of shape [n, c, ...spatial] arrives. Immutable and
 * thread-safe.
 *
 * @param <S> the operation itself
 */
public abstract sealed class Interpolation<S extends Interpolation<S>> extends Operation<S>
    permits Interpolate, Upsample {
  private final Arguments arguments;

  /** The gradient that was asked for last, with its cached plans. */
  private volatile @Nullable Gradient lastGradient;

  Interpolation(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  final Arguments arguments() {
    return arguments;
  }

  /**
   * Returns the plan for tensors of one specification, computed anew.
   *
   * @throws InvalidArgumentException if PyTorch raises ValueError, TypeError or RuntimeError for
   *     these arguments and such a tensor, if the memory format is neither contiguous nor
   *     channels-last, or if the result has more elements than a tensor can hold
   * @throws UnsupportedModeException if PyTorch raises NotImplementedError for them: an unknown
   *     mode, or a mode without a rule for this rank or data type
   */
  @Override
  public final Plan plan(TensorSpec source) {
    return TorchPlanner.plan(arguments, source);
  }

  /**
   * Returns the resampled tensor in new memory: PyTorch's name for {@link #apply(Tensor)}.
   *
   * @throws InvalidArgumentException under the conditions of {@link #plan(TensorSpec)}, or if the
   *     result does not fit one array or buffer
   * @throws UnsupportedModeException under the conditions of {@link #plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public final Tensor forward(Tensor input) {
    return apply(input);
  }

  /**
   * Writes the resampled tensor into the caller's memory, which must not overlap the input:
   * PyTorch's name for {@link #apply(Tensor, Tensor)}.
   *
   * @throws InvalidArgumentException under the conditions of {@link #plan(TensorSpec)}, or if
   *     {@code output} has another specification than the result, is read-only or shares memory
   *     with the input; nothing is written
   * @throws UnsupportedModeException under the conditions of {@link #plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public final void forward(Tensor input, Tensor output) {
    apply(input, output);
  }

  /**
   * Returns the gradient of this operation with respect to an input of one shape, [n, c,
   * ...spatial], running as this operation does. Arguments are checked when it meets a tensor.
   */
  public final Gradient gradient(Shape inputShape) {
    Gradient gradient = lastGradient;
    if (gradient == null || !gradient.inputShape().equals(inputShape)) {
      gradient = new Gradient(arguments, inputShape, execution());
      lastGradient = gradient;
    }
    return gradient;
  }

  /**
   * Returns the gradient of the input in new memory, given that of the output. Keep a {@link
   * #gradient(Shape)} for each shape if several alternate.
   *
   * @throws InvalidArgumentException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws UnsupportedModeException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public final Tensor backward(Tensor gradOutput, Shape inputShape) {
    return gradient(inputShape).apply(gradOutput);
  }

  /**
   * Returns the class and the main arguments as PyTorch prints them, such as {@code
   * Upsample(scale_factor=2.0, mode='nearest')}.
   */
  @Override
  public final String toString() {
    return className() + "(" + arguments + ")";
  }

  /** Returns PyTorch's name of the class. */
  abstract String className();
}
