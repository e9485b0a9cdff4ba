package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.Plans;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code torchvision.transforms.v2.functional.pad} of tensors [..., c, h, w] and images of Pillow.
 * A negative padding cuts. Immutable and thread-safe.
 *
 * <pre>{@code
 * Tensor y = Pad.of(2, 1).apply(x);   // 4 columns and 2 rows more
 * }</pre>
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code pad_image};
 * PyTorch, {@code torch/nn/functional.py}, {@code pad}.
 */
public final class Pad extends Operation<Pad> {
  private final List<Integer> padding;
  private final double[] fill;
  private final Mode mode;
  private final Input input;

  /** {@code padding_mode}. */
  public enum Mode {
    /** A value: 0 0 | a b c d | 0 0. */
    CONSTANT,
    /** The edge pixel: a a | a b c d | d d. */
    EDGE,
    /** Mirrored at the edge pixel: c b | a b c d | c b. */
    REFLECT,
    /** Mirrored at the border: b a | a b c d | d c. */
    SYMMETRIC;

    /**
     * Returns the mode with torchvision's name.
     *
     * @throws InvalidArgumentException if no mode has that name
     */
    public static Mode of(String name) {
      return switch (name) {
        case "constant" -> CONSTANT;
        case "edge" -> EDGE;
        case "reflect" -> REFLECT;
        case "symmetric" -> SYMMETRIC;
        default ->
            throw new InvalidArgumentException(
                "`padding_mode` should be either `'constant'`, `'edge'`, `'reflect'` or"
                    + " `'symmetric'`, but got `'"
                    + name
                    + "'`.");
      };
    }
  }

  private Pad(List<Integer> padding, double[] fill, Mode mode, Input input, Execution execution) {
    super(execution);
    this.padding = padding;
    this.fill = fill;
    this.mode = mode;
    this.input = input;
  }

  /**
   * Returns the operation with borders of 0.
   *
   * @param padding one border for all sides, two (left and right, top and bottom), or four (left,
   *     top, right, bottom), in pixels
   * @throws InvalidArgumentException if it has another number of lengths
   */
  public static Pad of(int... padding) {
    List<Integer> all = Arrays.stream(padding).boxed().toList();
    List<Integer> four =
        switch (all.size()) {
          case 1 -> List.of(all.get(0), all.get(0), all.get(0), all.get(0));
          case 2 -> List.of(all.get(0), all.get(1), all.get(0), all.get(1));
          case 4 -> all;
          default ->
              throw new InvalidArgumentException(
                  "Padding must be an int or a 1, 2, or 4 element tuple or list. Found "
                      + all.size());
        };
    return new Pad(four, new double[] {0}, Mode.CONSTANT, Input.TENSOR, Execution.DEFAULT);
  }

  /**
   * Returns the same padding with other borders of one value.
   *
   * @param values the value of all channels, or of each; the fraction is cut for integer images
   * @throws InvalidArgumentException if there is no value
   */
  public Pad fill(double... values) {
    if (values.length == 0) {
      throw new InvalidArgumentException("a border has a value");
    }
    return new Pad(padding, values.clone(), mode, input, execution());
  }

  /** Returns the same padding with another mode. */
  public Pad mode(Mode other) {
    return new Pad(padding, fill, other, input, execution());
  }

  /** Returns the same padding of another kind of images; {@link Input#TENSOR} unless set. */
  public Pad input(Input other) {
    return new Pad(padding, fill, mode, Objects.requireNonNull(other, "input"), execution());
  }

  @Override
  protected Pad with(Execution execution) {
    return new Pad(padding, fill, mode, input, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank is below 3, the memory format is none of
   *     PyTorch's, nothing of the image is left, a mirrored border is longer than the image allows,
   *     the type has no such value, there are several values, but not one for each channel or for
   *     tensors not in the mode constant
   */
  @Override
  public Plan plan(TensorSpec source) {
    ImageTensor image = new ImageTensor(source, input);
    if (fill.length > 1 && mode != Mode.CONSTANT && !input.isPil()) {
      throw new InvalidArgumentException(
          "Padding mode '"
              + mode.name().toLowerCase(java.util.Locale.ROOT)
              + "' is not supported if fill is not scalar");
    }
    int high = image.height() + padding.get(1) + padding.get(3);
    int wide = image.width() + padding.get(0) + padding.get(2);
    if (high < 0 || wide < 0) {
      throw new InvalidArgumentException(
          "narrow(): length must be non-negative. The padding "
              + padding
              + " leaves less than nothing of an image "
              + source.shape());
    }
    if (image.isEmpty() || high == 0 || wide == 0) {
      return new Plan(source, image.resized(high, wide, image.type()), List.of());
    }
    return switch (mode) {
      case CONSTANT -> Plans.chain(cut(image), constant(image.with(cut(image).target())));
      case EDGE -> copied(image, Edge.CLAMP);
      case REFLECT -> copied(image, Edge.MIRROR);
      case SYMMETRIC -> copied(image, Edge.REFLECT);
    };
  }

  private int border(int side) {
    return Math.max(0, padding.get(side));
  }

  private Plan cut(ImageTensor image) {
    int left = Math.max(0, -padding.get(0));
    int top = Math.max(0, -padding.get(1));
    int wide = image.width() - left - Math.max(0, -padding.get(2));
    int high = image.height() - top - Math.max(0, -padding.get(3));
    if (wide == image.width() && high == image.height()) {
      return Plans.identity(image.spec());
    }
    return new Crop(top, left, high, wide).plan(image);
  }

  private Plan constant(ImageTensor image) {
    List<Double> values = Fill.of(image, fill);
    return values.stream().distinct().count() <= 1
        ? image.pad(
            border(0), border(1), border(2), border(3), values.isEmpty() ? 0 : values.get(0))
        : new ChannelBorder(border(0), border(1), border(2), border(3), values).plan(image);
  }

  /** Borders of pixels. Integers travel as float32, which rounds large ones. */
  private Plan copied(ImageTensor image, Edge edge) {
    if (input.isPil()) {
      Plan cut = cut(image);
      ImageTensor rest = image.with(cut.target());
      return Plans.chain(
          cut,
          rest.gather(
              copies(edge, rest.height(), border(1), border(3)),
              copies(edge, rest.width(), border(0), border(2))));
    }
    boolean rowsFirst = mode == Mode.SYMMETRIC; // So are the errors.
    IndexTable first = rowsFirst ? rows(edge, image) : columns(edge, image);
    IndexTable second = rowsFirst ? columns(edge, image) : rows(edge, image);
    IndexTable rows = rowsFirst ? first : second;
    IndexTable columns = rowsFirst ? second : first;
    if (mode == Mode.SYMMETRIC || image.type().bytes() <= 2 || image.type().isFloatingPoint()) {
      return image.gather(rows, columns);
    }
    Plan floats = Plans.cast(image.spec(), DataType.F32);
    Plan moved = image.with(floats.target()).gather(rows, columns);
    return Plans.chain(floats, moved, Cast.of(moved.target(), image.type()));
  }

  private IndexTable rows(Edge edge, ImageTensor image) {
    return table(edge, image, 2, padding.get(1), padding.get(3));
  }

  private IndexTable columns(Edge edge, ImageTensor image) {
    return table(edge, image, 3, padding.get(0), padding.get(2));
  }

  /** The copies along an axis of [n, c, h, w]. */
  private IndexTable table(Edge edge, ImageTensor image, int axis, int before, int after) {
    int length = axis == 2 ? image.height() : image.width();
    int most = mode == Mode.REFLECT ? length - 1 : length;
    if (mode == Mode.SYMMETRIC && Math.max(before, after) > most) {
      throw new InvalidArgumentException(
          "index "
              + (before > most ? before - 1 : -most - 1)
              + " is out of bounds for dimension "
              + (axis - 2)
              + " with size "
              + length);
    }
    if (mode == Mode.REFLECT && Math.max(before, after) > most) {
      throw new InvalidArgumentException(
          "Padding size should be less than the corresponding input dimension, but got: padding ("
              + before
              + ", "
              + after
              + ") at dimension "
              + axis
              + " of input "
              + image.batch().shape());
    }
    return copies(edge, length, before, after);
  }

  private static IndexTable copies(Edge edge, int length, int before, int after) {
    int[] indices = new int[before + length + after];
    Arrays.setAll(indices, place -> edge.index(place - (long) before, length));
    return IndexTable.of(length, indices);
  }
}
