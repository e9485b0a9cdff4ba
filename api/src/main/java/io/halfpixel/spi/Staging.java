package io.halfpixel.spi;

import io.halfpixel.ArrayMemory;
import io.halfpixel.Tensor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Memory without gaps for the rows of views, of the kind in which a view lives. One piece is kept
 * for the next call; calls at the same time have their own. Thread-safe.
 */
final class Staging {
  private final AtomicReference<@Nullable Tensor> kept = new AtomicReference<>();

  /** Returns a tensor without gaps for a view, and any other tensor as it is. */
  Tensor take(Tensor tensor) {
    if (tensor.isDense()) {
      return tensor;
    }
    Tensor dense = kept.getAndSet(null);
    return dense != null && inArray(dense) == inArray(tensor)
        ? dense
        : Tensor.allocateLike(tensor, tensor.spec());
  }

  private static boolean inArray(Tensor tensor) {
    return tensor.memory() instanceof ArrayMemory;
  }

  /** Like {@link #take}, with the elements of the view. */
  Tensor gather(Tensor tensor) {
    Tensor dense = take(tensor);
    if (dense != tensor) {
      tensor.copyTo(dense);
    }
    return dense;
  }

  /** Writes what was taken for a view back into it. */
  static void scatter(Tensor dense, Tensor tensor) {
    if (dense != tensor) {
      dense.copyTo(tensor);
    }
  }

  /** Keeps what was taken for a view. */
  void give(Tensor dense, Tensor tensor) {
    if (dense != tensor) {
      kept.set(dense);
    }
  }

  /** Leaves what is kept to the garbage collector. */
  void clear() {
    kept.set(null);
  }
}
