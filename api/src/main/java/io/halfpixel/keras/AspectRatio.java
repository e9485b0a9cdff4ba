package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.filter.SpatialLayout;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code keras.ops.image.resize} does before it resizes so that an image has the aspect ratio
 * of the target: cut off or add equal borders on two sides. Computed in binary32, fractions
 * dropped.
 *
 * <p>Source: Keras 3, {@code keras/src/backend/tensorflow/image.py}, {@code resize}.
 *
 * @param source images of shape [n, h, w, c], no length of which is 0 except the batch
 * @param height the height to which the images will be resized
 * @param width the width to which the images will be resized
 */
record AspectRatio(TensorSpec source, int height, int width) {
  /** Returns the plan that keeps the largest centred part with the aspect ratio. */
  Plan crop() {
    SpatialLayout image = SpatialLayout.channelsLast(source);
    int rows = Math.max(Math.min(image.length(0), fittingHeight(image)), 1);
    int columns = Math.max(Math.min(image.length(1), fittingWidth(image)), 1);
    List<IndexTable> tables =
        List.of(centre(image.length(0), rows), centre(image.length(1), columns));
    TensorSpec target = SpatialLayout.resized(source, 1, List.of(rows, columns), source.dataType());
    return new Plan(source, target, List.of(image.gather(tables, source.dataType())));
  }

  private static IndexTable centre(int length, int kept) {
    int start = half(length - kept);
    return IndexTable.of(length, IntStream.range(start, start + kept).toArray());
  }

  /**
   * Returns the plan that adds borders of zeros. Integers become floating-point numbers of the same
   * values.
   *
   * @param fill the value of the borders, a {@link Double} or an {@link Integer}
   * @throws InvalidArgumentException if a border is needed, the images are integers and the value
   *     is not
   * @throws UnsupportedModeException if a border is needed and the value is not 0
   */
  Plan pad(Number fill) {
    SpatialLayout image = SpatialLayout.channelsLast(source);
    int[] borders = {
      half(Math.max(image.length(0), fittingHeight(image)) - image.length(0)),
      half(Math.max(image.length(1), fittingWidth(image)) - image.length(1))
    };
    if (borders[0] == 0 && borders[1] == 0) {
      return Plans.identity(source);
    }
    checkFill(fill);
    List<Step> steps = new ArrayList<>();
    DataType type = source.dataType();
    for (int axis = 0; axis < borders.length; axis++) {
      if (borders[axis] > 0) {
        Pass pass = image.pass(axis, image.length(axis) + 2 * borders[axis]);
        steps.add(bordered(pass, borders[axis], type));
        image = image.resized(axis, pass.outputLength());
        type = bordered(type);
      }
    }
    return new Plan(source, SpatialLayout.resized(source, 1, image.lengths(), type), steps);
  }

  private void checkFill(Number fill) {
    if (fill instanceof Double && !source.dataType().isFloatingPoint()) {
      throw new InvalidArgumentException(
          "Cannot convert " + fill + " to EagerTensor of dtype " + source.dataType());
    }
    if (!fill.equals(0) && !fill.equals(0.0)) {
      throw new UnsupportedModeException(
          "pad_to_aspect_ratio adds borders of 0, but got fill_value=" + fill);
    }
  }

  /**
   * An inner row is its pixel times 1, which is the pixel; a row of the border has no taps, which
   * is 0.
   */
  private static Step bordered(Pass pass, int border, DataType type) {
    int length = pass.inputLength();
    int[] starts = new int[pass.outputLength() + 1];
    for (int row = 0; row < starts.length; row++) {
      starts[row] = Math.min(Math.max(row - border, 0), length);
    }
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    TapTable taps = TapTable.of(starts, IntStream.range(0, length).toArray(), ones);
    DataType result = bordered(type);
    DataType compute = result == DataType.F64 ? DataType.F64 : DataType.F32;
    return new Resample1d(pass, taps, Accumulation.SEQUENTIAL, type, compute, result);
  }

  /** Returns a floating-point type that holds every value of a type. */
  private static DataType bordered(DataType type) {
    return switch (type) {
      case F32, F16, BF16, F64 -> type;
      case U8, I8, I16, U16 -> DataType.F32;
      case I32 -> DataType.F64;
    };
  }

  private int fittingHeight(SpatialLayout image) {
    return (int) ((float) (image.length(1) * height) / width);
  }

  private int fittingWidth(SpatialLayout image) {
    return (int) ((float) (image.length(0) * width) / height);
  }

  private static int half(int difference) {
    return (int) (difference / 2f);
  }
}
