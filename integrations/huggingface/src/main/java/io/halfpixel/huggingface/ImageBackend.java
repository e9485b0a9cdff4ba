package io.halfpixel.huggingface;

/**
 * What transformers computes with. Both resize, crop and scale by the same rules, but not to the
 * same bits: about half of all values differ in the last bit, and after a resize some pixels by a
 * level.
 */
public enum ImageBackend {
  /**
   * {@code XImageProcessor}: torchvision. Rescaling is folded into mean and deviation in {@code
   * float32}. What {@code AutoImageProcessor} takes wherever torchvision is installed.
   */
  TORCHVISION,
  /**
   * {@code XImageProcessorPil}: Pillow and NumPy. Rescaling is a product in {@code float64},
   * rounded once, before mean and deviation in {@code float32}. What the slow processors of older
   * releases computed, with which most models were trained.
   */
  PIL
}
