package io.halfpixel.pillow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The common part of Pillow's calls.
 *
 * <p>Tensors are [h, w], [h, w, bands] or a batch [n, h, w, bands], as {@code numpy.asarray} of an
 * image gives them. The result has as many axes and the same type. Immutable and thread-safe; keep
 * one and apply it often, because it caches the plans of the shapes that it meets.
 *
 * @param <S> the call itself
 */
public abstract sealed class ImageOperation<S extends ImageOperation<S>> extends Operation<S>
    permits Resize, Reduce, Thumbnail, Fit, Contain, Cover, Pad {
  private final Settings settings;

  /**
   * What all calls have.
   *
   * @param mode the mode of the images, or null if it follows from the tensor
   * @param version the release of Pillow
   */
  record Settings(@Nullable ImageMode mode, PillowVersion version) {}

  ImageOperation(Settings settings, Execution execution) {
    super(execution);
    this.settings = settings;
  }

  final Settings settings() {
    return settings;
  }

  final PillowVersion version() {
    return settings.version();
  }

  /** Adds the steps of the call. */
  abstract void draw(Canvas canvas);

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the shape is none of those above or has a length of 0, the
   *     memory format is not {@link MemoryFormat#CONTIGUOUS}, type and bands are not those of the
   *     mode, or Pillow raises an error for such an image with these arguments; the message is
   *     Pillow's then
   */
  @Override
  public final Plan plan(TensorSpec source) {
    Canvas canvas = Canvas.of(source, settings.mode());
    draw(canvas);
    return canvas.plan(source);
  }
}
