package io.halfpixel.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/**
 * Fields of the first directory of a TIFF structure.
 *
 * <p>Source of the format: Adobe, TIFF revision 6.0, section 2.
 */
final class TiffDirectory {
  private static final int FIELD_BYTES = 12;
  private static final short SHORT = 3;

  private TiffDirectory() {}

  /**
   * Returns the first value of a field of 16-bit numbers.
   *
   * @param absent what counts if there is no such field, or the structure is broken
   */
  static int value(ByteBuffer data, int tag, int absent) {
    int[] values = values(data, tag);
    return values.length == 0 ? absent : values[0];
  }

  /** Returns all values of a field of 16-bit numbers; none if the structure is broken. */
  static int[] values(ByteBuffer data, int tag) {
    ByteBuffer tiff = data.slice();
    if (tiff.limit() < 8) {
      return new int[0];
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long at = Integer.toUnsignedLong(tiff.getInt(4));
    if (at + 2 > tiff.limit()) {
      return new int[0];
    }
    int first = (int) at + 2;
    int fields = Short.toUnsignedInt(tiff.getShort((int) at));
    for (int i = 0; i < fields && first + (i + 1) * FIELD_BYTES <= tiff.limit(); i++) {
      int field = first + i * FIELD_BYTES;
      if (Short.toUnsignedInt(tiff.getShort(field)) == tag && tiff.getShort(field + 2) == SHORT) {
        return shorts(tiff, field);
      }
    }
    return new int[0];
  }

  /** Up to two values stand in the field itself. */
  private static int[] shorts(ByteBuffer tiff, int field) {
    long count = Integer.toUnsignedLong(tiff.getInt(field + 4));
    long at = count > 2 ? Integer.toUnsignedLong(tiff.getInt(field + 8)) : field + 8;
    if (at + 2 * count > tiff.limit()) {
      return new int[0];
    }
    return IntStream.range(0, (int) count)
        .map(i -> Short.toUnsignedInt(tiff.getShort((int) at + 2 * i)))
        .toArray();
  }
}
