package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.jvm.memory.ByteCarrier;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of rows of words, each of four bytes. */
final class PackedSumsTest {
  private static final int ROUNDING = 20;
  private static final int SHIFT = 3;
  private static final int FIRST = 2;
  private static final int WORDS = 6;
  private static final int UNTOUCHED = -777_777;

  private static int sum(int[][] rows, int[] weights, int word, int bits) {
    int sum = ROUNDING;
    for (int k = 0; k < rows.length; k++) {
      sum += (rows[k][word] >>> bits & 255) * weights[FIRST + k];
    }
    return Math.max(0, Math.min(sum >> SHIFT, 255));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void each_byte_of_a_word_is_a_sum_of_its_own(int count) {
    Random random = new Random(5);
    int[][] rows = new int[count][];
    for (int k = 0; k < count; k++) {
      rows[k] = random.ints(WORDS + 1).toArray();
    }
    int[] weights = random.ints(FIRST + count, 2, 5).toArray();
    int[] sum = new int[WORDS + 1];
    sum[WORDS] = UNTOUCHED;
    new PackedSums(ByteCarrier.INSTANCE, ROUNDING, SHIFT, WORDS)
        .rows(rows, weights, FIRST, count, sum, WORDS);

    int[] expected = new int[WORDS + 1];
    expected[WORDS] = UNTOUCHED;
    for (int i = 0; i < WORDS; i++) {
      for (int bits = 0; bits < Integer.SIZE; bits += Byte.SIZE) {
        expected[i] |= sum(rows, weights, i, bits) << bits;
      }
    }
    assertArrayEquals(expected, sum);
  }
}
