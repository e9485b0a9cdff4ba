package io.halfpixel.opencv;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.opencv.CopyMakeBorder.Borders;
import io.halfpixel.plan.Plan;
import io.halfpixel.preprocess.AffineMap;
import io.halfpixel.rules.Plans;
import io.halfpixel.rules.SpatialLayout;
import java.util.Arrays;
import java.util.List;

/**
 * The letterbox of YOLO models: an image [h, w, c] or [h, w], or a batch of them, [n, h, w, c],
 * shrunk or enlarged with {@code cv2.resize(INTER_LINEAR)} until it fits, in the middle of a border
 * of one colour.
 *
 * <pre>{@code
 * Letterbox letterbox = Letterbox.of(640, 640);
 * Tensor input = letterbox.apply(photo);                              // [640, 640, 3]
 * AffineMap back = letterbox.toSource(photo.spec());
 * AffineMap.Box box = back.box(left, top, right, bottom);             // on the photo
 * }</pre>
 *
 * <p>The formula is that of ultralytics' {@code LetterBox}: r = min(height / h, width / w); the
 * image gets round(h·r) rows and round(w·r) columns, the rest is halved, and a half pixel goes to
 * the right and below. Sizes are computed in binary64, halves are rounded to even.
 *
 * <p>Immutable and thread-safe; keep one and apply it often.
 *
 * <p>Source: ultralytics, {@code data/augment.py}, {@code LetterBox}.
 */
public final class Letterbox extends Operation<Letterbox> {
  private final Arguments arguments;

  private record Arguments(
      int height,
      int width,
      boolean auto,
      boolean scaleFill,
      boolean scaleup,
      boolean center,
      int stride,
      Colour colour) {}

  /** Compared by value. */
  private record Colour(List<Double> channels) {
    double[] values() {
      return channels.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** Where the image lies in the result. */
  private record Place(int height, int width, Borders borders) {}

  private Letterbox(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /**
   * Returns the letterbox with ultralytics' defaults: enlarges, centres, gray 114.
   *
   * @param height rows of the result
   * @param width columns of the result
   * @throws InvalidArgumentException if one is below 1
   */
  public static Letterbox of(int height, int width) {
    if (height < 1 || width < 1) {
      throw new InvalidArgumentException(
          "a letterbox has at least one row and column, but got " + height + " x " + width);
    }
    Colour gray = new Colour(List.of(114.0, 114.0, 114.0));
    return new Letterbox(
        new Arguments(height, width, false, false, true, true, 32, gray), Execution.DEFAULT);
  }

  /**
   * Returns the same letterbox with borders only up to the next multiple of the stride, as
   * ultralytics uses it for images of one shape.
   */
  public Letterbox auto(boolean on) {
    return with(arguments.scaleFill, on, arguments.scaleup, arguments.center);
  }

  /** Returns the same letterbox without borders: the image is stretched. */
  public Letterbox scaleFill(boolean on) {
    return with(on, arguments.auto, arguments.scaleup, arguments.center);
  }

  /** Returns the same letterbox that enlarges small images, or does not. */
  public Letterbox scaleup(boolean on) {
    return with(arguments.scaleFill, arguments.auto, on, arguments.center);
  }

  /** Returns the same letterbox with the image in the middle, or else in the upper left corner. */
  public Letterbox center(boolean on) {
    return with(arguments.scaleFill, arguments.auto, arguments.scaleup, on);
  }

  private Letterbox with(boolean scaleFill, boolean auto, boolean scaleup, boolean center) {
    return new Letterbox(
        new Arguments(
            arguments.height,
            arguments.width,
            auto,
            scaleFill,
            scaleup,
            center,
            arguments.stride,
            arguments.colour),
        execution());
  }

  /**
   * Returns the same letterbox with the stride of a model, which only {@link #auto} looks at.
   *
   * @throws InvalidArgumentException if it is below 1
   */
  public Letterbox stride(int stride) {
    if (stride < 1) {
      throw new InvalidArgumentException("a stride is at least 1, but got " + stride);
    }
    Arguments a = arguments;
    return new Letterbox(
        new Arguments(
            a.height, a.width, a.auto, a.scaleFill, a.scaleup, a.center, stride, a.colour),
        execution());
  }

  /**
   * Returns the same letterbox with borders of another colour.
   *
   * @param channels the values of up to four channels, in the order of the image
   * @throws InvalidArgumentException if there are none or more than four
   */
  public Letterbox color(double... channels) {
    CopyMakeBorder.of(0, 0, 0, 0, BorderType.CONSTANT).value(channels);
    Colour colour = new Colour(Arrays.stream(channels).boxed().toList());
    Arguments a = arguments;
    return new Letterbox(
        new Arguments(
            a.height, a.width, a.auto, a.scaleFill, a.scaleup, a.center, a.stride, colour),
        execution());
  }

  @Override
  protected Letterbox with(Execution execution) {
    return new Letterbox(arguments, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the tensor is no image as described or not contiguous, it
   *     has no pixels or is too narrow to have a pixel left, or {@link Resize} or {@link
   *     CopyMakeBorder} rejects it
   */
  @Override
  public Plan plan(TensorSpec source) {
    Place place = place(source);
    Plan resized = Resize.builder().dsize(place.width, place.height).build().plan(source);
    Plan bordered =
        CopyMakeBorder.of(place.borders, BorderType.CONSTANT)
            .value(arguments.colour.values())
            .plan(resized.target());
    return Plans.chain(resized, bordered);
  }

  /**
   * Returns where a point of the result lies in an image.
   *
   * @param source the image
   * @throws InvalidArgumentException under the conditions of {@link #plan}
   */
  public AffineMap toSource(TensorSpec source) {
    SpatialLayout layout = Layout.of(source, Version.V4_14);
    Place place = place(source);
    return AffineMap.shift(-place.borders.left(), -place.borders.top())
        .then(
            AffineMap.scale(
                (double) layout.length(1) / place.width, (double) layout.length(0) / place.height));
  }

  private Place place(TensorSpec source) {
    SpatialLayout layout = Layout.of(source, Version.V4_14);
    int rows = layout.length(0);
    int columns = layout.length(1);
    if (rows < 1 || columns < 1) {
      throw new InvalidArgumentException("an image has pixels, but got " + source);
    }
    double fit = Math.min((double) arguments.height / rows, (double) arguments.width / columns);
    double ratio = arguments.scaleup ? fit : Math.min(fit, 1.0);
    int high = (int) Math.rint(rows * ratio);
    int wide = (int) Math.rint(columns * ratio);
    int restHigh = arguments.height - high;
    int restWide = arguments.width - wide;
    if (arguments.auto) {
      restHigh = Math.floorMod(restHigh, arguments.stride);
      restWide = Math.floorMod(restWide, arguments.stride);
    } else if (arguments.scaleFill) {
      high = arguments.height;
      wide = arguments.width;
      restHigh = 0;
      restWide = 0;
    }
    if (high < 1 || wide < 1) {
      throw Refusal.assertion(
          "inv_scale_x > 0",
          "of an image "
              + columns
              + " x "
              + rows
              + " no pixel is left in a letterbox "
              + arguments.width
              + " x "
              + arguments.height);
    }
    return new Place(high, wide, borders(restHigh, restWide));
  }

  private Borders borders(int high, int wide) {
    if (!arguments.center) {
      return new Borders(0, high, 0, wide);
    }
    return new Borders(
        (int) Math.rint(high / 2.0 - 0.1),
        (int) Math.rint(high / 2.0 + 0.1),
        (int) Math.rint(wide / 2.0 - 0.1),
        (int) Math.rint(wide / 2.0 + 0.1));
  }

  /** Returns the size, such as {@code Letterbox 640 x 640}. */
  @Override
  public String toString() {
    return "Letterbox " + arguments.height + " x " + arguments.width;
  }
}
