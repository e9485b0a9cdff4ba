package io.halfpixel.spark;

import java.util.concurrent.Semaphore;

/**
 * The part of the heap that images in work may take together, half of it. A task waits until there
 * is room for its image, so that large ones that come at the same time do not end the executor; an
 * image that does not fit alone is refused. Thread-safe.
 */
final class DecodingMemory {
  /** That of this virtual machine. */
  static final DecodingMemory SHARED = new DecodingMemory(Runtime.getRuntime().maxMemory() / 2);

  /** Semaphores count with an int. */
  private static final int UNIT = 1024;

  private final long total;
  private final Semaphore units;

  DecodingMemory(long total) {
    this.total = total;
    this.units = new Semaphore(units(total), /* fair= */ true);
  }

  private static int units(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
  }

  /** A part that was taken; to be closed by whoever took it. */
  interface Part extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a part, when there is room for it.
   *
   * @throws RefusedImageException if it is larger than all there is
   */
  Part take(long bytes) throws RefusedImageException {
    if (bytes > total) {
      throw new RefusedImageException(
          "an image takes "
              + bytes
              + " bytes while it is decoded, but half the heap of this executor is "
              + total);
    }
    int taken = units(bytes);
    units.acquireUninterruptibly(taken);
    return () -> units.release(taken);
  }
}
