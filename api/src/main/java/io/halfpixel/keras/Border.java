package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.rules.StoredWeight;

/**
 * What the borders of {@code pad_to_aspect_ratio} are made of: ones times the fill value, and the
 * type that an image has once they are added.
 *
 * <p>Source: Keras 3, {@code keras/src/backend/<name>/image.py}, {@code resize}, and the type
 * promotion of each backend: TensorFlow has none; for JAX and NumPy a Python float makes integers
 * floating-point, and for channels-first images the ones are {@code float32} or {@code float64}
 * whatever the image is.
 *
 * @param fill the fill value, a {@link Double} or an {@link Integer}, as Python tells them apart
 * @param dataFormat where the channels of the images stand
 */
record Border(Number fill, DataFormat dataFormat) {
  /**
   * Returns the type of an image with borders.
   *
   * @param images the type of the image before
   * @throws InvalidArgumentException if TensorFlow is to fill an image of integers with a
   *     floating-point number
   */
  DataType type(KerasBackend backend, DataType images) {
    boolean fraction = fill instanceof Double && !images.isFloatingPoint();
    boolean first = dataFormat == DataFormat.CHANNELS_FIRST;
    return switch (backend) {
      case TENSORFLOW -> {
        if (fraction) {
          throw new InvalidArgumentException(
              "Cannot convert " + fill + " to EagerTensor of dtype " + images);
        }
        yield images;
      }
      case JAX -> fraction || first ? DataType.F32 : images;
      case NUMPY -> fraction || first ? DataType.F64 : images;
      case TORCH -> images;
    };
  }

  /**
   * Returns the fill value in the type of the image with borders.
   *
   * @throws InvalidArgumentException if that is an integer type without this value
   */
  double value(DataType type) {
    double value = fill.doubleValue();
    return switch (type) {
      case F64 -> value;
      case F32 -> (float) value;
      case F16 -> finite(StoredWeight.of(value, type), 65504);
      case BF16 -> finite(StoredWeight.of(value, type), 0x1.fep127);
      case U8 -> integer(type, 0, 0xFF);
      case I8 -> integer(type, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case I16 -> integer(type, Short.MIN_VALUE, Short.MAX_VALUE);
      case U16 -> integer(type, 0, 0xFFFF);
      case I32 -> integer(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case I64 -> value;
      case BOOL -> integer(type, 0, 1);
    };
  }

  private static double finite(double rounded, double largest) {
    return Math.abs(rounded) > largest ? Math.copySign(Double.POSITIVE_INFINITY, rounded) : rounded;
  }

  private double integer(DataType type, int low, int high) {
    double value = fill.doubleValue();
    if (value < low || value > high) {
      throw new InvalidArgumentException(
          "Python integer " + fill + " out of bounds for " + type + ": fill_value");
    }
    return value;
  }
}
