package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code keras.ops.image.resize} does before it resizes so that an image has the aspect ratio
 * of the target: cut off or add equal borders on two sides. Computed in binary32 on TensorFlow and
 * in binary64 elsewhere, fractions dropped.
 *
 * <p>Source: Keras 3, {@code keras/src/backend/<name>/image.py}, {@code resize}.
 *
 * @param source images of shape [n, h, w, c], no length of which is 0 except the batch
 * @param height the height to which the images will be resized
 * @param width the width to which the images will be resized
 * @param backend whose arithmetic to use
 */
record AspectRatio(TensorSpec source, int height, int width, KerasBackend backend) {
  /** Returns the plan that keeps the largest centred part with the aspect ratio. */
  Plan crop() {
    SpatialLayout image = SpatialLayout.channelsLast(source);
    int rows = kept(image.length(0), fittingHeight(image));
    int columns = kept(image.length(1), fittingWidth(image));
    List<IndexTable> tables =
        List.of(centre(image.length(0), rows), centre(image.length(1), columns));
    TensorSpec target = SpatialLayout.resized(source, 1, List.of(rows, columns), source.dataType());
    return new Plan(source, target, List.of(image.gather(tables, source.dataType())));
  }

  /** Returns the plan from the gradient of the part that is kept to that of the images. */
  Plan cropGradient() {
    TensorSpec kept = crop().target();
    SpatialLayout image = SpatialLayout.channelsLast(kept);
    SpatialLayout whole = SpatialLayout.channelsLast(source);
    List<Step> steps = new ArrayList<>();
    for (int axis = 0; axis < 2; axis++) {
      int length = whole.length(axis);
      if (length > image.length(axis)) {
        int before = (length - image.length(axis)) / 2;
        steps.add(new Pad(image.pass(axis, length), before, source.dataType(), 0));
        image = image.resized(axis, length);
      }
    }
    return new Plan(kept, source, steps);
  }

  /**
   * Returns the plan from the gradient of images with borders to that of the images, whose type is
   * the same.
   *
   * @param padded the specification of the images with borders
   */
  Plan padGradient(TensorSpec padded) {
    if (padded.equals(source)) {
      return Plans.identity(source);
    }
    SpatialLayout image = SpatialLayout.channelsLast(source);
    SpatialLayout whole = SpatialLayout.channelsLast(padded);
    List<IndexTable> tables =
        List.of(centre(whole.length(0), image.length(0)), centre(whole.length(1), image.length(1)));
    return new Plan(padded, source, List.of(whole.gather(tables, source.dataType())));
  }

  private static int kept(int length, long fitting) {
    return (int) Math.max(Math.min(length, fitting), 1);
  }

  private static IndexTable centre(int length, int kept) {
    int start = (length - kept) / 2;
    return IndexTable.of(length, IntStream.range(start, start + kept).toArray());
  }

  /**
   * Returns the plan that adds the borders, after a change of type if the backend has another one
   * for images with borders.
   *
   * @param border what the borders are made of
   */
  Plan pad(Border border) {
    SpatialLayout image = SpatialLayout.channelsLast(source);
    int[] borders = {
      border(image.length(0), fittingHeight(image)), border(image.length(1), fittingWidth(image))
    };
    if (borders[0] == 0 && borders[1] == 0) {
      return Plans.identity(source);
    }
    Plan cast = Plans.cast(source, border.type(backend, source.dataType()));
    DataType type = cast.target().dataType();
    double value = border.value(type);
    List<Step> steps = new ArrayList<>(cast.steps());
    for (int axis = 0; axis < borders.length; axis++) {
      if (borders[axis] > 0) {
        int padded = SpatialLayout.checkedLength(image.length(axis) + 2L * borders[axis]);
        Pass pass = image.pass(axis, padded);
        steps.add(new Pad(pass, borders[axis], type, value));
        image = image.resized(axis, padded);
      }
    }
    return new Plan(source, SpatialLayout.resized(source, 1, image.lengths(), type), steps);
  }

  /** An odd rest loses one row. */
  private static int border(int length, long fitting) {
    return (SpatialLayout.checkedLength(Math.max(length, fitting)) - length) / 2;
  }

  private long fittingHeight(SpatialLayout image) {
    return fitting((long) image.length(1) * height, width);
  }

  private long fittingWidth(SpatialLayout image) {
    return fitting((long) image.length(0) * width, height);
  }

  private long fitting(long product, int divisor) {
    return backend == KerasBackend.TENSORFLOW
        ? (long) ((float) product / divisor)
        : (long) ((double) product / divisor);
  }
}
