package io.halfpixel.peers;

import io.halfpixel.opencv.Interpolation;
import io.halfpixel.opencv.Resize;

/**
 * The arguments of {@code cv::resize}.
 *
 * @param width the new width; if it or the height is 0 or less, the factors count
 * @param height the new height
 * @param fx what the width is multiplied by
 * @param fy what the height is multiplied by
 * @param interpolation how pixels are computed
 */
public record OpenCvCall(int width, int height, double fx, double fy, Interpolation interpolation) {
  /** Returns the same call of Halfpixel's, of its default release. */
  public Resize.Builder halfpixel() {
    return Resize.builder().dsize(width, height).fx(fx).fy(fy).interpolation(interpolation);
  }
}
