package io.halfpixel.call;

import io.halfpixel.Tensor;
import io.halfpixel.spi.Backend;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a call of a framework is made that takes images, also several at once or of different sizes,
 * or that returns more than one tensor. Implementations are stateless.
 */
@FunctionalInterface
public interface ImageCall {
  /**
   * Makes the call.
   *
   * @param args the keyword arguments; the call reads all that it knows
   * @param context on what the call was made, such as {@code input_kind}; the call reads all that
   *     it knows
   * @param images the images of the batch, at least one; then the one of the call's second image
   *     argument, if it has one, such as a trimap
   * @param backend the backend to use, or null for the configured choice
   * @return the results by the framework's own names, such as {@code "pixel_values"}; contiguous
   * @throws io.halfpixel.InvalidArgumentException if the framework rejects the arguments
   * @throws io.halfpixel.UnsupportedModeException if the framework defines no result for the
   *     arguments
   * @throws UnsupportedCallException if the face cannot express an argument or the context
   */
  Map<String, Tensor> apply(
      Keywords args, Keywords context, List<ImageInput> images, @Nullable Backend backend);

  /** Returns how the call opens a file whose name it is given. */
  default Decoding decoding() {
    return Decoding.PILLOW_UPRIGHT_RGB;
  }
}
