package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import io.halfpixel.rules.StoredWeight;
import java.util.Arrays;
import java.util.List;

/**
 * {@code torchvision.transforms.v2.functional.pad} of tensors [..., c, h, w]. A negative padding
 * cuts. Immutable and thread-safe.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code pad_image};
 * PyTorch, {@code torch/nn/functional.py}, {@code pad}.
 */
public final class Pad extends Operation<Pad> {
  private final List<Integer> padding;
  private final double[] fill;
  private final Mode mode;

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

  private Pad(List<Integer> padding, double[] fill, Mode mode, Execution execution) {
    super(execution);
    this.padding = padding;
    this.fill = fill;
    this.mode = mode;
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
    return new Pad(four, new double[] {0}, Mode.CONSTANT, Execution.DEFAULT);
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
    return new Pad(padding, values.clone(), mode, execution());
  }

  /** Returns the same padding with another mode. */
  public Pad mode(Mode other) {
    return new Pad(padding, fill, other, execution());
  }

  @Override
  protected Pad with(Execution execution) {
    return new Pad(padding, fill, mode, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank is below 3, the memory format is none of
   *     PyTorch's, nothing of the image is left, a mirrored border is longer than the image allows,
   *     the type has no such value, or there are several values, but not one for each channel or
   *     not in the mode constant
   * @throws UnsupportedModeException if a floating-point image is to get different values in its
   *     channels
   */
  @Override
  public Plan plan(TensorSpec source) {
    ImageTensor image = new ImageTensor(source);
    if (fill.length > 1 && mode != Mode.CONSTANT) {
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
      case CONSTANT -> Plans.chain(cut(image), constant(new ImageTensor(cut(image).target())));
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
    double first = value(fill[0], image.type());
    boolean same = Arrays.stream(fill).allMatch(each -> value(each, image.type()) == first);
    if (fill.length > 1 && fill.length != image.channels()) {
      throw new InvalidArgumentException(
          "fill has one value, or one for each of "
              + image.channels()
              + " channels, but got "
              + fill.length);
    }
    if (same) {
      return image.pad(border(0), border(1), border(2), border(3), first);
    }
    if (image.type().isFloatingPoint()) {
      throw new UnsupportedModeException(
          "borders with a value for each channel are for integer images; pad before converting");
    }
    // Borders of 0 around x − fill, to which fill is added again: exact for integers.
    Plan moved = shifted(image, Operator.SUBTRACT, DataType.F64);
    Plan padded =
        new ImageTensor(moved.target()).pad(border(0), border(1), border(2), border(3), 0);
    return Plans.chain(
        moved, padded, shifted(new ImageTensor(padded.target()), Operator.ADD, image.type()));
  }

  private Plan shifted(ImageTensor image, Operator operator, DataType to) {
    SpatialLayout layout = image.layout();
    long pixels = layout.length(0) * (long) layout.length(1);
    DataType stored = to == DataType.F64 ? image.type() : to;
    List<Double> values = Arrays.stream(fill).map(each -> value(each, stored)).boxed().toList();
    ChannelArithmetic arithmetic =
        new ChannelArithmetic(
            layout.channelsInner() ? layout.batch() * pixels : layout.batch(),
            image.channels(),
            layout.channelsInner() ? 1 : pixels,
            List.of(new ChannelArithmetic.Operation(operator, DataType.F64, values)),
            image.type(),
            to);
    return Plans.elements(image.spec(), to, arithmetic);
  }

  /** The value as an image of a type holds it. */
  private static double value(double value, DataType type) {
    return switch (type) {
      case F64 -> value;
      case F32, F16, BF16 -> StoredWeight.of((float) value, type);
      default -> {
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        yield whole == 0 ? 0 : whole;
      }
    };
  }

  /** Borders of pixels. Integers travel as float32, which rounds large ones. */
  private Plan copied(ImageTensor image, Edge edge) {
    boolean rowsFirst = mode == Mode.SYMMETRIC; // So are the errors.
    IndexTable first = rowsFirst ? rows(edge, image) : columns(edge, image);
    IndexTable second = rowsFirst ? columns(edge, image) : rows(edge, image);
    IndexTable rows = rowsFirst ? first : second;
    IndexTable columns = rowsFirst ? second : first;
    if (mode == Mode.SYMMETRIC || image.type().bytes() <= 2 || image.type().isFloatingPoint()) {
      return image.gather(rows, columns);
    }
    Plan floats = Plans.cast(image.spec(), DataType.F32);
    Plan moved = new ImageTensor(floats.target()).gather(rows, columns);
    return Plans.chain(floats, moved, Plans.cast(moved.target(), image.type()));
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
    int[] indices = new int[before + length + after];
    Arrays.setAll(indices, place -> edge.index(place - (long) before, length));
    return IndexTable.of(length, indices);
  }
}
