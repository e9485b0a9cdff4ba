package io.halfpixel.image;

import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.preprocess.Orientation;

/** Turns images upright. */
final class Turning {
  private Turning() {}

  /** Returns the tensor [h, w] or [h, w, bands] as it stands upright; itself if it does already. */
  static Tensor upright(Tensor pixels, Orientation orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return pixels;
    }
    long[] lengths = pixels.shape().toArray();
    int bands = lengths.length == 3 ? (int) lengths[2] : 1;
    int columns = (int) lengths[1];
    int height = (int) lengths[orientation.isExchanged() ? 1 : 0];
    int width = (int) lengths[orientation.isExchanged() ? 0 : 1];
    Shape shape = lengths.length == 3 ? Shape.of(height, width, bands) : Shape.of(height, width);
    Tensor upright = Tensor.allocate(TensorSpec.of(pixels.dataType(), shape.toArray()));
    Object from = pixels.copyToArray();
    for (int y = 0, to = 0; y < height; y++) {
      int row = orientation.isRowsReversed() ? height - 1 - y : y;
      for (int x = 0; x < width; x++, to += bands) {
        int column = orientation.isColumnsReversed() ? width - 1 - x : x;
        int pixel = orientation.isExchanged() ? column * columns + row : row * columns + column;
        System.arraycopy(from, pixel * bands, upright.array(), to, bands);
      }
    }
    return upright;
  }
}
