package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of bytes: how they are read, summed and packed. */
final class ByteColumnsTest {
  private static final int FIRST = 5;
  private static final int ROWS = 3;
  private static final int ROUNDING = 100;
  private static final int SHIFT = 1;
  private static final int UNTOUCHED = -77;

  private final ByteColumns columns = new ByteColumns(ROUNDING, SHIFT);

  /** The last row ends where the array ends. */
  private static byte[] rows(int length, int stride) {
    byte[] rows = new byte[FIRST + (ROWS - 1) * stride + length];
    new Random(length).nextBytes(rows);
    return rows;
  }

  private static int element(byte[] rows, int r, int stride, int x) {
    return rows[FIRST + r * stride + x] & 0xff;
  }

  private static int[][] untouched(int count) {
    int[][] arrays = new int[count][ROWS + 1];
    for (int[] array : arrays) {
      Arrays.fill(array, UNTOUCHED);
    }
    return arrays;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 27, 28, 29, 31, 32})
  void four_elements_are_packed_into_a_word_and_none_behind_the_last_is_read(int length) {
    int stride = length + 2;
    int many = (length + 3) / 4;
    byte[] rows = rows(length, stride);
    int[][] read = untouched(many + 2);
    columns.read(rows, FIRST, length, stride, read, 1, many, ROWS);
    for (int r = 0; r < ROWS; r++) {
      for (int x = 0; x < 4 * many; x++) {
        int expected = x < length ? element(rows, r, stride, x) : 0;
        assertEquals(expected, read[1 + x / 4][r] >>> 8 * (x % 4) & 255, "element " + x);
      }
    }
    assertEquals(UNTOUCHED, read[1][ROWS]);
    assertArrayEquals(untouched(1)[0], read[0]);
    assertArrayEquals(untouched(1)[0], read[many + 1]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11})
  void elements_in_any_order_are_summed(int taps) {
    int[] places = {12, 3, 8, 5, 14, 1, 0, 7, 10, 15, 6, 13, 4};
    int[] weights = {900, 3, -5, 7, 11, -13, 17, 19, -23, 29, 31, -37, 41};
    byte[] rows = rows(16, 16);
    int[][] read = new int[4][ROWS];
    columns.read(rows, FIRST, 16, 16, read, 0, 4, ROWS);
    int[] sum = untouched(1)[0];
    columns.sum(read, places, weights, 1, taps, sum, ROWS);
    for (int r = 0; r < ROWS; r++) {
      int expected = ROUNDING;
      for (int k = 1; k <= taps; k++) {
        expected += element(rows, r, 16, places[k]) * weights[k];
      }
      assertEquals(expected, sum[r]);
    }
    assertEquals(UNTOUCHED, sum[ROWS]);
  }

  /** 44 and 46 shifted by one bit are 22 and 23. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void values_behind_the_packed_sums_are_zero(int many) {
    int[][] sums = {{44, 46}, {600, -2}, {2, 4}, {510, 508}};
    int[] expected = {0xff01ff16, 0xfe020017};
    int[] packed = new int[2];
    columns.pack(sums, many, packed, 2);
    int mask = -1 >>> 32 - 8 * many;
    assertArrayEquals(new int[] {expected[0] & mask, expected[1] & mask}, packed);
  }
}
