package io.halfpixel.preprocess;

import io.halfpixel.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How images that went through the stages become one tensor. Implementations are immutable and
 * thread-safe.
 */
public interface Batching {
  /** Images of one size, one after the other. */
  Batching STACK = images -> image -> image;

  /**
   * Returns the stage that each of the images goes through last, such as a padding to the largest.
   * Equal stages for equal sizes let plans be used again.
   *
   * @param images the images after the other stages, at least one
   */
  Stage last(List<Draft> images);

  /**
   * Returns the mask of a batch, or null if the model has none.
   *
   * @param images the images before the last stage
   * @param finished the images after it
   */
  default @Nullable Tensor mask(List<Draft> images, List<Draft> finished) {
    return null;
  }

  /**
   * Returns what else the model reads, by its name there.
   *
   * @param images the images before the last stage
   * @param finished the images after it
   */
  default Map<String, Tensor> more(List<Draft> images, List<Draft> finished) {
    return Map.of();
  }
}
