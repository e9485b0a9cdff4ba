package io.halfpixel.jvm.along;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.jvm.memory.FloatArithmetic;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to compute outputs along a row gives the sums of the definition: values and weights are
 * small whole numbers, whose sums have no rounding. Of whole rows the bits are compared elsewhere.
 */
final class AlongRowTest {
  private static final TapOrder ORDER = new TapOrder(Accumulation.SEQUENTIAL);
  private static final int BEFORE = 3;

  private final Random random = new Random(5);
  private final List<int[]> indices = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();

  private void addRow(int[] index, double[] rowWeights) {
    indices.add(index);
    weights.add(rowWeights);
  }

  /** Adds an output with so many taps anywhere in [0, n). */
  private void addRandom(int taps, int n) {
    addRow(random.ints(taps, 0, n).toArray(), weights(taps));
  }

  /** Adds outputs whose taps move by a stride from period to period. */
  private void addPattern(int phases, int stride, int periods, int taps, boolean isConstant) {
    int[][] first = new int[phases][];
    double[][] kept = new double[phases][];
    for (int p = 0; p < phases; p++) {
      first[p] = random.ints(taps, 0, 5).toArray();
      kept[p] = weights(taps);
    }
    for (int j = 0; j < periods; j++) {
      int moved = j * stride;
      for (int p = 0; p < phases; p++) {
        int[] index = Arrays.stream(first[p]).map(i -> i + moved).toArray();
        addRow(index, isConstant ? kept[p] : weights(taps));
      }
    }
  }

  private double[] weights(int taps) {
    return random.ints(taps, 1, 10).asDoubleStream().toArray();
  }

  private int inputLength() {
    return indices.stream().flatMapToInt(Arrays::stream).max().orElse(0) + 1;
  }

  private AlongRow<float[]> row(int inner) {
    int[] starts = new int[indices.size() + 1];
    for (int i = 0; i < indices.size(); i++) {
      starts[i + 1] = starts[i] + indices.get(i).length;
    }
    TapTable table =
        TapTable.of(
            starts,
            indices.stream().flatMapToInt(Arrays::stream).toArray(),
            weights.stream().flatMapToDouble(Arrays::stream).toArray());
    FloatCarrier carrier = FloatCarrier.INSTANCE;
    return new AlongRow<>(AxisTaps.of(table, ORDER, carrier), inner, Loops.JVM.sums(ORDER));
  }

  private float[] source(int inner) {
    float[] source = new float[inputLength() * inner];
    for (int i = 0; i < source.length; i++) {
      source[i] = random.nextInt(100);
    }
    return source;
  }

  /** Returns the sums, with room in front and behind, where the factor of each tap is stated. */
  private float[] expected(float[] source, int inner, float... factors) {
    float[] sums = new float[BEFORE + indices.size() * inner + BEFORE];
    for (int i = 0; i < indices.size(); i++) {
      for (int k = 0; k < indices.get(i).length; k++) {
        for (int p = 0; p < inner; p++) {
          float factor = k < factors.length ? factors[k] : 1;
          float value = source[indices.get(i)[k] * inner + p];
          sums[BEFORE + i * inner + p] += (float) weights.get(i)[k] * factor * value;
        }
      }
    }
    return sums;
  }

  /** Checks one row, four at once, a run's own copy, and scaled weights. */
  private void check(int inner) {
    AlongRow<float[]> row = row(inner);
    check(row, inner);
    AlongRow<float[]> own = row.forRun();
    float[] factors = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29};
    for (int times = 0; times < 2; times++) {
      own.scale(FloatArithmetic.INSTANCE, factors);
      float[] source = source(inner);
      float[] target = new float[BEFORE + indices.size() * inner + BEFORE];
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
    float[] target = new float[BEFORE + indices.size() * inner + BEFORE];
    row.run(source, target, BEFORE);
    float[] expected = expected(source, inner);
    assertArrayEquals(expected, target);
    float[][] sources = {source(inner), source(inner), source(inner), source(inner)};
    float[][] targets = new float[4][indices.size() * inner];
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
          indices.clear();
          weights.clear();
          addRandom(3, 20);
          addRandom(2, 20);
          addPattern(phases, stride, inner == 1 ? 60 : 20, 4, isConstant);
          addRandom(1, 20);
          check(inner);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void outputs_that_repeat_with_a_stride_over_a_long_row(int inner) {
    for (int phases : new int[] {1, 2, 3}) {
      indices.clear();
      weights.clear();
      addRandom(3, 20);
      addPattern(phases, 2, 1100 / inner, 7, true);
      addPattern(phases, 1, 1100 / inner, 2, false);
      check(inner);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 20})
  void outputs_that_follow_no_pattern(int inner) {
    for (int i = 0; i < 300; i++) {
      addRandom(i < 290 ? 3 : 1 + i % 5, 40);
    }
    addRow(new int[0], new double[0]);
    addRandom(9, 40);
    addRandom(10, 40);
    addRandom(9, 40);
    check(inner);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void long_rows_of_equally_many_taps(int inner) {
    for (int i = 0; i < 1100; i++) {
      addRandom(2, 40);
    }
    check(inner);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void outputs_without_taps(int inner) {
    addRandom(2, 5);
    for (int i = 0; i < 20; i++) {
      addRow(new int[0], new double[0]);
    }
    addPattern(2, 1, 40, 2, true);
    check(inner);
  }

  @Test
  void rows_are_for_fours_where_most_outputs_follow_no_pattern() {
    for (int i = 0; i < 30; i++) {
      addRandom(9, 40);
    }
    AlongRow<float[]> row = row(1);
    assertTrue(row.isForFourRows());
    assertTrue(row.forRun().isForFourRows());
    assertFalse(row.isWhole());
    assertFalse(row(8).isForFourRows());
    assertEquals(FloatCarrier.INSTANCE, row.carrier());
    addPattern(1, 1, 50, 3, true);
    assertFalse(row(1).isForFourRows());
    assertFalse(row(1).forRun().isForFourRows());
  }
}
