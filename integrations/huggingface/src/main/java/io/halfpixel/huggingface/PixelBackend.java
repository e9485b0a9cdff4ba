package io.halfpixel.huggingface;

import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What the two backends of transformers do differently: {@code TorchvisionBackend} and {@code
 * PilBackend} in {@code image_processing_backends.py}. Implementations are stateless.
 */
interface PixelBackend {
  /** Which one it is. */
  ImageBackend kind();

  /** Refuses an image that is none there; all are, unless a backend says otherwise. */
  default Stage entrance() {
    return image -> image;
  }

  /**
   * Resizes.
   *
   * @param resample Pillow's number of the filter
   * @param rule the new size
   * @param reducingGap Pillow's argument, which torchvision ignores, or null
   */
  Stage resize(int resample, SizeRule rule, @Nullable Double reducingGap);

  /** Cuts out the middle. */
  Stage centerCrop(Size size);

  /** Multiplies with a factor. */
  Stage rescale(double factor);

  /** Subtracts mean and divides by deviation. */
  Stage normalize(double[] mean, double[] std);

  /** Both. */
  Stage rescaleAndNormalize(double factor, double[] mean, double[] std);
}
