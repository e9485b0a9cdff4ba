package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four bytes to a word and back, whole words and what is left behind them. */
final class PackedBytesTest {
  private static final int AT = 3;
  private static final int[] VALUES = {1, 255, 128, 127, 200, 0, 254, 129, 131, 7, 250, 251};
  private static final int[] WORDS = {0x7f80ff01, 0x81fe00c8, 0xfbfa0783};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 6, 7, 8, 11, 12})
  void words_are_written_and_unpacked(int length) {
    byte[] elements = new byte[AT + VALUES.length + 1];
    PackedBytes.write(WORDS, elements, AT, length);
    assertArrayEquals(expected(length), elements);
    int[] row = new int[VALUES.length + 1];
    PackedBytes.unpack(WORDS, row, length);
    for (int i = 0; i < row.length; i++) {
      assertEquals(i < length ? VALUES[i] : 0, row[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 6, 7, 8, 11, 12})
  void values_within_and_beyond_a_byte_are_clamped(int length) {
    byte[] elements = new byte[AT + VALUES.length + 1];
    PackedBytes.writeClamped(VALUES, elements, AT, length);
    assertArrayEquals(expected(length), elements);
    int[] beyond = VALUES.clone();
    beyond[1] = 256;
    beyond[5] = -1;
    beyond[11] = 1 << 30;
    byte[] expected = expected(length);
    if (length == VALUES.length) {
      expected[AT + 11] = (byte) 255;
    }
    elements = new byte[AT + VALUES.length + 1];
    PackedBytes.writeClamped(beyond, elements, AT, length);
    assertArrayEquals(expected, elements);
  }

  @Test
  void values_are_clamped_whichever_bits_are_beyond_a_byte() {
    for (int bit = 8; bit < 31; bit++) {
      byte[] elements = new byte[4];
      PackedBytes.writeClamped(new int[] {0, 1 << bit, 0, 0}, elements, 0, 4);
      assertArrayEquals(new byte[] {0, (byte) 255, 0, 0}, elements, "bit " + bit);
    }
  }

  private static byte[] expected(int length) {
    byte[] expected = new byte[AT + VALUES.length + 1];
    for (int i = 0; i < length; i++) {
      expected[AT + i] = (byte) VALUES[i];
    }
    return expected;
  }

  @Test
  void a_word_has_room_for_four() {
    assertEquals(0, PackedBytes.words(0));
    assertEquals(1, PackedBytes.words(1));
    assertEquals(1, PackedBytes.words(4));
    assertEquals(2, PackedBytes.words(5));
  }
}
