package io.halfpixel.benchmarks.grid;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.pillow.Resampling;
import org.jspecify.annotations.Nullable;

/**
 * A call on a photo [h, w, 3] of bytes, by one thread: what a Python package does in one or several
 * calls.
 *
 * @param name the package and what it does, such as {@code "blobFromImage 224"}
 * @param operation the same as an operation
 * @param height rows of the photo
 * @param width columns of the photo
 * @param alone the name of the cell that only resizes, null for such a cell itself
 * @param filter with what a cell of Pillow that only resizes does so, null for every other cell
 */
public record PhotoCell(
    String name,
    Operation<?> operation,
    int height,
    int width,
    @Nullable String alone,
    @Nullable Resampling filter) {
  /** Returns what goes in. */
  public TensorSpec spec() {
    return TensorSpec.of(DataType.U8, height, width, 3);
  }

  /** Returns what comes out. */
  public TensorSpec result() {
    return operation.plan(spec()).target();
  }

  /** Returns whether more than the size changes. */
  public boolean isPipeline() {
    return alone != null;
  }

  /** Returns a photo in an array, with the values of {@link Texture}. */
  public Tensor source(Texture texture) {
    TensorSpec image =
        new TensorSpec(Shape.of(1, 3, height, width), DataType.U8, MemoryFormat.CHANNELS_LAST);
    return Tensor.wrap(texture.fill(Tensor.allocate(image)).array(), 0, spec());
  }
}
