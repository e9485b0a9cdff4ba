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
   * @param values the value of all channels, or of each; the fraction is cut for integer images,
   *     and several values of which one has a fraction are rounded to {@code float32} for tensors
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
   *     PyTorch's, less than nothing of the image is left, a mirrored border is longer than the
   *     image allows, the type has no such value, there are several values, but not one for each
   *     channel or for tensors not in the mode constant
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
    PaddedAxis rows = new PaddedAxis(image.height(), padding.get(1), padding.get(3));
    PaddedAxis columns = new PaddedAxis(image.width(), padding.get(0), padding.get(2));
    if (rows.isNegative() || columns.isNegative()) {
      throw lessThanNothing(source);
    }
    int high = rows.result();
    int wide = columns.result();
    if (image.isEmpty() || high == 0 || wide == 0) {
      return new Plan(source, image.resized(high, wide, image.type()), List.of());
    }
    return switch (mode) {
      case CONSTANT -> constant(image, rows, columns);
      case EDGE -> copied(image, rows, columns, Edge.CLAMP);
      case REFLECT -> copied(image, rows, columns, Edge.MIRROR);
      case SYMMETRIC -> copied(image, rows, columns, Edge.REFLECT);
    };
  }

  private InvalidArgumentException lessThanNothing(TensorSpec source) {
    return new InvalidArgumentException(
        "narrow(): length must be non-negative. The padding "
            + padding
            + " leaves less than nothing of an image "
            + source.shape());
  }

  private static Plan cut(ImageTensor image, PaddedAxis rows, PaddedAxis columns) {
    int high = (int) rows.rest();
    int wide = (int) columns.rest();
    if (wide == image.width() && high == image.height()) {
      return Plans.identity(image.spec());
    }
    return new Crop(rows.cutBefore(), columns.cutBefore(), high, wide).plan(image);
  }

  private Plan constant(ImageTensor image, PaddedAxis rows, PaddedAxis columns) {
    long least = Math.min(rows.rest(), columns.rest());
    if (least < 0 && !input.isPil()) {
      throw lessThanNothing(image.spec());
    }
    if (least <= 0) {
      return borderAlone(image, rows.result(), columns.result());
    }
    Plan cut = cut(image, rows, columns);
    return Plans.chain(cut, bordered(image.with(cut.target()), rows.cut(), columns.cut()));
  }

  /** Of an image of which nothing is left: one pixel stands for it, and is cut off in the end. */
  private Plan borderAlone(ImageTensor image, int high, int wide) {
    Plan pixel = new Crop(0, 0, 1, 1).plan(image);
    Plan bordered =
        bordered(
            image.with(pixel.target()), new PaddedAxis(1, 0, high), new PaddedAxis(1, 0, wide));
    Plan border = new Crop(1, 1, high, wide).plan(image.with(bordered.target()));
    return Plans.chain(pixel, bordered, border);
  }

  private Plan bordered(ImageTensor image, PaddedAxis rows, PaddedAxis columns) {
    List<Double> values = Fill.of(image, fill);
    int left = columns.before();
    int right = columns.after();
    return values.stream().distinct().count() == 1
        ? image.pad(left, rows.before(), right, rows.after(), values.get(0))
        : new ChannelBorder(left, rows.before(), right, rows.after(), values).plan(image);
  }

  /** Borders of pixels. Integers travel as float32, which rounds large ones. */
  private Plan copied(ImageTensor image, PaddedAxis rows, PaddedAxis columns, Edge edge) {
    if (input.isPil()) {
      checkRest(rows, 0);
      checkRest(columns, 1);
      Plan cut = cut(image, rows, columns);
      ImageTensor rest = image.with(cut.target());
      return Plans.chain(cut, rest.gather(rows.cut().copies(edge), columns.cut().copies(edge)));
    }
    // PyTorch looks at the rows first here, and at the columns first there.
    if (mode == Mode.SYMMETRIC) {
      checkSymmetric(rows, 0);
      checkSymmetric(columns, 1);
    } else if (mode == Mode.REFLECT) {
      checkReflected(columns, 3, image);
      checkReflected(rows, 2, image);
    }
    IndexTable copiedRows = rows.copies(edge);
    IndexTable copiedColumns = columns.copies(edge);
    if (mode == Mode.SYMMETRIC || image.type().bytes() <= 2 || image.type().isFloatingPoint()) {
      return image.gather(copiedRows, copiedColumns);
    }
    Plan floats = Plans.cast(image.spec(), DataType.F32);
    Plan moved = image.with(floats.target()).gather(copiedRows, copiedColumns);
    return Plans.chain(floats, moved, Cast.of(moved.target(), image.type()));
  }

  /** NumPy's check. */
  private static void checkRest(PaddedAxis padded, int axis) {
    if (padded.rest() <= 0) {
      throw new InvalidArgumentException(
          "can't extend empty axis "
              + axis
              + " using modes other than 'constant' or 'empty', but of "
              + padded.length()
              + " pixels "
              + padded.rest()
              + " are left");
    }
  }

  /** Pixels of what is left are picked by their indices, those behind it counted from its end. */
  private static void checkSymmetric(PaddedAxis padded, int axis) {
    if (padded.longestBorder() > padded.rest()) {
      long index = padded.before() > padded.rest() ? padded.before() - 1L : -padded.rest() - 1;
      throw new InvalidArgumentException(
          "index "
              + index
              + " is out of bounds for dimension "
              + axis
              + " with size "
              + padded.rest());
    }
  }

  private static void checkReflected(PaddedAxis padded, int axis, ImageTensor image) {
    if (padded.longestBorder() >= padded.length()) {
      throw new InvalidArgumentException(
          "Padding size should be less than the corresponding input dimension, but got: padding ("
              + padded.before()
              + ", "
              + padded.after()
              + ") at dimension "
              + axis
              + " of input "
              + image.batch().shape());
    }
  }
}
