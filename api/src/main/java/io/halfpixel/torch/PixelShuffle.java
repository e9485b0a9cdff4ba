package io.halfpixel.torch;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import java.util.Map;

/**
 * {@code torch.nn.PixelShuffle}: turns a tensor of shape [...batch, c·r·r, h, w] into [...batch, c,
 * h·r, w·r], with r the upscale factor.
 *
 * <pre>{@code
 * Tensor y = PixelShuffle.of(3).forward(x);    // [1, 9, 4, 4] becomes [1, 1, 12, 12]
 * }</pre>
 *
 * <p>Channel c·r·r + a·r + b is the pixel in row a and column b of each square. Bits are copied.
 * Tensors have any number of leading axes, none included, and any data type but uint16; in memory
 * they are {@code CONTIGUOUS}, or of rank 4 and {@code CHANNELS_LAST}, and so is the result. A
 * tensor of rank 3 in another order gives a contiguous one. Immutable and thread-safe.
 *
 * <p>Source: PyTorch, {@code torch/nn/modules/pixelshuffle.py}, {@code
 * aten/src/ATen/native/PixelShuffle.h} and {@code PixelShuffle.cpp}.
 */
public final class PixelShuffle extends Operation<PixelShuffle> {
  private final long upscaleFactor;

  private PixelShuffle(long upscaleFactor, Execution execution) {
    super(execution);
    this.upscaleFactor = upscaleFactor;
  }

  /**
   * Returns the layer.
   *
   * @param upscaleFactor the side of a square; as in PyTorch, it is checked when the layer meets a
   *     tensor
   */
  public static PixelShuffle of(long upscaleFactor) {
    return new PixelShuffle(upscaleFactor, Execution.DEFAULT);
  }

  /**
   * Returns the layer of the keyword arguments of PyTorch's constructor, such as {@code
   * {"upscale_factor": 3}}.
   *
   * @param config by PyTorch's names, as a JSON parser reads them: a list is a tuple, null is None
   * @throws InvalidArgumentException if a value is of the wrong type, or the module has no such
   *     argument, or the factor is missing
   */
  public static PixelShuffle fromConfig(Map<String, ?> config) {
    ModuleConfig read = new ModuleConfig("PixelShuffle", config);
    long factor = read.integer("upscale_factor");
    read.requireAllRead();
    return of(factor);
  }

  @Override
  protected PixelShuffle with(Execution execution) {
    return new PixelShuffle(upscaleFactor, execution);
  }

  /**
   * Returns the plan for tensors of one specification, computed anew.
   *
   * @throws InvalidArgumentException if there are less than three axes, the factor is not positive,
   *     its square exceeds {@link Long#MAX_VALUE} or does not divide the channels, or the memory
   *     format is {@code CHANNELS_FIRST}, or {@code CHANNELS_LAST} with five axes
   * @throws UnsupportedModeException if the tensor is of type uint16
   */
  @Override
  public Plan plan(TensorSpec source) {
    PixelRearrangement.check(source, "pixel_shuffle", "upscale_factor", upscaleFactor);
    if (upscaleFactor > Long.MAX_VALUE / upscaleFactor) {
      throw new InvalidArgumentException(
          "upscale factor is too large, (upscale_factor)^2 overflowed: upscale_factor="
              + upscaleFactor);
    }
    int rank = source.shape().rank();
    long channels = source.shape().length(rank - 3);
    long square = upscaleFactor * upscaleFactor;
    if (channels % square != 0) {
      throw new InvalidArgumentException(
          "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
              + "upscale_factor, but input.size(-3)="
              + channels
              + " is not divisible by "
              + square);
    }
    return new PixelRearrangement(
            PixelRearrangement.batch(source.shape()),
            upscaleFactor,
            channels / square,
            source.shape().length(rank - 2),
            source.shape().length(rank - 1))
        .shuffled(source);
  }

  /**
   * Returns the rearranged tensor in new memory: PyTorch's name for {@link #apply(Tensor)}.
   *
   * @throws InvalidArgumentException under the conditions of {@link #plan(TensorSpec)}
   * @throws UnsupportedModeException under the conditions of {@link #plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public Tensor forward(Tensor input) {
    return apply(input);
  }

  /**
   * Writes the rearranged tensor into the caller's memory, which must not overlap the input:
   * PyTorch's name for {@link #apply(Tensor, Tensor)}.
   *
   * @throws InvalidArgumentException under the conditions of {@link #plan(TensorSpec)}, or if
   *     {@code output} has another specification than the result, is read-only or shares memory
   *     with the input; nothing is written
   * @throws UnsupportedModeException under the conditions of {@link #plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public void forward(Tensor input, Tensor output) {
    apply(input, output);
  }

  /** Returns the text that PyTorch prints, such as {@code PixelShuffle(upscale_factor=3)}. */
  @Override
  public String toString() {
    return "PixelShuffle(upscale_factor=" + upscaleFactor + ")";
  }
}
