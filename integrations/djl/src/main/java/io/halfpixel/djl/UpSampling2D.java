package io.halfpixel.djl;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.keras.DataFormat;
import io.halfpixel.keras.KerasBackend;
import io.halfpixel.spi.Backend;
import java.util.Locale;
import java.util.concurrent.Executor;

/**
 * {@code keras.layers.UpSampling2D} as a block: enlarges arrays of shape [n, c, h, w], or [n, h, w,
 * c] in {@link DataFormat#CHANNELS_LAST}, by whole factors.
 *
 * <pre>{@code
 * Block model = new SequentialBlock()
 *     .add(Conv2d.builder().setFilters(32).setKernelShape(new Shape(3, 3)).build())
 *     .add(Activation.reluBlock())
 *     .add(UpSampling2D.builder().size(2).interpolation("bilinear").build());
 * }</pre>
 *
 * <p>Arguments, values and errors are those of {@link io.halfpixel.keras.UpSampling2D}, with one
 * default of its own: channels come first, as in every other block of DJL.
 */
public final class UpSampling2D extends ResamplingBlock {
  private final io.halfpixel.keras.UpSampling2D layer;
  private final String description;

  private UpSampling2D(io.halfpixel.keras.UpSampling2D layer, String description) {
    super(layer, description);
    this.layer = layer;
    this.description = description;
  }

  /** Returns a builder with Keras' default arguments, but channels first. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public UpSampling2D on(Backend backend) {
    return new UpSampling2D(layer.on(backend), description);
  }

  @Override
  public UpSampling2D parallel(Executor executor, int parallelism) {
    return new UpSampling2D(layer.parallel(executor, parallelism), description);
  }

  /** Collects the arguments. A builder belongs to one thread. */
  public static final class Builder {
    private final io.halfpixel.keras.UpSampling2D.Builder layer =
        io.halfpixel.keras.UpSampling2D.builder();
    private int rows = 2;
    private int columns = 2;
    private DataFormat dataFormat = DataFormat.CHANNELS_FIRST;
    private String interpolation = "nearest";
    private KerasBackend backend = KerasBackend.TENSORFLOW;

    private Builder() {}

    /**
     * Sets one factor for rows and columns; 2 unless set.
     *
     * @throws InvalidArgumentException if it is less than 1
     */
    public Builder size(int size) {
      return size(size, size);
    }

    /**
     * Sets the factors of rows and columns.
     *
     * @throws InvalidArgumentException if one is less than 1
     */
    public Builder size(int rows, int columns) {
      layer.size(rows, columns);
      this.rows = rows;
      this.columns = columns;
      return this;
    }

    /** Sets where the channels stand; {@link DataFormat#CHANNELS_FIRST} unless set. */
    public Builder dataFormat(DataFormat dataFormat) {
      this.dataFormat = dataFormat;
      return this;
    }

    /**
     * Sets the interpolation; {@code "nearest"} unless set. The others are {@code "bilinear"},
     * {@code "bicubic"}, {@code "lanczos3"}, {@code "lanczos5"} and {@code "area"}; as in Keras, a
     * name is looked up when the block meets an array or a shape.
     */
    public Builder interpolation(String interpolation) {
      this.interpolation = interpolation.toLowerCase(Locale.ROOT);
      return this;
    }

    /**
     * Sets the framework whose interpolation to imitate; {@link KerasBackend#TENSORFLOW} unless
     * set.
     */
    public Builder backend(KerasBackend backend) {
      this.backend = backend;
      return this;
    }

    /**
     * Sets the type to which floating-point arrays are cast; float32 unless set.
     *
     * @throws InvalidArgumentException if it is not float32, float64 or float16
     */
    public Builder dtype(ai.djl.ndarray.types.DataType dtype) {
      layer.dtype(EngineMemory.dataType(dtype));
      return this;
    }

    /** Returns the block with the arguments set so far. */
    public UpSampling2D build() {
      var configured =
          layer.dataFormat(dataFormat).interpolation(interpolation).backend(backend).build();
      return new UpSampling2D(
          configured,
          "UpSampling2D(size=(%d, %d), interpolation='%s', data_format='%s', dtype='%s', backend='%s')"
              .formatted(
                  rows,
                  columns,
                  interpolation,
                  dataFormat.frameworkName(),
                  configured.dtype().frameworkName(),
                  backend));
    }
  }
}
