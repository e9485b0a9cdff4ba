package io.halfpixel.torch;

import io.halfpixel.Execution;

/**
 * {@code torch.nn.functional.interpolate} with fixed arguments, for tensors of shape [n, c, w], [n,
 * c, h, w] or [n, c, d, h, w].
 *
 * <pre>{@code
 * Interpolate shrink =
 *     Interpolate.builder().size(224, 224).mode(Mode.BICUBIC).antialias(true).build();
 * Tensor small = shrink.forward(images); // [n, c, h, w] to [n, c, 224, 224]
 * }</pre>
 *
 * <p>Immutable and thread-safe; keep one and apply it often, because it caches the plans of the
 * shapes that it meets.
 *
 * <p>Source: PyTorch, {@code torch/nn/functional.py}.
 */
public final class Interpolate extends Interpolation<Interpolate> {
  private Interpolate(Arguments arguments, Execution execution) {
    super(arguments, execution);
  }

  /** Returns a builder with PyTorch's default arguments. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  String className() {
    return "Interpolate";
  }

  @Override
  protected Interpolate with(Execution execution) {
    return new Interpolate(arguments(), execution);
  }

  /** Collects the arguments of {@code torch.nn.functional.interpolate}. */
  public static final class Builder extends ArgumentsBuilder<Builder> {
    private boolean antialias;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets whether a filter that shrinks is widened by the ratio, so that every input pixel counts;
     * false unless set. For the modes bilinear, bicubic and lanczos of rank 4.
     */
    public Builder antialias(boolean antialias) {
      this.antialias = antialias;
      return this;
    }

    /** Returns the operation with the arguments set so far. */
    public Interpolate build() {
      return new Interpolate(arguments(scaleFactor(), antialias), Execution.DEFAULT);
    }
  }
}
