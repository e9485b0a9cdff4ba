package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The header of a {@code .npy} file: the text of a Python dictionary with the keys descr,
 * fortran_order and shape.
 *
 * @param spec shape and element type
 * @param order the byte order of the elements
 */
record NpyHeader(TensorSpec spec, ByteOrder order) {
  private static final Map<String, DataType> TYPES =
      Map.of(
          "f4", DataType.F32,
          "f8", DataType.F64,
          "f2", DataType.F16,
          "u1", DataType.U8,
          "i1", DataType.I8,
          "i2", DataType.I16,
          "u2", DataType.U16,
          "i4", DataType.I32,
          "i8", DataType.I64,
          "b1", DataType.BOOL);

  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])(\\w+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");

  static NpyHeader of(TensorSpec spec) {
    return new NpyHeader(spec, ByteOrder.LITTLE_ENDIAN);
  }

  static NpyHeader parse(String text, Path file) {
    Matcher descr = find(DESCR, text, file);
    if (find(FORTRAN, text, file).group(1).equals("True")) {
      throw new InvalidArgumentException(
          file + " is in Fortran order; save it with numpy.ascontiguousarray first");
    }
    DataType type = TYPES.get(descr.group(2));
    if (type == null) {
      throw new InvalidArgumentException(
          file
              + " holds elements of type "
              + descr.group(2)
              + "; known are "
              + TYPES.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return new NpyHeader(
        TensorSpec.of(type, shape(find(SHAPE, text, file).group(1), file)),
        order(descr.group(1).charAt(0)));
  }

  private static Matcher find(Pattern pattern, String text, Path file) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new InvalidArgumentException(
          file + " has a header that is not understood: " + text.strip());
    }
    return matcher;
  }

  private static long[] shape(String lengths, Path file) {
    try {
      return Arrays.stream(lengths.split(","))
          .map(String::strip)
          .filter(length -> !length.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw new InvalidArgumentException(file + " has the shape (" + lengths + ")", e);
    }
  }

  private static ByteOrder order(char mark) {
    return switch (mark) {
      case '>' -> ByteOrder.BIG_ENDIAN;
      case '=' -> ByteOrder.nativeOrder();
      default -> ByteOrder.LITTLE_ENDIAN;
    };
  }

  /** Returns the dictionary as NumPy writes it. */
  String text() {
    String descr =
        TYPES.entrySet().stream()
            .filter(type -> type.getValue() == spec.dataType())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidArgumentException(
                        "a .npy file cannot hold " + spec.dataType() + "; convert to float32"));
    char mark = spec.dataType().bytes() == 1 ? '|' : '<';
    return "{'descr': '"
        + mark
        + descr
        + "', 'fortran_order': False, 'shape': "
        + tuple(spec.shape())
        + ", }";
  }

  private static String tuple(Shape shape) {
    String lengths =
        LongStream.of(shape.toArray()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + lengths + (shape.rank() == 1 ? ",)" : ")");
  }
}
