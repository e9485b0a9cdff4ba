package io.halfpixel.djl;

import io.halfpixel.spi.Backend;
import java.util.concurrent.Executor;

/**
 * {@code torch.nn.Upsample} as a block: resamples arrays of shape [n, c, w], [n, c, h, w] or [n, c,
 * d, h, w].
 *
 * <pre>{@code
 * Block up = Upsample.of(
 *     io.halfpixel.torch.Upsample.builder().scaleFactor(2).mode(Mode.BICUBIC).build());
 * }</pre>
 *
 * <p>Arguments, values and errors are those of {@link io.halfpixel.torch.Upsample}. Arrays are
 * taken as contiguous: a channels-last tensor of PyTorch, which DJL cannot tell from another, gives
 * the bits of the contiguous one.
 */
public final class Upsample extends ResamplingBlock {
  private final io.halfpixel.torch.Upsample layer;

  private Upsample(io.halfpixel.torch.Upsample layer) {
    super(layer, layer.toString());
    this.layer = layer;
  }

  /** Returns the block that does what a layer does. */
  public static Upsample of(io.halfpixel.torch.Upsample layer) {
    return new Upsample(layer);
  }

  @Override
  public Upsample on(Backend backend) {
    return new Upsample(layer.on(backend));
  }

  @Override
  public Upsample parallel(Executor executor, int parallelism) {
    return new Upsample(layer.parallel(executor, parallelism));
  }
}
