package io.halfpixel.image;

import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;

/** Interleaved pixels as planes. */
final class Planes {
  private Planes() {}

  /** Returns [bands, h, w] of [h, w, bands] or [h, w], a copy unless there is one band. */
  static Tensor of(Tensor interleaved) {
    long height = interleaved.shape().length(0);
    long width = interleaved.shape().length(1);
    int bands = interleaved.shape().rank() == 3 ? (int) interleaved.shape().length(2) : 1;
    TensorSpec spec = TensorSpec.of(interleaved.dataType(), bands, height, width);
    if (bands == 1) {
      return interleaved.as(spec);
    }
    Tensor planes = Tensor.allocate(spec);
    Object from = interleaved.copyToArray();
    int pixels = (int) (height * width);
    for (int to = 0; to < pixels * bands; to++) {
      System.arraycopy(from, to % pixels * bands + to / pixels, planes.array(), to, 1);
    }
    return planes;
  }
}
