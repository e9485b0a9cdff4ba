package io.halfpixel.resample;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;

/**
 * The gradient of a {@link io.halfpixel.Resampler} with respect to an input of one shape: every
 * pixel gets the sum of what the outputs that read it pass back, each times the weight that it had,
 * in binary64. What lies outside with a constant edge gets nothing.
 *
 * <pre>{@code
 * Gradient gradient = Resampler.mitchell().size(8, 8).gradient(x.shape());
 * Tensor gradInput = gradient.apply(gradOutput);
 * }</pre>
 *
 * <p>Made by {@link io.halfpixel.Resampler#gradient(Shape)}. Immutable and thread-safe; keep one
 * and apply it often, because it caches the plans of the specifications that it meets.
 */
public final class Gradient extends Operation<Gradient> {
  private final Settings settings;
  private final Shape inputShape;

  /** Creates the gradient of what the settings describe. */
  public Gradient(Settings settings, Shape inputShape, Execution execution) {
    super(execution);
    this.settings = settings;
    this.inputShape = inputShape;
  }

  @Override
  protected Gradient with(Execution execution) {
    return new Gradient(settings, inputShape, execution);
  }

  /** Returns the shape of the input, which is that of the result. */
  public Shape inputShape() {
    return inputShape;
  }

  /**
   * Returns the plan for gradients of one specification, computed anew.
   *
   * @param gradOutput the specification of the output's gradient, of a floating-point type
   * @throws InvalidArgumentException if the settings do not fit an input of this shape, or the
   *     gradient has another shape than the output or no floating-point type
   * @throws UnsupportedModeException if results are clamped or {@link AlphaMode#PREMULTIPLY}
   */
  @Override
  public Plan plan(TensorSpec gradOutput) {
    return GradientPlanner.plan(settings, inputShape, gradOutput);
  }

  /** Returns the settings and the shape of the input. */
  @Override
  public String toString() {
    return "Gradient(" + settings + ", inputShape=" + inputShape + ")";
  }
}
