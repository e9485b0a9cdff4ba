package io.halfpixel.torch;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.Map;

/**
 * {@code torch.nn.PixelUnshuffle}: turns a tensor of shape [...batch, c, h·r, w·r] into [...batch,
 * c·r·r, h, w], with r the downscale factor. It undoes {@link PixelShuffle}.
 *
 * <pre>{@code
 * Tensor y = PixelUnshuffle.of(3).forward(x);  // [1, 1, 12, 12] becomes [1, 9, 4, 4]
 * }</pre>
 *
 * <p>Channel c·r·r + a·r + b is the pixel in row a and column b of each square. Bits are copied.
 * Tensors have any number of leading axes, none included, and any data type but uint16; in memory
 * they are {@code CONTIGUOUS}, or of rank 4 and {@code CHANNELS_LAST}, and so is the result. A
 * tensor of rank 3 in another order gives a contiguous one. An empty tensor keeps its shape, as in
 * PyTorch. Immutable and thread-safe.
 *
 * <p>Source: PyTorch, {@code torch/nn/modules/pixelshuffle.py}, {@code
 * aten/src/ATen/native/PixelShuffle.h} and {@code PixelShuffle.cpp}.
 */
public final class PixelUnshuffle extends Operation<PixelUnshuffle> {
  private final long downscaleFactor;

  private PixelUnshuffle(long downscaleFactor, Execution execution) {
    super(execution);
    this.downscaleFactor = downscaleFactor;
  }

  /**
   * Returns the layer.
   *
   * @param downscaleFactor the side of a square; as in PyTorch, it is checked when the layer meets
   *     a tensor
   */
  public static PixelUnshuffle of(long downscaleFactor) {
    return new PixelUnshuffle(downscaleFactor, Execution.DEFAULT);
  }

  /**
   * Returns the layer of the keyword arguments of PyTorch's constructor, such as {@code
   * {"downscale_factor": 3}}.
   *
   * @param config by PyTorch's names, as a JSON parser reads them: a list is a tuple, null is None
   * @throws InvalidArgumentException if a value is of the wrong type, or the module has no such
   *     argument, or the factor is missing
   */
  public static PixelUnshuffle fromConfig(Map<String, ?> config) {
    ModuleConfig read = new ModuleConfig("PixelUnshuffle", config);
    long factor = read.integer("downscale_factor");
    read.requireAllRead();
    return of(factor);
  }

  @Override
  protected PixelUnshuffle with(Execution execution) {
    return new PixelUnshuffle(downscaleFactor, execution);
  }

  /**
   * Returns the plan for tensors of one specification, computed anew.
   *
   * @throws InvalidArgumentException if there are less than three axes, the factor is not positive
   *     or does not divide the height and the width, or the memory format is {@code
   *     CHANNELS_FIRST}, or {@code CHANNELS_LAST} with five axes
   * @throws UnsupportedModeException if the tensor is of type uint16
   */
  @Override
  public Plan plan(TensorSpec source) {
    PixelRearrangement.check(source, "pixel_unshuffle", "downscale_factor", downscaleFactor);
    int rank = source.shape().rank();
    long height = divided(source.shape().length(rank - 2), "height", -2);
    long width = divided(source.shape().length(rank - 1), "width", -1);
    if (source.elements() == 0) {
      return new Plan(source, source, List.of());
    }
    return new PixelRearrangement(
            PixelRearrangement.batch(source.shape()),
            downscaleFactor,
            source.shape().length(rank - 3),
            height,
            width)
        .unshuffled(source);
  }

  private long divided(long length, String axis, int number) {
    if (length % downscaleFactor != 0) {
      throw new InvalidArgumentException(
          "pixel_unshuffle expects %s to be divisible by downscale_factor, but input.size(%d)=%d is not divisible by %d"
              .formatted(axis, number, length, downscaleFactor));
    }
    return length / downscaleFactor;
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

  /** Returns the text that PyTorch prints, such as {@code PixelUnshuffle(downscale_factor=3)}. */
  @Override
  public String toString() {
    return "PixelUnshuffle(downscale_factor=" + downscaleFactor + ")";
  }
}
