package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import java.util.Map;

/**
 * {@code torch.nn.UpsamplingNearest2d}: {@link Upsample} in mode nearest, for tensors of shape [n,
 * c, h, w].
 *
 * <pre>{@code
 * Upsample up = UpsamplingNearest2d.size(480, 640);
 * Tensor enlarged = up.forward(masks); // [n, c, h, w] to [n, c, 480, 640]
 * }</pre>
 *
 * <p>Source: PyTorch, {@code torch/nn/modules/upsampling.py}.
 */
public final class UpsamplingNearest2d {
  private UpsamplingNearest2d() {}

  /** Returns the layer with one scale for both axes. */
  public static Upsample scaleFactor(double scaleFactor) {
    return nearest().scaleFactor(scaleFactor).build();
  }

  /** Returns the layer with a scale for the height and one for the width. */
  public static Upsample scaleFactor(double height, double width) {
    return nearest().scaleFactor(height, width).build();
  }

  /** Returns the layer with a fixed output size. */
  public static Upsample size(long height, long width) {
    return nearest().size(height, width).build();
  }

  /**
   * Returns the layer of the keyword arguments of PyTorch's constructor, such as {@code {"size":
   * [480, 640]}}.
   *
   * @param config by PyTorch's names, as a JSON parser reads them: a list is a tuple, null is None
   * @throws InvalidArgumentException if a value is of the wrong type, or the module has no such
   *     argument
   */
  public static Upsample fromConfig(Map<String, ?> config) {
    return nearest().extent(new ModuleConfig("UpsamplingNearest2d", config)).build();
  }

  static Upsample.Builder nearest() {
    return Upsample.builder().className("UpsamplingNearest2d").mode(Mode.NEAREST);
  }
}
