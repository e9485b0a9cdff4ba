package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/**
 * Integers in place of which a table has numbers, or numbers in place of which it has integers.
 *
 * <p>Input and output are [pixels][channels]. An element v of the first {@code mapped} channels
 * becomes
 *
 * <ul>
 *   <li>from uint8 and uint16: the number v of the table, which has one for every value of the
 *       type;
 *   <li>from float32 and float64: the count of those numbers of the table that are at most v. The
 *       table has as many as the output has values but 0, and none is less than the one before. NaN
 *       becomes 0.
 * </ul>
 *
 * <p>The other channels are converted as by {@link Convert}, to nearest, ties to even.
 *
 * @param pixels the number of pixels, at least 0
 * @param channels the number of channels of a pixel, in [1, 2^16]
 * @param mapped the number of channels, from the first on, that the table is for, in [1, channels]
 * @param input the element type read
 * @param output the element type written: {@link DataType#F32} or {@link DataType#F64} if the input
 *     is {@link DataType#U8} or {@link DataType#U16}, and the other way round
 * @param table finite numbers, values of the one that is a floating-point type
 */
public record Lookup(
    long pixels, int channels, int mapped, DataType input, DataType output, LookupTable table)
    implements Elementwise {
  private static final int MAX_CHANNELS = 1 << 16;

  /**
   * Checks the ranges, the types and the table.
   *
   * @throws InvalidArgumentException if a value is outside its range, the types are none of those
   *     described, the table has another size, descends or has a number that is no finite value of
   *     the type, or the element count exceeds {@link Long#MAX_VALUE}
   */
  public Lookup {
    if (pixels < 0 || channels < 1 || channels > MAX_CHANNELS || mapped < 1 || mapped > channels) {
      throw new InvalidArgumentException(
          "a lookup has pixels >= 0, channels in [1, 65536] and mapped in [1, channels], but got ["
              + pixels
              + "]["
              + channels
              + "], mapped "
              + mapped);
    }
    boolean decodes = isInteger(input) && isFloating(output);
    if (!decodes && !(isFloating(input) && isInteger(output))) {
      throw new InvalidArgumentException(
          "a lookup is between uint8 or uint16 and float32 or float64, but got "
              + input
              + " -> "
              + output);
    }
    DataType integer = decodes ? input : output;
    int size = (1 << Byte.SIZE * integer.bytes()) - (decodes ? 0 : 1);
    if (table.size() != size) {
      throw new InvalidArgumentException(
          "a lookup " + input + " -> " + output + " has " + size + " numbers, but got " + table);
    }
    check(table, decodes ? output : input, !decodes);
    Elements.product(pixels, channels);
  }

  private static boolean isInteger(DataType type) {
    return type == DataType.U8 || type == DataType.U16;
  }

  private static boolean isFloating(DataType type) {
    return type == DataType.F32 || type == DataType.F64;
  }

  private static void check(LookupTable table, DataType type, boolean ascends) {
    for (int i = 0; i < table.size(); i++) {
      double value = table.get(i);
      if (!Double.isFinite(value) || ascends && i > 0 && value < table.get(i - 1)) {
        throw new InvalidArgumentException(
            "a lookup has finite numbers"
                + (ascends ? " that do not descend" : "")
                + ", but number "
                + i
                + " is "
                + value);
      }
      Checks.value(type, value);
    }
  }

  /** Returns whether integers become numbers, and not the other way round. */
  public boolean decodes() {
    return isInteger(input);
  }

  @Override
  public long inputElements() {
    return pixels * channels;
  }

  @Override
  public <R> R acceptElementwise(Elementwise.Visitor<R> visitor) {
    return visitor.lookup(this);
  }
}
