package io.halfpixel.examples;

import io.halfpixel.Tensor;
import io.halfpixel.keras.UpSampling2D;

/**
 * Keras' {@code UpSampling2D(size=(2, 2), interpolation='nearest')} on one 32x32 RGB image,
 * channels last.
 *
 * <p>Prints the shape of the result, (1, 64, 64, 3).
 */
public final class KerasUpSampling {
  private KerasUpSampling() {}

  /** Runs the example; arguments are ignored. */
  public static void main(String[] args) {
    System.out.println(Ramp.tuple(upsample(Ramp.of(1, 32, 32, 3))));
  }

  /** Returns the [n, 2h, 2w, c] result for an [n, h, w, c] image. */
  static Tensor upsample(Tensor image) {
    return UpSampling2D.of(2, 2).call(image);
  }
}
