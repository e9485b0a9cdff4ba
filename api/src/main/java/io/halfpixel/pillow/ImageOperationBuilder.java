package io.halfpixel.pillow;

import io.halfpixel.InvalidArgumentException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that all calls have. A builder belongs to one thread; what it built does not change
 * when the builder does.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ImageOperationBuilder<B extends ImageOperationBuilder<B>>
    permits Resize.Builder, Reduce.Builder, Thumbnail.Builder, ImageOpsBuilder {
  private @Nullable ImageMode mode;
  private PillowVersion version = PillowVersion.PILLOW_12_3;

  ImageOperationBuilder() {}

  abstract B self();

  final ImageOperation.Settings settings() {
    return new ImageOperation.Settings(mode, version);
  }

  /**
   * Sets the mode of the images. Unless set, it is what {@code Image.fromarray} takes: L, LA, RGB
   * or RGBA for 1 to 4 bands of {@code uint8}, I for {@code int32}, F for {@code float32}, I;16 for
   * {@code uint16}, 1 for {@code bool}.
   */
  public final B mode(ImageMode mode) {
    this.mode = Objects.requireNonNull(mode, "mode");
    return self();
  }

  /** Sets the release of Pillow; {@link PillowVersion#PILLOW_12_3} unless set. */
  public final B version(PillowVersion version) {
    this.version = Objects.requireNonNull(version, "version");
    return self();
  }

  /**
   * Checks that an argument without a default was given.
   *
   * @throws InvalidArgumentException if it was not
   */
  static <T> T required(@Nullable T value, String call, String name) {
    if (value == null) {
      throw new InvalidArgumentException(
          call + " missing 1 required positional argument: '" + name + "'");
    }
    return value;
  }
}
