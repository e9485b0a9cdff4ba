package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of integers become bytes, clamped wherever one of four leaves their range. */
final class IntCarrierTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void a_value_outside_of_bytes_becomes_the_nearest_byte(int place) {
    for (int outside : new int[] {-1, 256, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      int[] row = {1, 2, 3, 254, 255, 0, 127, 128, 129};
      byte[] expected = new byte[11];
      for (int i = 0; i < row.length; i++) {
        expected[i + 1] = (byte) row[i];
      }
      row[place] = outside;
      expected[place + 1] = (byte) (outside < 0 ? 0 : 255);
      byte[] written = new byte[11];
      IntCarrier.INSTANCE.write(DataType.U8, row, written, 1, row.length);
      assertArrayEquals(expected, written, () -> outside + " at " + place);
    }
  }
}
