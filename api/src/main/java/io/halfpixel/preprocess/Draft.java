package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A plan in the making: what an image is after the stages so far, the steps that make it, and where
 * its pixels come from. Immutable and thread-safe.
 */
public final class Draft {
  private final Origin origin;

  /** What the steps leave, in the layout {@link #layout}. */
  private final TensorSpec spec;

  private final Layout layout;

  /** The layout that was asked for: values move to it behind all steps. */
  private final Layout wanted;

  private final List<Step> steps;
  private final AffineMap toSource;

  /** The tensor that the plan reads, and the size of its image. */
  private record Origin(TensorSpec spec, Size size) {}

  private Draft(
      Origin origin,
      TensorSpec spec,
      Layout layout,
      Layout wanted,
      List<Step> steps,
      AffineMap toSource) {
    this.origin = origin;
    this.spec = spec;
    this.layout = layout;
    this.wanted = wanted;
    this.steps = List.copyOf(steps);
    this.toSource = toSource;
  }

  /**
   * Returns the draft without steps.
   *
   * @param source an image [h, w, c], or [h, w] with one channel; [c, h, w] for {@link
   *     Layout#PLANES}
   * @param layout what the axes are
   * @throws InvalidArgumentException if the tensor is none of these, has no elements or is not
   *     contiguous
   */
  public static Draft of(TensorSpec source, Layout layout) {
    int rank = source.shape().rank();
    boolean image = rank == 3 || (rank == 2 && layout == Layout.INTERLEAVED);
    if (!image || source.elements() == 0 || source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException(
          "an image is a contiguous tensor "
              + (layout == Layout.PLANES
                  ? "[channels, height, width]"
                  : "[height, width, channels] or [height, width]")
              + " with elements, but got "
              + source);
    }
    long[] lengths = source.shape().toArray();
    TensorSpec spec =
        rank == 3 ? source : TensorSpec.of(source.dataType(), lengths[0], lengths[1], 1);
    int rows = layout == Layout.PLANES ? 1 : 0;
    Size size = new Size(length(spec, rows), length(spec, rows + 1));
    Origin origin = new Origin(source, size);
    return new Draft(origin, spec, layout, layout, List.of(), AffineMap.IDENTITY);
  }

  /** Returns the layout of the image now. */
  public Layout layout() {
    return wanted;
  }

  /** Returns the image now: [h, w, c] or [c, h, w]. */
  public TensorSpec spec() {
    return layout == wanted ? spec : spec(wanted, size(), channels(), type());
  }

  /** Returns the type of the elements now. */
  public DataType type() {
    return spec.dataType();
  }

  /** Returns the number of rows now. */
  public int height() {
    return length(spec, layout == Layout.PLANES ? 1 : 0);
  }

  /** Returns the number of columns now. */
  public int width() {
    return length(spec, layout == Layout.PLANES ? 2 : 1);
  }

  /** Returns height and width now. */
  public Size size() {
    return new Size(height(), width());
  }

  /** Returns the number of channels now. */
  public int channels() {
    return length(spec, layout == Layout.PLANES ? 0 : 2);
  }

  private static int length(TensorSpec spec, int axis) {
    return SpatialLayout.checkedLength(spec.shape().length(axis));
  }

  /** Returns the tensor that the plan reads. */
  public TensorSpec source() {
    return origin.spec();
  }

  /** Returns height and width of the image that the plan reads. */
  public Size sourceSize() {
    return origin.size();
  }

  /** Returns where a point of the image now lies in the source. */
  public AffineMap toSource() {
    return toSource;
  }

  /** Returns the plan so far. */
  public Plan plan() {
    Draft settled = settled();
    return new Plan(origin.spec(), settled.spec, settled.steps);
  }

  /**
   * Returns the same draft, the source being [c, h, w].
   *
   * @throws InvalidArgumentException if there are steps already, or the source is no such tensor
   */
  Draft sourceIsPlanar() {
    if (!steps.isEmpty()) {
      throw new InvalidArgumentException("planar() is the first stage, but others came before it");
    }
    return of(origin.spec(), Layout.PLANES);
  }

  /** Returns where rows, columns and channels lie for the next step. */
  SpatialLayout spatial() {
    return new SpatialLayout(
        1, channels(), layout == Layout.INTERLEAVED, List.of(height(), width()));
  }

  /** Returns the draft with steps that change rows and columns in the layout that it has. */
  Draft resized(Size size, DataType type, List<Step> more, AffineMap back) {
    return with(spec(layout, size, channels(), type), more, back);
  }

  /**
   * Returns the draft with a plan of a face.
   *
   * <p>If the image has the other layout, the steps of the plan are moved to this one where their
   * bits allow it, and else the image is.
   *
   * @param planned the layout that the face knows
   * @param face makes the plan for an image of that layout; the result has as many channels
   * @param back where a point of the result lies in the image now
   */
  public Draft then(Layout planned, Function<TensorSpec, Plan> face, AffineMap back) {
    TensorSpec seen = spec(planned, size(), channels(), type());
    Plan plan = face.apply(seen);
    Draft after = new Draft(origin, plan.target(), planned, planned, steps, toSource);
    if (planned == layout || channels() == 1) {
      return with(here(after), plan.steps(), back);
    }
    List<Step> moved = new Relayout(layout, channels()).steps(plan.steps());
    return moved != null
        ? with(here(after), moved, back)
        : in(planned).settled().with(plan.target(), plan.steps(), back).in(wanted);
  }

  private TensorSpec here(Draft after) {
    return spec(layout, after.size(), after.channels(), after.type());
  }

  /**
   * Returns the draft in a layout. Values move once, behind the last step, however often the layout
   * changes.
   */
  public Draft in(Layout other) {
    return new Draft(origin, spec, layout, other, steps, toSource);
  }

  /** Returns the draft whose values lie in the layout that it has. */
  private Draft settled() {
    if (layout == wanted) {
      return this;
    }
    List<Step> all = new ArrayList<>(steps);
    if (channels() > 1) {
      long pixels = (long) height() * width();
      long channels = channels();
      List<Long> lengths =
          layout == Layout.INTERLEAVED ? List.of(pixels, channels) : List.of(channels, pixels);
      all.add(new Permute(lengths, List.of(1, 0), type()));
    }
    return new Draft(origin, spec(), wanted, wanted, all, toSource);
  }

  /** Returns the draft with a step that changes elements, one by one, to a type. */
  public Draft elements(DataType type, Step step) {
    return with(spec(layout, size(), channels(), type), List.of(step), AffineMap.IDENTITY);
  }

  /** Returns the draft with a step that writes some number of channels. */
  Draft channels(int count, Step step) {
    return with(spec(layout, size(), count, type()), List.of(step), AffineMap.IDENTITY);
  }

  /**
   * Returns the draft with arithmetic, one operation after the other. It joins the step before it
   * if that is arithmetic too and no bit shows it.
   *
   * @param operations operations with a number for each channel
   * @param type the type of the result
   * @throws InvalidArgumentException if there are no operations, more than eight, or not as many
   *     numbers as channels
   */
  public Draft arithmetic(List<ChannelArithmetic.Operation> operations, DataType type) {
    long pixels = (long) height() * width();
    boolean planes = layout == Layout.PLANES;
    ChannelArithmetic step =
        new ChannelArithmetic(
            planes ? 1 : pixels, channels(), planes ? pixels : 1, operations, type(), type);
    List<Step> joined = new ArrayList<>(steps);
    if (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof ChannelArithmetic before) {
      List<ChannelArithmetic.Operation> both = new ArrayList<>(before.operations());
      both.addAll(operations);
      if (isJoinable(before, step)) {
        step =
            new ChannelArithmetic(
                before.outer(), channels(), before.inner(), both, before.input(), type);
        joined.remove(joined.size() - 1);
      }
    }
    joined.add(step);
    return new Draft(
        origin, spec(layout, size(), channels(), type), layout, wanted, joined, toSource);
  }

  /** Whether the value between two steps is rounded to float32 in any case. */
  private static boolean isJoinable(ChannelArithmetic before, ChannelArithmetic after) {
    int last = before.operations().size() - 1;
    boolean rounds =
        before.operations().get(last).type() == DataType.F32
            || after.operations().get(0).type() == DataType.F32;
    return rounds
        && before.output() == DataType.F32
        && before.operations().size() + after.operations().size() <= 8
        && before.channels() == after.channels()
        && before.outer() == after.outer()
        && before.inner() == after.inner();
  }

  /**
   * Returns the draft of what is no image, such as patches: no stage can follow that wants a size.
   *
   * @param target what the steps leave
   * @param more the steps, which read the image in its layout
   */
  public Draft ended(TensorSpec target, List<Step> more) {
    return settled().with(target, more, AffineMap.IDENTITY);
  }

  private Draft with(TensorSpec target, List<Step> more, AffineMap back) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(more);
    return new Draft(origin, target, layout, wanted, all, back.then(toSource));
  }

  private static TensorSpec spec(Layout layout, Size size, int channels, DataType type) {
    Shape shape =
        layout == Layout.PLANES
            ? Shape.of(channels, size.height(), size.width())
            : Shape.of(size.height(), size.width(), channels);
    return new TensorSpec(shape, type, MemoryFormat.CONTIGUOUS);
  }

  @Override
  public String toString() {
    return spec() + " " + wanted + " after " + steps.size() + " steps";
  }
}
