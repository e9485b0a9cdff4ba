package io.halfpixel.preprocess;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From an image to a model's input in one plan.
 *
 * <pre>{@code
 * Preprocessor p =
 *     Preprocessor.of(
 *         Stages.rgb(),
 *         Stages.resize(
 *             ResizeMethod.interleaved((h, w) -> Resize.of(w, h, Resampling.BICUBIC)),
 *             SizeRule.shortestEdge(256)),
 *         Stages.centerCrop(224, 224, CropRule.FLOOR),
 *         Stages.rescale(1.0 / 255),
 *         Stages.normalize(mean, std),
 *         Stages.planes());
 * Tensor x = p.batch(List.of(photo)).values();   // [h, w, 3] bytes to [1, 3, 224, 224] floats
 * }</pre>
 *
 * <p>An image is a contiguous tensor [h, w, c] or [h, w], or [c, h, w] if the first stage is {@link
 * Stages#planar()}. {@link #apply(Tensor)} makes one image ready, {@link #batch} several, or one
 * with an axis in front. Nothing runs between two stages: {@link #plan} is one plan, and {@code
 * plan(spec).folded().explain()} says whether it is one pass.
 *
 * <p>Immutable and thread-safe; keep one and apply it often, because it caches the plans of the
 * sizes that it meets.
 */
public final class Preprocessor extends Operation<Preprocessor> {
  private final List<Stage> stages;
  private final Batching batching;
  private final @Nullable ContentRule content;
  private final Finished<Preprocessor> finished = new Finished<>();

  private Preprocessor(
      List<Stage> stages, Batching batching, @Nullable ContentRule content, Execution execution) {
    super(execution);
    this.stages = List.copyOf(stages);
    this.batching = batching;
    this.content = content;
  }

  /** Returns the preprocessor that does these stages one after the other. */
  public static Preprocessor of(Stage... stages) {
    return of(Arrays.asList(stages));
  }

  /** Returns the preprocessor that does these stages one after the other. */
  public static Preprocessor of(List<Stage> stages) {
    return new Preprocessor(stages, Batching.STACK, null, Execution.DEFAULT);
  }

  /** Returns the same preprocessor with stages before its own, such as the turn of a photo. */
  public Preprocessor after(Stage... first) {
    return new Preprocessor(
        Stream.concat(Arrays.stream(first), stages.stream()).toList(),
        batching,
        content,
        execution());
  }

  /** Returns the same preprocessor with stages behind its own, such as another element type. */
  public Preprocessor then(Stage... last) {
    return new Preprocessor(
        Stream.concat(stages.stream(), Arrays.stream(last)).toList(),
        batching,
        content,
        execution());
  }

  /** Returns the same preprocessor that makes one tensor of several images in another way. */
  public Preprocessor batching(Batching other) {
    return new Preprocessor(stages, other, content, execution());
  }

  /**
   * Returns whether a batch is its images one after the other, with nothing beside them: then
   * images may be made one at a time, where a batch of all does not fit into memory.
   */
  public boolean stacks() {
    return batching == Batching.STACK;
  }

  /**
   * Returns the same preprocessor with a first stage that depends on pixels. It has no plan for a
   * specification then: {@link #forImage} and {@link #batch} look at the image.
   */
  public Preprocessor reading(ContentRule rule) {
    return new Preprocessor(stages, batching, rule, execution());
  }

  @Override
  protected Preprocessor with(Execution execution) {
    return new Preprocessor(stages, batching, content, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the tensor is no image, or a stage or its framework rejects
   *     it
   * @throws UnsupportedModeException if a framework defines no result for it, or the first stage
   *     depends on pixels
   */
  @Override
  public Plan plan(TensorSpec source) {
    Draft draft = draft(source);
    return batching.last(List.of(draft)).apply(draft).plan();
  }

  /**
   * Returns where a point of the result lies in an image of a specification.
   *
   * @throws InvalidArgumentException under the conditions of {@link #plan(TensorSpec)}
   * @throws UnsupportedModeException under the conditions of {@link #plan(TensorSpec)}
   */
  public AffineMap toSource(TensorSpec source) {
    Draft draft = draft(source);
    return batching.last(List.of(draft)).apply(draft).toSource();
  }

  /** Returns an image after all stages but the batch's. */
  private Draft draft(TensorSpec source) {
    if (content != null) {
      throw new UnsupportedModeException(
          "the geometry depends on pixels: use batch(images), or forImage(image), which looks at"
              + " one");
    }
    Draft draft = Draft.of(source, Layout.INTERLEAVED);
    for (Stage stage : stages) {
      draft = stage.apply(draft);
    }
    return draft;
  }

  /**
   * Returns the preprocessor for this image and those of which the same parts matter: this one,
   * unless its first stage depends on pixels.
   *
   * @throws InvalidArgumentException if there is no such stage for the image
   */
  public Preprocessor forImage(Tensor image) {
    if (content == null) {
      return this;
    }
    boolean planar = !stages.isEmpty() && stages.get(0) == Stages.planar();
    Stage found = content.of(image, planar ? Layout.PLANES : Layout.INTERLEAVED);
    return finished.get(found, first -> with(first, planar ? 1 : 0));
  }

  private Preprocessor with(Stage stage, int place) {
    List<Stage> all = new ArrayList<>(stages);
    all.add(place, stage);
    return new Preprocessor(all, batching, null, execution());
  }

  /**
   * Returns images, which may have different sizes, as one batch in new memory: arrays if the first
   * image lives in an array, else direct buffers. Each image is written to its place at once.
   *
   * @throws InvalidArgumentException if there is no image, a stage or its framework rejects one, or
   *     they do not get the same size
   * @throws UnsupportedModeException if a framework defines no result for an image
   * @throws io.halfpixel.BackendUnavailableException if the forced backend, or any, cannot run
   */
  public Batch batch(List<Tensor> images) {
    if (images.isEmpty()) {
      throw new InvalidArgumentException("a batch has at least one image");
    }
    List<Preprocessor> each = images.stream().map(this::forImage).toList();
    List<Draft> drafts = new ArrayList<>();
    for (int n = 0; n < images.size(); n++) {
      drafts.add(each.get(n).draft(images.get(n).spec()));
    }
    Stage last = batching.last(drafts);
    List<Draft> done = drafts.stream().map(last::apply).toList();
    TensorSpec one = done.get(0).plan().target();
    for (Draft draft : done) {
      if (!draft.plan().target().equals(one)) {
        throw new InvalidArgumentException(
            "the images of a batch are of one size in the end, but got "
                + one
                + " and "
                + draft.plan().target());
      }
    }
    Tensor values = Tensor.allocateLike(images.get(0), stacked(one, images.size()));
    for (int n = 0; n < images.size(); n++) {
      Tensor place = values.narrow(0, n, 1).as(one);
      each.get(n).finishedBy(last).apply(images.get(n), place);
    }
    return new Batch(
        values,
        batching.mask(drafts, done),
        done.stream().map(Draft::toSource).toList(),
        batching.more(drafts, done));
  }

  /** Returns one image as a batch; see {@link #batch(List)}. */
  public Batch batch(Tensor... images) {
    return batch(Arrays.asList(images));
  }

  private Preprocessor finishedBy(Stage last) {
    return finished.get(last, stage -> with(stage, stages.size()).batching(Batching.STACK));
  }

  private static TensorSpec stacked(TensorSpec one, int images) {
    long[] lengths = new long[one.shape().rank() + 1];
    lengths[0] = images;
    System.arraycopy(one.shape().toArray(), 0, lengths, 1, lengths.length - 1);
    return new TensorSpec(Shape.of(lengths), one.dataType(), one.memoryFormat());
  }
}
