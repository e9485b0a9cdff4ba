package io.halfpixel.spark;

import java.io.Serial;

/** An image that is refused before a pixel of it is computed; the message is the reason. */
final class RefusedImageException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  RefusedImageException(String message) {
    super(message);
  }
}
