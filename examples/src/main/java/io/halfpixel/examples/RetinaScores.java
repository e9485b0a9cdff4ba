package io.halfpixel.examples;

import io.halfpixel.Tensor;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;

/**
 * Class scores for every pixel of a fundus photograph, by a classical rule that stands in for a
 * network: vessels are darker in the green channel than what surrounds them.
 *
 * <p>Classes are 0, outside the eye; 1, retina; 2, vessel. The highest score wins.
 */
final class RetinaScores {
  static final int CLASSES = 3;
  static final int OUTSIDE = 0;
  static final int VESSEL = 2;
  private static final int NEIGHBOURHOOD = 32;
  private static final int NOISE = 4;
  private static final float EYE_BRIGHTNESS = 0.08f;
  private static final float VESSEL_DARKNESS = 0.022f;
  private static final float STEEPNESS = 60f;

  private RetinaScores() {}

  /**
   * Returns the scores, [1, 3, h, w].
   *
   * @param green the green channel in [0, 1], [1, 1, h, w]
   */
  static Tensor of(Tensor green) {
    float[] fine = (float[]) smooth(green, NOISE).array();
    float[] coarse = (float[]) smooth(green, NEIGHBOURHOOD).array();
    int pixels = fine.length;
    float[] scores = new float[CLASSES * pixels];
    for (int i = 0; i < pixels; i++) {
      scores[i] = STEEPNESS * (EYE_BRIGHTNESS - coarse[i]);
      scores[VESSEL * pixels + i] = STEEPNESS * (coarse[i] - fine[i] - VESSEL_DARKNESS);
    }
    return Tensor.of(scores, 1, CLASSES, green.shape().length(2), green.shape().length(3));
  }

  /** Shrinks with antialiasing and enlarges again: a local mean. */
  private static Tensor smooth(Tensor image, int factor) {
    long height = image.shape().length(2);
    long width = image.shape().length(3);
    return resize(resize(image, height / factor, width / factor), height, width);
  }

  /** Returns an image at another size, bilinear with antialiasing. */
  static Tensor resize(Tensor image, long height, long width) {
    return Interpolate.builder()
        .size(height, width)
        .mode(Mode.BILINEAR)
        .antialias(true)
        .build()
        .forward(image);
  }

  /** Returns the class with the highest score of every pixel, the first of equals, [1, 1, h, w]. */
  static Tensor argmax(Tensor scores) {
    float[] values = (float[]) scores.array();
    int pixels = values.length / CLASSES;
    byte[] labels = new byte[pixels];
    for (int i = 0; i < pixels; i++) {
      int best = 0;
      for (int c = 1; c < CLASSES; c++) {
        best = values[c * pixels + i] > values[best * pixels + i] ? c : best;
      }
      labels[i] = (byte) best;
    }
    return Tensor.of(labels, 1, 1, scores.shape().length(2), scores.shape().length(3));
  }
}
