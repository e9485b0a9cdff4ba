package io.halfpixel.preprocess;

/**
 * One thing that is done to an image on its way to a model: it adds to the draft of a plan. Nothing
 * runs before the whole plan is made. Implementations are immutable and thread-safe; {@link Stages}
 * has the usual ones.
 */
@FunctionalInterface
public interface Stage {
  /**
   * Returns the draft with this stage.
   *
   * @throws io.halfpixel.InvalidArgumentException if such an image cannot go through it
   */
  Draft apply(Draft image);
}
