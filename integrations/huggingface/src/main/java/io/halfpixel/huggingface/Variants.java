package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.preprocess.Preprocessor;
import java.util.List;
import java.util.function.Function;

/**
 * What else somebody could have computed than a configuration says: the neighbours among which the
 * reason for a difference is found. {@link Alternatives} makes them.
 *
 * <pre>{@code
 * Variants variants = Alternatives.timm(configuration);
 * for (Variants.Change change : variants.changes()) {
 *   Tensor x = variants.with(List.of(change)).batch(photo).values();
 *   ...
 * }
 * }</pre>
 *
 * Immutable and thread-safe.
 */
public final class Variants {
  private final List<Change> changes;
  private final Function<List<Change>, Preprocessor> preprocessors;

  /** The steps from an image to a model's input, in their order. */
  public enum Step {
    /** The order of the channels. */
    CHANNELS,
    /** The size after the resize. */
    SIZE,
    /** The filter of the resize, or the library that resizes. */
    FILTER,
    /** The start of the centre crop. */
    CROP,
    /** Rescaling and normalisation. */
    NUMBERS,
    /** More than one of them: the other backend of transformers. */
    BACKEND
  }

  /** One thing that is done in another way. */
  public static final class Change {
    private final Step step;
    private final String text;

    Change(Step step, String text) {
      this.step = step;
      this.text = text;
    }

    /** Returns which step is changed. */
    public Step step() {
      return step;
    }

    /** Returns what is done instead, such as {@code "resample bilinear (2)"}. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * @param changes all single changes, the likely ones first
   * @param preprocessors makes a preprocessor with some of them
   */
  Variants(List<Change> changes, Function<List<Change>, Preprocessor> preprocessors) {
    this.changes = List.copyOf(changes);
    this.preprocessors = preprocessors;
  }

  /** Returns all single changes, the likely ones first. */
  public List<Change> changes() {
    return changes;
  }

  /**
   * Returns the preprocessor with some changes; as configured without one.
   *
   * @param some elements of {@link #changes()}
   * @throws InvalidArgumentException if they cannot be made together, or one is no change of this
   *     configuration
   */
  public Preprocessor with(List<Change> some) {
    for (Change change : some) {
      if (!changes.contains(change)) {
        throw new InvalidArgumentException("no change of this configuration: " + change);
      }
    }
    return preprocessors.apply(some);
  }
}
