package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A colour as it is given to {@code Image.new}.
 *
 * <p>Source: Pillow, {@code getink} in {@code src/_imaging.c}.
 *
 * @param numbers one number, or one for each band; none for Pillow's None, which is 0 everywhere
 */
record Colour(List<Double> numbers) {
  static final Colour NONE = new Colour(List.of());

  private static final int OPAQUE = 255;

  Colour {
    numbers = List.copyOf(numbers);
  }

  /**
   * Returns the value of each band, as Pillow keeps it.
   *
   * @throws InvalidArgumentException if the colour is none of the mode
   */
  double[] bands(Canvas canvas) {
    ImageMode mode = canvas.mode();
    double[] bands = new double[canvas.bands()];
    if (numbers.isEmpty()) {
      return bands;
    }
    for (double number : numbers) {
      if (mode != ImageMode.F && !(number == Math.rint(number) && Math.abs(number) <= 0x1p53)) {
        throw wrong(mode);
      }
    }
    if (mode.bands() == 1) {
      if (numbers.size() != 1) {
        throw wrong(mode);
      }
      Arrays.fill(bands, single(canvas.type(), numbers.get(0)));
    } else if (numbers.size() == 1) {
      long packed = (long) (double) numbers.get(0);
      for (int band = 0; band < bands.length; band++) {
        int place = band == 1 && bands.length == 2 ? 3 : band;
        bands[band] = packed >> Byte.SIZE * place & 0xFF;
      }
    } else {
      fill(mode, bands);
    }
    return bands;
  }

  private static double single(DataType type, double number) {
    long integer = (long) number;
    return switch (type) {
      case F32 -> (float) number;
      case I32 -> {
        if (integer != (int) integer) {
          throw new InvalidArgumentException(
              "a color of mode I has 32 bits with sign, but got " + integer);
        }
        yield integer;
      }
      case U16 -> integer & 0xFFFF;
      case U8 -> clip(integer);
      default -> integer == 0 ? 0 : 1;
    };
  }

  private void fill(ImageMode mode, double[] bands) {
    int given = numbers.size();
    boolean fits = bands.length == 2 ? given == 2 : given == 3 || given == 4;
    if (!fits) {
      throw wrong(mode);
    }
    for (int band = 0; band < bands.length; band++) {
      bands[band] = band < given ? clip((long) (double) numbers.get(band)) : OPAQUE;
    }
  }

  private static long clip(long number) {
    return Math.max(0, Math.min(number, 255));
  }

  private static InvalidArgumentException wrong(ImageMode mode) {
    String wanted =
        switch (mode.bands()) {
          case 1 -> "int or single-element tuple";
          case 2 -> "int, or tuple of one or two elements";
          default -> "int, or tuple of one, three or four elements";
        };
    return new InvalidArgumentException("color must be " + wanted);
  }

  @Override
  public String toString() {
    if (numbers.isEmpty()) {
      return "None";
    }
    String list = numbers.stream().map(Box::text).collect(Collectors.joining(", "));
    return numbers.size() == 1 ? list : "(" + list + ")";
  }
}
