package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * The arguments that all layers have. A builder belongs to one thread; what it built does not
 * change when the builder does.
 *
 * @param <B> the builder itself
 */
public abstract sealed class LayerBuilder<B extends LayerBuilder<B>>
    permits UpSampling1D.Builder, UpSampling2D.Builder, UpSampling3D.Builder {
  private DataType dtype = DataType.F32;

  LayerBuilder() {}

  abstract B self();

  final DataType dtype() {
    return dtype;
  }

  /**
   * Sets the type to which floating-point inputs are cast; {@link DataType#F32} unless set.
   *
   * @throws InvalidArgumentException if it is an integer type
   */
  public B dtype(DataType dtype) {
    if (!dtype.isFloatingPoint()) {
      throw new InvalidArgumentException(
          "a layer's dtype is float32, float64, float16 or bfloat16, but got " + dtype);
    }
    this.dtype = dtype;
    return self();
  }
}
