package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.rules.StoredWeight;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The value of each channel of a border, as an image holds it.
 *
 * <p>Source: torchvision 0.28, {@code _pad_with_vector_fill} in {@code
 * transforms/v2/functional/_geometry.py} and {@code _parse_fill} in {@code
 * transforms/_functional_pil.py}; Pillow, {@code getink} in {@code src/_imaging.c}.
 */
final class Fill {
  private static final int BYTE = 255;
  private static final int SIGN = 128;

  private Fill() {}

  /**
   * Returns the values.
   *
   * @param fill one value, or one for each channel
   * @throws InvalidArgumentException if there are others
   */
  static List<Double> of(ImageTensor image, double... fill) {
    int channels = image.channels();
    if (fill.length != 1 && fill.length != channels) {
      throw new InvalidArgumentException(
          image.input().isPil()
              ? "The number of elements in 'fill' does not match the number of channels of the"
                  + " image ("
                  + fill.length
                  + " != "
                  + channels
                  + ")"
              : "fill has one value, or one for each of "
                  + channels
                  + " channels, but got "
                  + fill.length);
    }
    boolean pil = image.input().isPil();
    double[] values = pil ? fill : tensor(fill);
    double[] each = new double[channels];
    Arrays.setAll(each, channel -> values[values.length == 1 ? 0 : channel]);
    boolean lab = image.input().mode() == ImageMode.LAB;
    for (int channel = 0; channel < channels; channel++) {
      each[channel] =
          pil ? ofImage(each[channel], image.type()) : value(each[channel], image.type());
      // Pillow keeps these bands as bytes with sign.
      each[channel] = lab && channel > 0 ? (int) each[channel] ^ SIGN : each[channel];
    }
    return DoubleStream.of(each).boxed().toList();
  }

  /** As PyTorch makes a tensor of a list: of float32 if there is a fraction, else of integers. */
  private static double[] tensor(double... list) {
    boolean whole = Arrays.stream(list).allMatch(value -> value == Math.rint(value));
    return list.length == 1 || whole
        ? list
        : Arrays.stream(list).map(value -> (float) value).toArray();
  }

  /** The value as a tensor of a type holds it. */
  private static double value(double value, DataType type) {
    return switch (type) {
      case F64 -> value;
      case F32, F16, BF16 -> StoredWeight.of((float) value, type);
      case BOOL -> value == 0 ? 0 : 1;
      default -> whole(value);
    };
  }

  private static double ofImage(double value, DataType type) {
    double whole = whole(value);
    return switch (type) {
      case F32 -> (float) value;
      case U8 -> Math.max(0, Math.min(whole, BYTE));
      case U16 -> (long) whole & 0xFFFF;
      case BOOL -> whole > 0 ? 1 : 0;
      default -> whole;
    };
  }

  /** The value without its fraction, and without a sign of zero. */
  private static double whole(double value) {
    double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
    return whole == 0 ? 0 : whole;
  }
}
