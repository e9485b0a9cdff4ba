package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Convert;
import java.util.Arrays;
import java.util.List;

/**
 * The usual stages. All of them move and compute exactly what they say, in this order, whatever the
 * layout of the image. Stateless and thread-safe.
 */
public final class Stages {
  private static final Stage PLANAR = Draft::sourceIsPlanar;

  private Stages() {}

  /** The source is [c, h, w] instead of [h, w, c]. The first stage, if it is one. */
  public static Stage planar() {
    return PLANAR;
  }

  /** The image becomes [c, h, w]. */
  public static Stage planes() {
    return image -> image.in(Layout.PLANES);
  }

  /** The image becomes [h, w, c]. */
  public static Stage interleaved() {
    return image -> image.in(Layout.INTERLEAVED);
  }

  /** The image is turned upright. */
  public static Stage orient(Orientation orientation) {
    return image -> Geometry.orient(image, orientation);
  }

  /** Gray is repeated for red, green and blue; opacity is left out: Pillow's {@code "RGB"}. */
  public static Stage rgb() {
    return Colours::rgb;
  }

  /**
   * Red, green and blue of {@code uint8} become gray, {@code (19595·R + 38470·G + 7471·B + 32768)
   * >> 16}; opacity is left out: Pillow's {@code "L"}.
   */
  public static Stage gray() {
    return Colours::gray;
  }

  /** The channels with these numbers, in this order. */
  public static Stage channels(int... numbers) {
    int[] copy = numbers.clone();
    return image -> Colours.pick(image, copy);
  }

  /** The channels in reverse order: RGB becomes BGR. */
  public static Stage flipChannels() {
    return image -> {
      int last = image.channels() - 1;
      int[] reversed = new int[last + 1];
      Arrays.setAll(reversed, channel -> last - channel);
      return Colours.pick(image, reversed);
    };
  }

  /** The image is resized to what a rule says; with its own size, it still goes to the method. */
  public static Stage resize(ResizeMethod method, SizeRule rule) {
    return image -> method.resize(image, rule.of(image.size()));
  }

  /**
   * A rectangle of the image; what lies outside of the image becomes 0.
   *
   * @throws InvalidArgumentException if a length is below 1; the stage, if no pixel of the image
   *     lies in the rectangle
   */
  public static Stage crop(int top, int left, int height, int width) {
    return new Crop(top, left, new Size(height, width));
  }

  /** Compared by value, as what is found in images may be the same for many. */
  private record Crop(int top, int left, Size size) implements Stage {
    @Override
    public Draft apply(Draft image) {
      return Geometry.crop(image, left, top, size);
    }
  }

  /**
   * The middle of the image; a smaller image gets zeros around it.
   *
   * @throws InvalidArgumentException if a length is below 1
   */
  public static Stage centerCrop(int height, int width, CropRule rule) {
    Size size = new Size(height, width);
    return image ->
        Geometry.crop(
            image, rule.start(image.width(), width), rule.start(image.height(), height), size);
  }

  /**
   * Borders of one value.
   *
   * @param value a value of the type that the image has then
   * @throws InvalidArgumentException if a border is below 0
   */
  public static Stage pad(int left, int top, int right, int bottom, double value) {
    Geometry.Borders borders = borders(left, top, right, bottom);
    return image -> Geometry.pad(image, borders, value);
  }

  /**
   * Borders of pixels.
   *
   * @param beyond how the image goes on
   * @throws InvalidArgumentException if a border is below 0
   */
  public static Stage extend(int left, int top, int right, int bottom, Beyond beyond) {
    Geometry.Borders borders = borders(left, top, right, bottom);
    return image -> Geometry.extend(image, borders, beyond);
  }

  private static Geometry.Borders borders(int left, int top, int right, int bottom) {
    if (Math.min(Math.min(left, top), Math.min(right, bottom)) < 0) {
      throw new InvalidArgumentException(
          "borders have at least 0 pixels, but got "
              + List.of(left, top, right, bottom)
              + " on the left, above, on the right and below");
    }
    return new Geometry.Borders(left, top, right, bottom);
  }

  /**
   * Borders of one value on the right and below, up to a size.
   *
   * @throws InvalidArgumentException if a length is below 1; the stage, if the image is larger
   */
  public static Stage padTo(int height, int width, double value) {
    return new PadTo(new Size(height, width), value);
  }

  /** Compared by value, because batches ask for the same ones again. */
  private record PadTo(Size size, double value) implements Stage {
    @Override
    public Draft apply(Draft image) {
      int right = size.width() - image.width();
      int bottom = size.height() - image.height();
      if (right < 0 || bottom < 0) {
        throw new InvalidArgumentException(
            "an image " + image.size() + " cannot be padded to " + size + ": it is larger");
      }
      return Geometry.pad(image, new Geometry.Borders(0, 0, right, bottom), value);
    }
  }

  /**
   * An image of the model, such as a mask or classes, in the pixels of the photo: each copies the
   * pixel of the model that its middle lies in, the nearest one if that is cut off.
   *
   * @param map where a point of what the model sees lies in the photo, as {@link Batch#maps()} says
   * @param photo the size of the photo
   * @throws InvalidArgumentException from the stage, if the map exchanges rows and columns
   */
  public static Stage backTo(AffineMap map, Size photo) {
    return image -> Geometry.backTo(image, map, photo);
  }

  /**
   * {@code x · factor} in {@code float64}, rounded once to {@code float32}: NumPy's product of an
   * image and a Python number.
   */
  public static Stage rescale(double factor) {
    return arithmetic(DataType.F32, DataType.F64, Operator.MULTIPLY, factor);
  }

  /** {@code x · factor} in {@code float32}, into which the factor is rounded too. */
  public static Stage rescaleFloat32(double factor) {
    return arithmetic(DataType.F32, DataType.F32, Operator.MULTIPLY, factor);
  }

  /** {@code x / divisor} in {@code float32}: torchvision's {@code ToTensor} with 255. */
  public static Stage divide(double divisor) {
    return arithmetic(DataType.F32, DataType.F32, Operator.DIVIDE, divisor);
  }

  /**
   * {@code (x − mean) / std} in {@code float32}, into which both are rounded.
   *
   * @param mean a number for each channel, or one for all
   * @param std likewise
   * @throws InvalidArgumentException if one has no numbers; the stage, if there are others than
   *     these
   */
  public static Stage normalize(double[] mean, double[] std) {
    Stage subtract = arithmetic(DataType.F32, DataType.F32, Operator.SUBTRACT, mean);
    Stage divide = arithmetic(DataType.F32, DataType.F32, Operator.DIVIDE, std);
    return image -> divide.apply(subtract.apply(image));
  }

  /**
   * {@code (x − mean · k) / (std · k)} with {@code k = 1 / factor}, all in {@code float32}: how
   * transformers' classes over torchvision rescale and normalise at once.
   *
   * @param mean a number for each channel, or one for all
   * @param std likewise
   * @param factor the factor of the rescaling that is left out, such as 1/255
   * @throws InvalidArgumentException if mean or std has no numbers; the stage, if there are others
   *     than these
   */
  public static Stage normalizeUnscaled(double[] mean, double[] std, double factor) {
    float k = (float) (1.0 / factor);
    return normalize(
        Arrays.stream(mean).map(value -> (float) value * k).toArray(),
        Arrays.stream(std).map(value -> (float) value * k).toArray());
  }

  /**
   * One operation on every value.
   *
   * @param result the type that it leaves
   * @param compute the type in which it is computed, {@code float32} or {@code float64}; numbers
   *     are rounded to it
   * @param numbers one for each channel, or one for all
   * @throws InvalidArgumentException if there are no numbers, or the type is another one; the
   *     stage, if there are others than these
   */
  public static Stage arithmetic(
      DataType result, DataType compute, Operator operator, double... numbers) {
    List<Double> given =
        Arrays.stream(numbers)
            .map(number -> compute == DataType.F32 ? (float) number : number)
            .boxed()
            .toList();
    Operation operation = new Operation(operator, compute, given);
    return image -> image.arithmetic(List.of(forChannels(operation, image.channels())), result);
  }

  private static Operation forChannels(Operation operation, int channels) {
    List<Double> numbers = operation.operands();
    if (numbers.size() == channels) {
      return operation;
    }
    if (numbers.size() != 1) {
      throw new InvalidArgumentException(
          "an image of "
              + channels
              + " channels is given a number for each or one for all, but got "
              + numbers);
    }
    return new Operation(
        operation.operator(),
        operation.type(),
        java.util.Collections.nCopies(channels, numbers.get(0)));
  }

  /** The values in another type: the nearest, ties to even; integers saturate. */
  public static Stage cast(DataType type) {
    return cast(type, Convert.Rounding.NEAREST_EVEN);
  }

  /** The values in another type; integers saturate. */
  public static Stage cast(DataType type, Convert.Rounding rounding) {
    return image ->
        image.type() == type
            ? image
            : image.elements(
                type, new Convert(image.spec().elements(), image.type(), type, rounding));
  }
}
