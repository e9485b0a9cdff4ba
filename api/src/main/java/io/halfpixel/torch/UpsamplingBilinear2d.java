package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import java.util.Map;

/**
 * {@code torch.nn.UpsamplingBilinear2d}: {@link Upsample} in mode bilinear with aligned corners,
 * for tensors of shape [n, c, h, w].
 *
 * <pre>{@code
 * Upsample up = UpsamplingBilinear2d.scaleFactor(2);
 * Tensor enlarged = up.forward(images); // [n, c, h, w] to [n, c, 2h, 2w]
 * }</pre>
 *
 * <p>Source: PyTorch, {@code torch/nn/modules/upsampling.py}.
 */
public final class UpsamplingBilinear2d {
  private UpsamplingBilinear2d() {}

  /** Returns the layer with one scale for both axes. */
  public static Upsample scaleFactor(double scaleFactor) {
    return bilinear().scaleFactor(scaleFactor).build();
  }

  /** Returns the layer with a scale for the height and one for the width. */
  public static Upsample scaleFactor(double height, double width) {
    return bilinear().scaleFactor(height, width).build();
  }

  /** Returns the layer with a fixed output size. */
  public static Upsample size(long height, long width) {
    return bilinear().size(height, width).build();
  }

  /**
   * Returns the layer of the keyword arguments of PyTorch's constructor, such as {@code
   * {"scale_factor": 2}}.
   *
   * @param config by PyTorch's names, as a JSON parser reads them: a list is a tuple, null is None
   * @throws InvalidArgumentException if a value is of the wrong type, or the module has no such
   *     argument
   */
  public static Upsample fromConfig(Map<String, ?> config) {
    return bilinear().extent(new ModuleConfig("UpsamplingBilinear2d", config)).build();
  }

  static Upsample.Builder bilinear() {
    return Upsample.builder()
        .className("UpsamplingBilinear2d")
        .mode(Mode.BILINEAR)
        .alignCorners(true);
  }
}
