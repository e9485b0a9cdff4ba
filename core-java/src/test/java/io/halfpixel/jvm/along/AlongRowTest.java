package io.halfpixel.jvm.along;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.jvm.memory.FloatArithmetic;
import io.halfpixel.jvm.memory.FloatCarrier;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to compute outputs along a row gives the sums of the definition: values and weights are
 * small whole numbers, whose sums have no rounding. Of whole rows the bits are compared elsewhere.
 */
final class AlongRowTest {
  private static final int BEFORE = 3;

  private final DrawnTaps taps = new DrawnTaps();
  private final Random random = taps.random;

  private float[] source(int inner) {
    float[] source = new float[taps.inputLength() * inner];
    for (int i = 0; i < source.length; i++) {
      source[i] = random.nextInt(100);
    }
    return source;
  }

  /** Returns the sums, with room in front and behind, where the factor of each tap is stated. */
  private float[] expected(float[] source, int inner, float... factors) {
    float[] sums = new float[BEFORE + taps.outputs() * inner + BEFORE];
    for (int i = 0; i < taps.outputs(); i++) {
      int[] index = taps.index(i);
      for (int k = 0; k < index.length; k++) {
        for (int p = 0; p < inner; p++) {
          float factor = k < factors.length ? factors[k] : 1;
          float value = source[index[k] * inner + p];
          sums[BEFORE + i * inner + p] += (float) taps.weights(i)[k] * factor * value;
        }
      }
    }
    return sums;
  }

  /** Checks one row, four at once, a run's own copy, and scaled weights. */
  private void check(int inner) {
    AlongRow<float[]> row = taps.row(inner);
    check(row, inner);
    AlongRow<float[]> own = row.forRun();
    float[] factors = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29};
    for (int times = 0; times < 2; times++) {
      own.scale(FloatArithmetic.INSTANCE, factors);
      float[] source = source(inner);
      float[] target = new float[BEFORE + taps.outputs() * inner + BEFORE];
      own.run(source, target, BEFORE);
      assertArrayEquals(expected(source, inner, factors), target, "scaled weights");
      factors[0] = 6;
      factors[1] = 4;
    }
    check(row, inner);
    check(own.forRun(), inner);
  }

  private void check(AlongRow<float[]> row, int inner) {
    float[] source = source(inner);
    float[] target = new float[BEFORE + taps.outputs() * inner + BEFORE];
    row.run(source, target, BEFORE);
    float[] expected = expected(source, inner);
    assertArrayEquals(expected, target);
    float[][] sources = {source(inner), source(inner), source(inner), source(inner)};
    float[][] targets = new float[4][taps.outputs() * inner];
    row.run(sources, targets);
    for (int r = 0; r < 4; r++) {
      float[] sums = expected(sources[r], inner);
      assertArrayEquals(Arrays.copyOfRange(sums, BEFORE, sums.length - BEFORE), targets[r]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 9})
  void outputs_that_repeat_between_others(int inner) {
    for (int phases : new int[] {1, 2, 3, 8, 9}) {
      for (int stride : new int[] {1, 2, 3}) {
        for (boolean isConstant : new boolean[] {true, false}) {
          taps.clear();
          taps.addRandom(3, 20);
          taps.addRandom(2, 20);
          taps.addPattern(phases, stride, inner == 1 ? 60 : 20, 4, isConstant);
          taps.addRandom(1, 20);
          check(inner);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void outputs_that_repeat_with_a_stride_over_a_long_row(int inner) {
    for (int phases : new int[] {1, 2, 3}) {
      taps.clear();
      taps.addRandom(3, 20);
      taps.addPattern(phases, 2, 1100 / inner, 7, true);
      taps.addPattern(phases, 1, 1100 / inner, 2, false);
      check(inner);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 20})
  void outputs_that_follow_no_pattern(int inner) {
    for (int i = 0; i < 300; i++) {
      taps.addRandom(i < 290 ? 3 : 1 + i % 5, 40);
    }
    taps.addRow(new int[0], new double[0]);
    taps.addRandom(9, 40);
    taps.addRandom(10, 40);
    taps.addRandom(9, 40);
    check(inner);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void long_rows_of_equally_many_taps(int inner) {
    for (int i = 0; i < 1100; i++) {
      taps.addRandom(2, 40);
    }
    check(inner);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void outputs_without_taps(int inner) {
    taps.addRandom(2, 5);
    for (int i = 0; i < 20; i++) {
      taps.addRow(new int[0], new double[0]);
    }
    taps.addPattern(2, 1, 40, 2, true);
    check(inner);
  }

  @Test
  void rows_are_for_fours_where_most_outputs_follow_no_pattern() {
    for (int i = 0; i < 30; i++) {
      taps.addRandom(9, 40);
    }
    AlongRow<float[]> row = taps.row(1);
    assertTrue(row.isForFourRows());
    assertTrue(row.forRun().isForFourRows());
    assertFalse(taps.row(8).isForFourRows());
    assertEquals(FloatCarrier.INSTANCE, row.carrier());
    taps.addPattern(1, 1, 50, 3, true);
    assertFalse(taps.row(1).isForFourRows());
    assertFalse(taps.row(1).forRun().isForFourRows());
  }
}
