package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code cv2.copyMakeBorder}: borders around images [h, w] or [h, w, c], and batches of them, [n,
 * h, w, c]. The type is kept. Immutable and thread-safe.
 *
 * <pre>{@code
 * CopyMakeBorder border = CopyMakeBorder.of(2, 2, 4, 4, BorderType.REFLECT_101);
 * Tensor y = border.apply(x);   // 4 rows and 8 columns more
 * }</pre>
 *
 * <p>Source: OpenCV, {@code modules/core/src/copy.cpp}.
 */
public final class CopyMakeBorder extends Operation<CopyMakeBorder> {
  private static final String FUNCTION = "copyMakeBorder";

  private final Borders borders;
  private final BorderType type;
  private final List<Double> value;

  /**
   * The widths of borders.
   *
   * @param top rows above
   * @param bottom rows below
   * @param left columns on the left
   * @param right columns on the right
   */
  record Borders(int top, int bottom, int left, int right) {
    Borders {
      if (Math.min(Math.min(top, bottom), Math.min(left, right)) < 0) {
        throw Refusal.assertion(
            FUNCTION,
            "top >= 0 && bottom >= 0 && left >= 0 && right >= 0 && _src.dims() <= 2",
            "borders have at least 0 pixels, but got top "
                + top
                + ", bottom "
                + bottom
                + ", left "
                + left
                + ", right "
                + right);
      }
    }
  }

  private CopyMakeBorder(
      Borders borders, BorderType type, List<Double> value, Execution execution) {
    super(execution);
    this.borders = borders;
    this.type = type;
    this.value = value;
  }

  /**
   * Returns the operation; {@link BorderType#CONSTANT} has the value 0.
   *
   * @param top rows above
   * @param bottom rows below
   * @param left columns on the left
   * @param right columns on the right
   * @param type the border
   * @throws InvalidArgumentException if a number is negative
   */
  public static CopyMakeBorder of(int top, int bottom, int left, int right, BorderType type) {
    return of(new Borders(top, bottom, left, right), Objects.requireNonNull(type, "type"));
  }

  static CopyMakeBorder of(Borders borders, BorderType type) {
    return new CopyMakeBorder(borders, type, List.of(0.0), Execution.DEFAULT);
  }

  /**
   * Returns the same borders with a value. As in OpenCV, channels that get none are 0; integers are
   * rounded half to even and saturate.
   *
   * @param channels the values of up to four channels
   * @throws InvalidArgumentException if there are none or more than four
   */
  public CopyMakeBorder value(double... channels) {
    if (channels.length < 1 || channels.length > 4) {
      throw new InvalidArgumentException(
          "a scalar of OpenCV has one to four numbers, but got " + channels.length);
    }
    return new CopyMakeBorder(borders, type, Arrays.stream(channels).boxed().toList(), execution());
  }

  @Override
  protected CopyMakeBorder with(Execution execution) {
    return new CopyMakeBorder(borders, type, value, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the tensor is no image as described or not contiguous, it
   *     has no pixels, or more than four channels get values that are not all the same
   * @throws UnsupportedModeException if the channels of a floating-point image get different values
   */
  @Override
  public Plan plan(TensorSpec source) {
    SpatialLayout layout = Layout.of(source, Version.V4_14);
    int rows = layout.length(0);
    int columns = layout.length(1);
    if (rows < 1 || columns < 1) {
      throw new InvalidArgumentException("an image has pixels, but got " + source);
    }
    int high = longer(borders.top, rows, borders.bottom);
    int wide = longer(borders.left, columns, borders.right);
    TensorSpec target =
        SpatialLayout.resized(
            source, source.shape().rank() == 4 ? 1 : 0, List.of(high, wide), source.dataType());
    if (high == rows && wide == columns) {
      return new Plan(source, target, List.of());
    }
    Edge edge = type.edge();
    return edge == null
        ? new Plan(source, target, constant(layout, high, wide, source.dataType()))
        : new Plan(
            source,
            target,
            List.of(
                layout.gather(
                    List.of(
                        table(edge, borders.top, rows, high),
                        table(edge, borders.left, columns, wide)),
                    source.dataType())));
  }

  private static int longer(int before, int length, int after) {
    return SpatialLayout.checkedLength((long) before + length + after);
  }

  private static IndexTable table(Edge edge, int before, int length, int longer) {
    int[] indices = new int[longer];
    Arrays.setAll(indices, i -> edge.index((long) i - before, length));
    return IndexTable.of(length, indices);
  }

  private List<Step> constant(SpatialLayout layout, int high, int wide, DataType pixels) {
    List<Double> values = values((int) layout.channels(), pixels);
    if (values.stream().distinct().count() == 1) {
      return pad(layout, high, wide, pixels, values.get(0));
    }
    if (pixels.isFloatingPoint()) {
      throw new UnsupportedModeException(
          "borders with a value for each channel are for integer images; add them before"
              + " converting");
    }
    // Borders of 0 around x − value, to which the value is added again: exact for integers.
    List<Step> steps = new ArrayList<>();
    long before = layout.batch() * layout.length(0) * layout.length(1);
    steps.add(shift(before, Operator.SUBTRACT, values, pixels, DataType.F64));
    steps.addAll(pad(layout, high, wide, DataType.F64, 0));
    long after = layout.batch() * high * wide;
    steps.add(shift(after, Operator.ADD, values, DataType.F64, pixels));
    return steps;
  }

  private static Step shift(
      long pixels, Operator operator, List<Double> values, DataType input, DataType output) {
    ChannelArithmetic.Operation operation =
        new ChannelArithmetic.Operation(operator, DataType.F64, values);
    return new ChannelArithmetic(pixels, values.size(), 1, List.of(operation), input, output);
  }

  private List<Step> pad(SpatialLayout layout, int high, int wide, DataType pixels, double border) {
    List<Step> steps = new ArrayList<>();
    if (high != layout.length(0)) {
      steps.add(new Pad(layout.pass(0, high), borders.top, pixels, border));
    }
    if (wide != layout.length(1)) {
      Pad columns = new Pad(layout.resized(0, high).pass(1, wide), borders.left, pixels, border);
      steps.add(columns);
    }
    return steps;
  }

  /** Returns the value of each channel, as the type of the pixels has it. */
  private List<Double> values(int channels, DataType pixels) {
    boolean same = value.size() == 4 && value.stream().distinct().count() == 1;
    boolean black = value.stream().allMatch(each -> each == 0);
    if (channels > 4 && !same && !black) {
      throw Refusal.assertion(
          FUNCTION,
          "value[0] == value[1] && value[0] == value[2] && value[0] == value[3]",
          "more than four channels have one value, given four times, but got " + value);
    }
    List<Double> values = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      double given = channel < value.size() ? value.get(channel) : channels > 4 ? value.get(0) : 0;
      values.add(stored(given, pixels));
    }
    return values;
  }

  private static double stored(double value, DataType type) {
    double rounded = Math.rint(value);
    return switch (type) {
      case U8 -> Math.min(Math.max(rounded, 0), 255);
      case I8 -> Math.min(Math.max(rounded, -128), 127);
      case U16 -> Math.min(Math.max(rounded, 0), 65535);
      case I16 -> Math.min(Math.max(rounded, -32768), 32767);
      case I32, I64, BOOL -> Math.min(Math.max(rounded, Integer.MIN_VALUE), Integer.MAX_VALUE);
      case F32 -> (float) value;
      case F16, BF16, F64 -> value;
    };
  }

  /** Returns the call as it is written in Python. */
  @Override
  public String toString() {
    return "cv2.copyMakeBorder(src, "
        + borders.top
        + ", "
        + borders.bottom
        + ", "
        + borders.left
        + ", "
        + borders.right
        + ", cv2.BORDER_"
        + type.name()
        + ", value="
        + value
        + ")";
  }
}
