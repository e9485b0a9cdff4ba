package io.halfpixel.call;

import io.halfpixel.Tensor;
import io.halfpixel.spi.Backend;
import org.jspecify.annotations.Nullable;

/** How a call of a framework is made that reads an image file. Implementations are stateless. */
@FunctionalInterface
public interface FileCall {
  /**
   * Makes the call.
   *
   * @param args the keyword arguments; the call reads all that it knows
   * @param context on what the call was made; the call reads all that it knows
   * @param file all bytes of the file
   * @param backend the backend to use, or null for the configured choice
   * @return the result, contiguous
   * @throws io.halfpixel.InvalidArgumentException if the framework rejects the arguments or the
   *     file
   * @throws UndecodableException if no decoder gives the framework's pixels of this file
   * @throws UnsupportedCallException if the face cannot express an argument or the context
   */
  Tensor apply(Keywords args, Keywords context, byte[] file, @Nullable Backend backend);
}
