package io.halfpixel.examples;

import io.halfpixel.Tensor;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;

/**
 * PyTorch's {@code nn.Upsample(scale_factor=2, mode='bicubic', align_corners=False)} on one 32x32
 * RGB image, channels first.
 *
 * <p>Prints the shape of the result, (1, 3, 64, 64).
 */
public final class TorchUpsample {
  private TorchUpsample() {}

  /** Runs the example; arguments are ignored. */
  public static void main(String[] args) {
    System.out.println(Ramp.tuple(upsample(Ramp.of(1, 3, 32, 32))));
  }

  /** Returns the [n, c, 2h, 2w] result for an [n, c, h, w] image. */
  static Tensor upsample(Tensor image) {
    Upsample layer =
        Upsample.builder().scaleFactor(2).mode(Mode.BICUBIC).alignCorners(false).build();
    return layer.forward(image);
  }
}
