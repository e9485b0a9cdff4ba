package io.halfpixel.cli;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.huggingface.Variants;
import io.halfpixel.preprocess.Preprocessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which step of a model's preprocessing was done in another way: every step in every way
 * that is known, first one at a time, then two.
 */
final class DifferenceSearch {
  private final Tensor expected;
  private final List<Decoded> images;
  private final Variants variants;
  private final UnaryOperator<Preprocessor> place;

  /** The steps, in their order; those behind the decoder are {@link Variants.Step}'s. */
  enum Stage {
    /** The library that reads the file. */
    DECODER("decoder"),
    /** The EXIF orientation. */
    EXIF("EXIF orientation"),
    /** The order of the channels. */
    CHANNELS("channel order"),
    /** The size after the resize. */
    SIZE("size"),
    /** The filter of the resize, or who resizes. */
    FILTER("resize"),
    /** The start of the crop. */
    CROP("crop"),
    /** Rescaling and normalisation. */
    NUMBERS("rescaling and normalisation"),
    /** The backend of transformers. */
    BACKEND("backend: resize, and rescaling and normalisation");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    /** Returns the name as reports have it. */
    @Override
    public String toString() {
      return words;
    }

    private static Stage of(Variants.Change change) {
      return valueOf(change.step().name());
    }
  }

  /**
   * An image as one decoder reads it.
   *
   * @param stage what is different from the usual one
   * @param text what is done instead
   * @param pixels [h, w, 3]
   */
  record Decoded(Stage stage, String text, Tensor pixels) {}

  /** One thing that is done in another way: of the image, or behind it. */
  private record Change(Stage stage, String text, Variants.@Nullable Change variant, int image) {}

  /**
   * What changes lead to.
   *
   * @param stages the steps that were changed, in their order
   * @param texts what is done instead, likewise
   * @param difference how far the result is from the expected one
   */
  record Outcome(List<Stage> stages, List<String> texts, ValueDifference difference) {}

  /**
   * @param expected what Python saved
   * @param images the image as it is read usually, and then in other ways
   * @param variants of the configuration
   * @param place puts an operation on a backend and threads
   */
  DifferenceSearch(
      Tensor expected, List<Decoded> images, Variants variants, UnaryOperator<Preprocessor> place) {
    this.expected = expected;
    this.images = List.copyOf(images);
    this.variants = variants;
    this.place = place;
  }

  /** Returns the outcome without a change, or empty if it has another shape or type. */
  Optional<Outcome> unchanged() {
    return outcome(List.of());
  }

  /**
   * Returns the first outcome that is equal, or else the nearest one; empty if nothing leads to the
   * shape that is expected.
   */
  Optional<Outcome> best() {
    List<Change> changes = changes();
    List<Outcome> all = new ArrayList<>();
    for (Change change : changes) {
      outcome(List.of(change)).ifPresent(all::add);
    }
    Optional<Outcome> best = nearest(all);
    if (best.isPresent() && best.get().difference().isNone()) {
      return best;
    }
    for (int first = 0; first < changes.size(); first++) {
      for (int second = first + 1; second < changes.size(); second++) {
        Optional<Outcome> both = pair(changes.get(first), changes.get(second));
        both.ifPresent(all::add);
        if (both.isPresent() && both.get().difference().isNone()) {
          return both;
        }
      }
    }
    return nearest(all);
  }

  private static Optional<Outcome> nearest(List<Outcome> outcomes) {
    return outcomes.stream()
        .min(
            Comparator.comparingDouble((Outcome outcome) -> outcome.difference().mean())
                .thenComparing(outcome -> outcome.difference().different()));
  }

  private Optional<Outcome> pair(Change first, Change second) {
    // The filter of a mode and the library that resizes go together; other steps change once.
    boolean both = first.stage != second.stage || first.stage == Stage.FILTER;
    boolean twoImages = first.image != 0 && second.image != 0;
    return both && !twoImages ? outcome(List.of(first, second)) : Optional.empty();
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (int image = 1; image < images.size(); image++) {
      changes.add(new Change(images.get(image).stage(), images.get(image).text(), null, image));
    }
    for (Variants.Change change : variants.changes()) {
      changes.add(new Change(Stage.of(change), change.toString(), change, 0));
    }
    return changes;
  }

  private Optional<Outcome> outcome(List<Change> changes) {
    int image = changes.stream().mapToInt(Change::image).max().orElse(0);
    List<Variants.Change> behind =
        changes.stream().map(Change::variant).flatMap(Stream::ofNullable).toList();
    Tensor result;
    try {
      Preprocessor preprocessor = place.apply(variants.with(behind));
      result = preprocessor.batch(images.get(image).pixels()).values();
    } catch (InvalidArgumentException | UnsupportedModeException e) {
      return Optional.empty(); // The class, or this image, cannot have the change.
    }
    if (!result.spec().equals(expected.spec())) {
      return Optional.empty();
    }
    List<Change> ordered = changes.stream().sorted(Comparator.comparing(Change::stage)).toList();
    return Optional.of(
        new Outcome(
            ordered.stream().map(Change::stage).toList(),
            ordered.stream().map(Change::text).toList(),
            ValueDifference.of(expected, result)));
  }
}
