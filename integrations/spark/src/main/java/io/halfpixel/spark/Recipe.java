package io.halfpixel.spark;

import io.halfpixel.Operation;
import io.halfpixel.image.Decoding;
import java.io.Serializable;

/**
 * What is done to each image, in words that travel to the executors. Compared by value: that is the
 * key under which an executor keeps the operation.
 */
interface Recipe extends Serializable {
  /**
   * Returns the operation on images [h, w, 3] of {@code uint8}, red, green and blue.
   *
   * @throws io.halfpixel.InvalidArgumentException if a word is none of its framework
   */
  Operation<?> operation();

  /** Returns whose pixels a file is decoded to, unless the user says something else. */
  Decoding decoding();

  /** Returns whether the EXIF orientation is applied, unless the user says something else. */
  boolean upright();
}
