package io.halfpixel.preprocess;

import io.halfpixel.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Images made ready for a model.
 *
 * @param values the tensor that the model reads, its first axis the images
 * @param mask [n, h, w] of {@code int64}, 1 where an image is and 0 in its padding; null if the
 *     model has none
 * @param maps for each image, where a point of what the model sees lies in the image that was given
 * @param more what else the model reads, by its name there
 */
public record Batch(
    Tensor values, @Nullable Tensor mask, List<AffineMap> maps, Map<String, Tensor> more) {
  /** Copies list and map. */
  public Batch {
    maps = List.copyOf(maps);
    more = Map.copyOf(more);
  }
}
