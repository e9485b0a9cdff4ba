package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of float16 against single conversions, often enough to be compiled. */
class HalfRowsTest {
  private static final int VALUES = 1 << 16;
  private static final int ROUNDS = 40;
  private static final int AT = 3;

  @Test
  void everyValueIsReadLikeASingleOne() {
    short[] halves = new short[VALUES + 1];
    for (int i = 0; i < VALUES; i++) {
      halves[i + 1] = (short) i;
    }
    float[] row = new float[VALUES + AT];
    for (int round = 0; round < ROUNDS; round++) {
      HalfRows.read(halves, 1, row, AT, VALUES);
      for (int i = 0; i < VALUES; i++) {
        int expected = Float.floatToRawIntBits(Half.toFloat((short) i));
        assertEquals(expected, Float.floatToRawIntBits(row[AT + i]), Integer.toHexString(i));
      }
    }
  }

  /** Values next to halfway cases, and any bits, NaNs with every upper half among them. */
  @Test
  void valuesAreWrittenLikeSingleOnes() {
    Random random = new Random(1);
    float[] row = new float[VALUES];
    short[] halves = new short[VALUES + AT];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < VALUES; i++) {
        int halfway = Float.floatToRawIntBits(Half.toFloat((short) i)) + 0x1000;
        int bits =
            round % 2 == 0 ? halfway + random.nextInt(3) - 1 : i << 16 | random.nextInt(VALUES);
        row[i] = Float.intBitsToFloat(bits);
      }
      HalfRows.write(row, halves, AT, VALUES);
      for (int i = 0; i < VALUES; i++) {
        String value = Integer.toHexString(Float.floatToRawIntBits(row[i]));
        assertEquals(Half.fromFloat(row[i]), halves[AT + i], value);
      }
    }
  }
}
