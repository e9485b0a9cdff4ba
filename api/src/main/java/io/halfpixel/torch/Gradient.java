package io.halfpixel.torch;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;

/**
 * The gradient of {@link Interpolate} or {@link Upsample} with respect to an input of one shape:
 * from the gradient of the output, [n, c, ...output], to that of the input, [n, c, ...input].
 *
 * <pre>{@code
 * Gradient gradient = upsample.gradient(x.shape());
 * Tensor gradInput = gradient.apply(gradOutput);
 * }</pre>
 *
 * <p>Made by {@link Interpolation#gradient(Shape)}. Immutable and thread-safe; keep one and apply
 * it often, because it caches the plans of the specifications that it meets. The result has the
 * memory format of the gradient that is given.
 *
 * <p>Source: PyTorch, {@code aten/src/ATen/native/cpu/UpSampleMoreKernel.cpp}, {@code
 * UpSampleBicubic2d.cpp} and {@code AdaptiveAvgPoolKernel.cpp}.
 */
public final class Gradient extends Operation<Gradient> {
  private final Arguments arguments;
  private final Shape inputShape;

  Gradient(Arguments arguments, Shape inputShape, Execution execution) {
    super(execution);
    this.arguments = arguments;
    this.inputShape = inputShape;
  }

  @Override
  protected Gradient with(Execution execution) {
    return new Gradient(arguments, inputShape, execution);
  }

  /** Returns the shape of the input, which is that of the result. */
  public Shape inputShape() {
    return inputShape;
  }

  /**
   * Returns the plan for gradients of one specification, computed anew.
   *
   * @param gradOutput the specification of the output's gradient
   * @throws InvalidArgumentException if PyTorch raises ValueError, TypeError or RuntimeError for
   *     these arguments and an input of this shape, if {@code gradOutput} has another shape than
   *     the output or no floating-point type, or if its memory format is neither contiguous nor
   *     channels-last
   * @throws UnsupportedModeException if PyTorch raises NotImplementedError for them: an unknown
   *     mode, or a mode without a rule for this rank or data type
   */
  @Override
  public Plan plan(TensorSpec gradOutput) {
    return GradientPlanner.plan(arguments, inputShape, gradOutput);
  }

  /** Returns the arguments as PyTorch prints them, and the shape of the input. */
  @Override
  public String toString() {
    return "Gradient(" + arguments + ", input_shape=" + inputShape + ")";
  }
}
