package io.halfpixel.keras;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;

/**
 * The common part of Keras' layers.
 *
 * <p>As in Keras, a layer has a {@code dtype}, {@code float32} unless set: inputs of another
 * floating-point type are first cast to it. Integers are taken as they are, and their type is kept.
 * Immutable and thread-safe.
 *
 * <p>Source: Keras 3, {@code keras/src/layers/layer.py} and {@code
 * keras/src/dtype_policies/dtype_policy.py}, {@code convert_input}.
 *
 * @param <S> the layer itself
 */
public abstract sealed class Layer<S extends Layer<S>> extends Operation<S>
    permits CenterCrop, Normalization, Rescaling, Resizing, UpSampling {
  private final LayerOptions options;

  Layer(LayerOptions options, Execution execution) {
    super(execution);
    this.options = options;
  }

  final LayerOptions options() {
    return options;
  }

  /** Returns the name of the layer; without one of its own it is such as {@code "resizing"}. */
  public final String name() {
    return options.name();
  }

  /** Returns the type to which floating-point inputs are cast. */
  public final DataType dtype() {
    return options.dtype();
  }

  /**
   * Returns the result in new memory: an array if the inputs live in an array, a direct buffer if
   * they live in one.
   *
   * @throws InvalidArgumentException if Keras rejects the tensor or its size, or the result does
   *     not fit one array or buffer
   * @throws UnsupportedModeException if there is no result for such a tensor
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public final Tensor call(Tensor inputs) {
    return apply(inputs);
  }

  /**
   * Writes the result into the caller's memory and allocates nothing once the plan for this
   * specification is cached.
   *
   * @param inputs the tensor to process; not changed
   * @param outputs a tensor of exactly the result's specification that shares no memory with the
   *     inputs
   * @throws InvalidArgumentException under the conditions of {@link #call(Tensor)}, if the outputs
   *     have another specification, are read-only or share memory with the inputs; nothing is
   *     written
   * @throws UnsupportedModeException if there is no result for such a tensor
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public final void call(Tensor inputs, Tensor outputs) {
    apply(inputs, outputs);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank or the number of channels is not the layer's, the
   *     result is too large, the memory format does not fit the data format, or the interpolation
   *     rejects the tensor
   * @throws UnsupportedModeException if the layer interpolates under the conditions of {@link
   *     ImageResize#plan(TensorSpec)}
   */
  @Override
  public final Plan plan(TensorSpec source) {
    checkInput(source);
    Plan inputs = autocast(source);
    return Plans.chain(inputs, planCall(inputs.target()));
  }

  private Plan autocast(TensorSpec source) {
    return source.dataType().isFloatingPoint() ? cast(source, dtype()) : Plans.identity(source);
  }

  /**
   * On its way from float64 to a half-width type a number is rounded to float32, as it is there.
   */
  static Plan cast(TensorSpec source, DataType type) {
    if (source.dataType() != DataType.F64 || type == DataType.F64) {
      return Plans.cast(source, type);
    }
    Plan single = Plans.cast(source, DataType.F32);
    return Plans.chain(single, Plans.cast(single.target(), type));
  }

  /** Checks the shape of a tensor as Keras does before it calls the layer. */
  abstract void checkInput(TensorSpec source);

  /** Checks a rank as Keras' {@code InputSpec} does. */
  final void checkRank(TensorSpec source, int rank) {
    if (source.shape().rank() != rank) {
      throw new InvalidArgumentException(
          "Input 0 with name 'None' of layer '"
              + name()
              + "' is incompatible with the layer: "
              + "expected ndim="
              + rank
              + ", found ndim="
              + source.shape().rank()
              + ". Full shape received: "
              + tuple(source.shape()));
    }
  }

  /** Returns the plan of Keras' method {@code call}, for a tensor of the layer's type. */
  abstract Plan planCall(TensorSpec inputs);

  /** Returns the text that Keras prints, such as {@code <Resizing name=resizing, built=False>}. */
  @Override
  public final String toString() {
    return "<" + getClass().getSimpleName() + " name=" + name() + ", built=False>";
  }

  /** Returns a shape as Python prints it. */
  static String tuple(Shape shape) {
    String list = shape.toString();
    return "(" + list.substring(1, list.length() - 1) + (shape.rank() == 1 ? ",)" : ")");
  }
}
