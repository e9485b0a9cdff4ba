package io.halfpixel.call;

import java.util.Set;

/** Reads image files as frameworks do. Implementations are thread-safe. */
@FunctionalInterface
public interface ImageDecoder {
  /**
   * Returns the image of a file.
   *
   * @param file all bytes of the file
   * @param decoding whose pixels, and in which form
   * @throws io.halfpixel.InvalidArgumentException if the file is damaged or no image
   * @throws UndecodableException if no decoder here gives these pixels
   */
  ImageInput decode(byte[] file, Decoding decoding);

  /**
   * Returns what this virtual machine cannot decode as frameworks do, in the words of the list of
   * documented refusals.
   */
  default Set<String> limits() {
    return Set.of();
  }
}
