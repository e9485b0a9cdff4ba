package io.halfpixel.huggingface;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code transforms_imagenet_eval} of timm.
 *
 * @param size the size of the result
 * @param scaled the size that is cropped to it
 * @param mode what happens to the shape of an image
 * @param filter Pillow's filter
 * @param mean the means of the channels
 * @param std their deviations
 */
record TimmTransform(
    Size size, Size scaled, CropMode mode, Resampling filter, List<Double> mean, List<Double> std) {
  private static final double USUAL_PART = 0.875;
  private static final double BYTE = 255;

  /** How timm computes: Pillow, torchvision's crop, ToTensor. */
  static final MixedPixels PIXELS =
      new MixedPixels(
          ImageBackend.PIL,
          Resizers.PIL,
          rule -> rule,
          CropRule.HALF_EVEN,
          MixedPixels.Numbers.DIVIDED);

  /** What happens to the shape of an image. */
  enum CropMode {
    /** Its middle is seen. */
    CENTER,
    /** It is stretched. */
    SQUASH,
    /** All of it is seen, with borders of the mean. */
    BORDER
  }

  static TimmTransform of(Map<String, @Nullable Object> keys, String usualFilter) {
    double[] shape = numbers(keys, "input_size", List.of(3, 224, 224));
    double[] part = numbers(keys, "crop_pct", USUAL_PART);
    double first = part.length == 0 ? -1 : part[0];
    double used = first == 0 ? USUAL_PART : first;
    boolean sized = shape.length == 3 && shape[0] == 3 && isLength(shape[1]) && isLength(shape[2]);
    if (!sized || !(isLength(shape[1] / used) && isLength(shape[2] / used))) {
      throw new InvalidArgumentException(
          "input_size is [3, height, width] and crop_pct above 0, but got "
              + Arrays.toString(shape)
              + " and "
              + Arrays.toString(part));
    }
    return new TimmTransform(
        new Size((int) shape[1], (int) shape[2]),
        scaled(shape[1], shape[2], used),
        named(CropMode.values(), keys, "crop_mode", "center"),
        named(Resampling.values(), keys, "interpolation", usualFilter),
        Arrays.stream(numbers(keys, "mean", Normalization.IMAGENET.mean())).boxed().toList(),
        Arrays.stream(numbers(keys, "std", Normalization.IMAGENET.std())).boxed().toList());
  }

  private static boolean isLength(double pixels) {
    return pixels > 0 && pixels <= Integer.MAX_VALUE;
  }

  private static double[] numbers(Map<String, @Nullable Object> keys, String key, Object absent) {
    Object value = keys.get(key);
    Object used = value == null ? absent : value;
    List<?> items = used instanceof List<?> list ? list : List.of(used);
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(items.get(i) instanceof Number number)) {
        throw new InvalidArgumentException(key + " is made of numbers, but got " + value);
      }
      numbers[i] = number.doubleValue();
    }
    return numbers;
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static <E extends Enum<E>> E named(
      E[] all, Map<String, @Nullable Object> keys, String key, String absent) {
    Object value = keys.get(key);
    String name = value == null || value.equals("") ? absent : value.toString();
    for (E each : all) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    throw new InvalidArgumentException(
        key + " is one of " + Arrays.toString(all).toLowerCase(Locale.ROOT) + ", but got " + name);
  }

  /** Returns the transform as timm computes it. */
  Preprocessor preprocessor() {
    return preprocessor(PIXELS);
  }

  /** Returns the transform, computed in a way. */
  Preprocessor preprocessor(PixelBackend pixels) {
    List<Stage> stages = new ArrayList<>();
    stages.add(Stages.rgb());
    stages.add(resize(pixels));
    Stage crop = pixels.centerCrop(size);
    if (mode == CropMode.BORDER) {
      // Zeros round x − fill, to which fill is added again: exact for bytes.
      double[] fill = mean.stream().mapToDouble(value -> Math.rint(BYTE * value)).toArray();
      stages.add(Stages.arithmetic(DataType.I16, DataType.F32, Operator.SUBTRACT, fill));
      stages.add(crop);
      stages.add(Stages.arithmetic(DataType.F32, DataType.F32, Operator.ADD, fill));
    } else {
      stages.add(crop);
    }
    stages.add(pixels.rescaleAndNormalize(1 / BYTE, array(mean), array(std)));
    stages.add(Stages.planes());
    return Preprocessor.of(stages);
  }

  /**
   * Where only the middle of a shape that is no square is seen, timm is bilinear, whatever it says.
   */
  private Stage resize(PixelBackend pixels) {
    boolean square = scaled.height() == scaled.width();
    return switch (mode) {
      case SQUASH ->
          pixels.resize(filter.number(), SizeRule.exact(scaled.height(), scaled.width()), null);
      case BORDER -> pixels.resize(filter.number(), keepsRatio(true), null);
      case CENTER ->
          square
              ? pixels.resize(filter.number(), SizeRule.shortestEdge(scaled.height()), null)
              : pixels.resize(Resampling.BILINEAR.number(), keepsRatio(false), null);
    };
  }

  private SizeRule keepsRatio(boolean longest) {
    return image -> {
      double height = (double) image.height() / scaled.height();
      double width = (double) image.width() / scaled.width();
      double ratio = longest ? Math.max(height, width) : Math.min(height, width);
      return new Size(
          (int) Math.rint(image.height() * 1.0 / ratio),
          (int) Math.rint(image.width() * 1.0 / ratio));
    };
  }

  private static Size scaled(double height, double width, double part) {
    return new Size((int) Math.floor(height / part), (int) Math.floor(width / part));
  }

  TimmTransform cropPart(double part) {
    Size other = scaled(size.height(), size.width(), part);
    return new TimmTransform(size, other, mode, filter, mean, std);
  }

  TimmTransform cropMode(CropMode other) {
    return new TimmTransform(size, scaled, other, filter, mean, std);
  }

  TimmTransform filter(Resampling other) {
    return new TimmTransform(size, scaled, mode, other, mean, std);
  }

  TimmTransform normalization(Normalization other) {
    return new TimmTransform(size, scaled, mode, filter, other.mean(), other.std());
  }

  /** Nothing is subtracted, and all is divided by 1; borders stay black then. */
  TimmTransform notNormalized() {
    List<Double> zeros = List.of(0.0, 0.0, 0.0);
    return new TimmTransform(size, scaled, mode, filter, zeros, List.of(1.0, 1.0, 1.0));
  }
}
