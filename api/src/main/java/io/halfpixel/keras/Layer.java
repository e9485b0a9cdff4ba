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
 * The common part of Keras' upsampling layers.
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
public abstract sealed class Layer<S extends Layer<S>> extends Operation<S> permits UpSampling {
  private final String name;
  private final int rank;
  private final DataType dtype;

  Layer(String name, int rank, DataType dtype, Execution execution) {
    super(execution);
    this.name = name;
    this.rank = rank;
    this.dtype = dtype;
  }

  /** Returns the type to which floating-point inputs are cast. */
  public final DataType dtype() {
    return dtype;
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
   * @param inputs the tensor to upsample; not changed
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
   * @throws InvalidArgumentException if the rank is not the layer's, the result is too large, the
   *     memory format does not fit the data format, or the interpolation rejects the tensor
   * @throws UnsupportedModeException if the layer interpolates under the conditions of {@link
   *     ImageResize#plan(TensorSpec)}
   */
  @Override
  public final Plan plan(TensorSpec source) {
    if (source.shape().rank() != rank) {
      throw new InvalidArgumentException(
          "Input 0 with name 'None' of layer '"
              + name
              + "' is incompatible with the layer: "
              + "expected ndim="
              + rank
              + ", found ndim="
              + source.shape().rank()
              + ". Full shape received: "
              + tuple(source.shape()));
    }
    boolean autocast = source.dataType().isFloatingPoint();
    Plan inputs = Plans.cast(source, autocast ? dtype : source.dataType());
    return Plans.chain(inputs, planCall(inputs.target()));
  }

  /** Returns the plan of Keras' method {@code call}, for a tensor of the layer's rank and type. */
  abstract Plan planCall(TensorSpec inputs);

  /** Returns a shape as Python prints it. */
  static String tuple(Shape shape) {
    String list = shape.toString();
    return "(" + list.substring(1, list.length() - 1) + (shape.rank() == 1 ? ",)" : ")");
  }
}
