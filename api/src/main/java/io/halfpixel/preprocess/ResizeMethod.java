package io.halfpixel.preprocess;

import io.halfpixel.Operation;

/**
 * What an image is resized with. The words and the bits are those of a face:
 *
 * <pre>{@code
 * ResizeMethod pillow =
 *     ResizeMethod.interleaved((h, w) -> io.halfpixel.pillow.Resize.of(w, h, Resampling.BICUBIC));
 * ResizeMethod torchvision =
 *     ResizeMethod.planes((h, w) -> io.halfpixel.torchvision.Resize.builder().size(h, w).build());
 * }</pre>
 *
 * Implementations are stateless and thread-safe.
 */
@FunctionalInterface
public interface ResizeMethod {
  /**
   * Returns the draft of an image with another size.
   *
   * @throws io.halfpixel.InvalidArgumentException if the framework rejects such an image
   * @throws io.halfpixel.UnsupportedModeException if the framework defines no result for it
   */
  Draft resize(Draft image, Size size);

  /** Makes the operation that resizes to a height and a width. */
  @FunctionalInterface
  interface BySize {
    /** Returns the operation. */
    Operation<?> of(int height, int width);
  }

  /** Returns the method of a face that takes images [h, w, c], such as Pillow's and OpenCV's. */
  static ResizeMethod interleaved(BySize face) {
    return (image, size) -> resize(image, Layout.INTERLEAVED, face, size);
  }

  /** Returns the method of a face that takes images [c, h, w], such as torchvision's. */
  static ResizeMethod planes(BySize face) {
    return (image, size) -> resize(image, Layout.PLANES, face, size);
  }

  private static Draft resize(Draft image, Layout layout, BySize face, Size size) {
    Operation<?> operation = face.of(size.height(), size.width());
    double x = (double) image.width() / size.width();
    double y = (double) image.height() / size.height();
    return image.then(layout, operation::plan, AffineMap.scale(x, y));
  }
}
