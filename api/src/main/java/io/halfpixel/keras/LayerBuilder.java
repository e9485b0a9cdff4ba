package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.Objects;

/**
 * The arguments that all layers have. A builder belongs to one thread; what it built does not
 * change when the builder does.
 *
 * @param <B> the builder itself
 */
public abstract sealed class LayerBuilder<B extends LayerBuilder<B>>
    permits CenterCrop.Builder,
        Normalization.Builder,
        Rescaling.Builder,
        Resizing.Builder,
        UpSampling1D.Builder,
        UpSampling2D.Builder,
        UpSampling3D.Builder {
  private String name;
  private DataType dtype = DataType.F32;

  LayerBuilder(String name) {
    this.name = name;
  }

  abstract B self();

  final LayerOptions options() {
    return new LayerOptions(name, dtype);
  }

  /** Sets what all layers have. */
  final B common(LayerConfig config) {
    return name(config.text("name", name)).dtype(config.dtype());
  }

  /** Sets the name, which {@code toString} and errors tell; Keras numbers layers without one. */
  public B name(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return self();
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
