package io.halfpixel.pillow;

import io.halfpixel.InvalidArgumentException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that all calls of {@code PIL.ImageOps} have. A builder belongs to one thread; what
 * it built does not change when the builder does.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ImageOpsBuilder<B extends ImageOpsBuilder<B>>
    extends ImageOperationBuilder<B>
    permits Contain.Builder, Cover.Builder, Fit.Builder, Pad.Builder {
  private @Nullable Size size;
  private Resampling method = Resampling.BICUBIC;

  ImageOpsBuilder() {}

  /** Sets a width and a height in pixels, in this order as in Pillow. */
  public final B size(int width, int height) {
    this.size = new Size(width, height);
    return self();
  }

  /** Sets the filter; {@link Resampling#BICUBIC} unless set. */
  public final B method(Resampling method) {
    this.method = Objects.requireNonNull(method, "method");
    return self();
  }

  /**
   * Returns the size.
   *
   * @throws InvalidArgumentException if it was not set
   */
  final Size requiredSize(String call) {
    return required(size, call, "size");
  }

  final Resampling method() {
    return method;
  }
}
