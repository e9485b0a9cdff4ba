package io.halfpixel.preprocess;

import io.halfpixel.Tensor;

/**
 * A first stage that depends on what an image shows, such as a crop to what is not paper. It reads
 * pixels and writes none. Implementations are stateless and thread-safe.
 */
@FunctionalInterface
public interface ContentRule {
  /**
   * Returns the stage for an image. Equal stages for equal geometry let plans be used again.
   *
   * @param image the image
   * @param layout what its axes are
   * @throws io.halfpixel.InvalidArgumentException if there is none for such an image
   */
  Stage of(Tensor image, Layout layout);
}
