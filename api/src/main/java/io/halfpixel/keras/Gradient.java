package io.halfpixel.keras;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;

/**
 * The gradient of {@link ImageResize} or an upsampling layer with respect to inputs of one
 * specification: from the gradient of the output to that of the inputs.
 *
 * <pre>{@code
 * Gradient gradient = UpSampling2D.of(2, 2).gradient(x.spec());
 * Tensor dx = gradient.apply(dy);
 * }</pre>
 *
 * <p>It is what {@code tf.GradientTape} computes, for {@link KerasBackend#TENSORFLOW}; {@link
 * ImageResize} has that of PyTorch for {@link KerasBackend#TORCH}.
 *
 * <ul>
 *   <li>Repetition: along the last spatial axis first, then along the one before it, the gradients
 *       of the repeated pixels are added to +0 in the order of TensorFlow on a CPU with vectors of
 *       256 bits: from the first to the last, but in several sums for factors of 16 and more, and
 *       of 8 and more (4 for {@code float64}) where neighbours along the axis lie side by side in
 *       memory. {@code float16} is rounded after every addition, but for those of a vector's
 *       halves, and {@code bfloat16} after every axis.
 *   <li>Everything else: the gradient of {@link io.halfpixel.tensorflow.Resize}, with the types and
 *       errors there, and zeros where {@code crop_to_aspect_ratio} cut pixels off. An output that
 *       Keras had to limit to the range of {@code float16} passes nothing back there; here it is
 *       taken for one within the range, since the images are not known.
 * </ul>
 *
 * <p>Two orders of TensorFlow's are not known here, and these sums run from the first to the last:
 * factors of more than 8192 (4096 for {@code float64}, 1600 for {@code float16}) where neighbours
 * lie side by side; and factors of 16 and more where rows of more than 2^15 elements, not a
 * multiple of 8, lie between neighbours.
 *
 * <p>The result has the memory format of the gradient that is given. Immutable and thread-safe;
 * keep one and apply it often, because it caches its plan.
 *
 * <p>Source: TensorFlow, {@code python/ops/array_grad.py}, {@code _TileGrad}; Keras 3, {@code
 * keras/src/backend/tensorflow/numpy.py}, {@code repeat}, and {@code image.py}.
 */
public final class Gradient extends Operation<Gradient> {
  private final Operation<?> forward;
  private final GradientPlanner planner;
  private final TensorSpec inputs;

  Gradient(Operation<?> forward, GradientPlanner planner, TensorSpec inputs, Execution execution) {
    super(execution);
    this.forward = forward;
    this.planner = planner;
    this.inputs = inputs;
  }

  static UnsupportedModeException unknown(KerasBackend backend) {
    return new UnsupportedModeException(
        "gradients are those of Keras on tensorflow, and of ops.image.resize on torch, but got"
            + " backend "
            + backend);
  }

  @Override
  protected Gradient with(Execution execution) {
    return new Gradient(forward, planner, inputs, execution);
  }

  /** Returns the specification of the inputs, which is that of the result. */
  public TensorSpec inputs() {
    return inputs;
  }

  /**
   * Returns the plan for the gradient of the output, computed anew.
   *
   * @param gradOutput the specification of the output's gradient, which is that of the output
   * @throws InvalidArgumentException if the operation refuses the inputs, their type is no
   *     floating-point type, {@code gradOutput} is not the specification of the output, or
   *     TensorFlow or PyTorch raises an error for the type
   * @throws UnsupportedModeException if the interpolation has no gradient, or the backend is
   *     another one
   */
  @Override
  public Plan plan(TensorSpec gradOutput) {
    if (!inputs.dataType().isFloatingPoint()) {
      throw new InvalidArgumentException(
          "The dtype of the watched tensor must be floating (e.g. tf.float32), got tf."
              + inputs.dataType());
    }
    TensorSpec output = forward.plan(inputs).target();
    if (!gradOutput.equals(output)) {
      throw new InvalidArgumentException(
          "the gradient of the output is " + output + " as the output is, but got " + gradOutput);
    }
    return planner.plan(inputs, gradOutput);
  }

  /** Returns the operation and the specification of the inputs. */
  @Override
  public String toString() {
    return "Gradient(" + forward + ", inputs=" + inputs + ")";
  }
}
