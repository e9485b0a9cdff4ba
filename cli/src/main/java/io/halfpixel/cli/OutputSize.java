package io.halfpixel.cli;

import io.halfpixel.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How large a result is: lengths joined by x, such as 720x1280, one of them left out, or a part of
 * the source.
 *
 * @param lengths the lengths of the spatial axes, outermost first; 0 for one that keeps the shape
 *     of the image; empty if there is a percentage
 * @param percent of each length, or 0
 */
record OutputSize(List<Integer> lengths, double percent) {
  /** Makes sizes of option values. */
  static final class Converter implements ITypeConverter<OutputSize> {
    private static final Pattern LENGTHS = Pattern.compile("[0-9]{1,9}(x[0-9]{1,9}){0,2}");
    private static final Pattern ONE = Pattern.compile("[0-9]{1,9}x|x[0-9]{1,9}");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?%");

    @Override
    public OutputSize convert(String text) {
      OutputSize size = new OutputSize(List.of(), 0);
      if (LENGTHS.matcher(text).matches()) {
        size = new OutputSize(Arrays.stream(text.split("x")).map(Integer::valueOf).toList(), 0);
      } else if (ONE.matcher(text).matches()) {
        int length = Integer.parseInt(text.replace("x", ""));
        size = new OutputSize(text.startsWith("x") ? List.of(0, length) : List.of(length, 0), 0);
        if (length == 0) {
          throw wrong(text);
        }
        return size;
      } else if (PERCENT.matcher(text).matches()) {
        size = new OutputSize(List.of(), Double.parseDouble(text.replace("%", "")));
      }
      if (size.lengths.isEmpty() == (size.percent == 0) || size.lengths.contains(0)) {
        throw wrong(text);
      }
      return size;
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "a size is HEIGHTxWIDTH, such as 720x1280, each in [1, 999999999], HEIGHTx or xWIDTH, or"
              + " a percentage such as 50%, but got '"
              + text
              + "'");
    }
  }

  /**
   * Returns the lengths for a tensor: a length that keeps the shape, and a percentage, are rounded
   * to the nearest, halves up, and at least 1.
   *
   * @param axes the spatial axes, outermost first
   * @throws UserException if one length of two is left out, but there are not two axes
   */
  List<Integer> of(Shape source, List<Integer> axes) {
    if (lengths.isEmpty()) {
      return axes.stream().map(axis -> rounded(source.length(axis) * percent / 100)).toList();
    }
    int open = lengths.indexOf(0);
    if (open < 0) {
      return lengths;
    }
    if (axes.size() != 2) {
      throw new UserException(
          "HEIGHTx and xWIDTH are sizes of images, but a tensor "
              + source
              + " has "
              + axes.size()
              + " axes to resize; name all lengths");
    }
    int given = lengths.get(1 - open);
    double ratio = (double) given / source.length(axes.get(1 - open));
    int other = rounded(source.length(axes.get(open)) * ratio);
    return open == 0 ? List.of(other, given) : List.of(given, other);
  }

  private static int rounded(double length) {
    return (int) Math.min(Math.max(1, Math.floor(length + 0.5)), Integer.MAX_VALUE);
  }
}
