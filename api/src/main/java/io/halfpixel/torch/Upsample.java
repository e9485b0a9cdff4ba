package io.halfpixel.torch;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import java.util.Map;

/**
 * {@code torch.nn.Upsample}: a layer for tensors of shape [n, c, w], [n, c, h, w] or [n, c, d, h,
 * w].
 *
 * <pre>{@code
 * Upsample up = Upsample.builder().scaleFactor(2).mode(Mode.BICUBIC).alignCorners(false).build();
 * Tensor y = up.forward(x);
 * }</pre>
 *
 * <p>It is {@link Interpolate} without antialiasing. Immutable and thread-safe; keep one and apply
 * it often, because it caches the plans of the shapes that it meets.
 *
 * <p>Source: PyTorch, {@code torch/nn/modules/upsampling.py}.
 */
public final class Upsample extends Interpolation<Upsample> {
  private final String className;

  private Upsample(Arguments arguments, String className, Execution execution) {
    super(arguments, execution);
    this.className = className;
  }

  @Override
  String className() {
    return className;
  }

  /** Returns a builder with PyTorch's default arguments. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the layer of the keyword arguments of PyTorch's constructor, such as {@code
   * {"scale_factor": 2, "mode": "bilinear"}}.
   *
   * @param config by PyTorch's names, as a JSON parser reads them: a list is a tuple, null is None
   * @throws InvalidArgumentException if a value is of the wrong type, or the module has no such
   *     argument
   */
  public static Upsample fromConfig(Map<String, ?> config) {
    ModuleConfig read = new ModuleConfig("Upsample", config);
    Boolean recompute = read.flag("recompute_scale_factor");
    Builder builder =
        builder()
            .mode(read.text("mode", "nearest"))
            .alignCorners(read.flag("align_corners"))
            .recomputeScaleFactor(Boolean.TRUE.equals(recompute));
    return builder.extent(read).build();
  }

  @Override
  protected Upsample with(Execution execution) {
    return new Upsample(arguments(), className, execution);
  }

  /** Collects the arguments of {@code torch.nn.Upsample}. */
  public static final class Builder extends ArgumentsBuilder<Builder> {
    private String className = "Upsample";

    private Builder() {}

    /** Sets the name of the subclass that the layer is. */
    Builder className(String className) {
      this.className = className;
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    /** Sets the size and the scale, the last arguments that are read. */
    Builder extent(ModuleConfig read) {
      extent(read.size(), read.scaleFactor());
      read.requireAllRead();
      return this;
    }

    /**
     * Returns the layer with the arguments set so far. As in PyTorch, a single scale of 0 counts as
     * not set.
     */
    public Upsample build() {
      var scale = scaleFactor();
      boolean isZero = scale != null && scale.scalar() && scale.at(0) == 0;
      return new Upsample(arguments(isZero ? null : scale, false), className, Execution.DEFAULT);
    }
  }
}
