package io.halfpixel.jvm.along;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.FloatSums;
import io.halfpixel.jvm.sums.Segment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Into which segments outputs are cut: where each way to compute them begins to be the cheapest.
 */
final class AlongRowCutTest {
  private final DrawnTaps taps = new DrawnTaps();

  /** Checks the segments, and forgets the taps. */
  private void assertCut(String expected, int inner) {
    assertEquals("[" + expected + "]", taps.row(inner).toString());
    taps.clear();
  }

  private void addRandom(int outputs, int count) {
    for (int i = 0; i < outputs; i++) {
      taps.addRandom(count, 40);
    }
  }

  @Test
  void a_pattern_is_long_enough_from_48_values_on() {
    taps.addPattern(1, 1, 48, 4, true);
    assertCut("1 phases of 48, constant", 1);
    taps.addPattern(1, 1, 47, 4, true);
    assertCut("gather 47", 1);
    taps.addPattern(1, 1, 16, 4, false);
    assertCut("1 phases of 16", 3);
    taps.addPattern(1, 1, 15, 4, true);
    assertCut("gather 45", 3);
  }

  @Test
  void a_pattern_repeats_four_times_with_eight_phases_at_most() {
    taps.addPattern(8, 1, 4, 4, true);
    assertCut("8 phases of 4, constant", 7);
    taps.addPattern(8, 1, 3, 4, true);
    assertCut("gather 168", 7);
    taps.addPattern(9, 1, 20, 4, true);
    assertCut("gather 1022, gather 238", 7);
    taps.addPattern(2, 1, 48, 4, true);
    assertCut("2 phases of 48, constant", 1);
  }

  /** With a stride, gathering the source once must be less than gathering each tap. */
  @Test
  void a_stride_is_worth_256_values_and_fewer_moves() {
    taps.addPattern(1, 2, 256, 4, true);
    assertCut("1 phases of 256, constant", 1);
    taps.addPattern(1, 2, 255, 4, true);
    assertCut("gather 255", 1);
    taps.addPattern(1, 2, 86, 4, true);
    assertCut("1 phases of 86, constant", 3);
    taps.addPattern(1, 2, 85, 4, true);
    assertCut("gather 255", 3);
    taps.addPattern(2, 3, 200, 4, true);
    assertCut("gather 400", 1);
    addRandom(1, 2);
    taps.addPattern(1, 2, 256, 3, true);
    assertCut("1 dots, gather 256", 1);
    taps.addPattern(2, 3, 256, 2, true);
    assertCut("gather 512", 1);
    taps.addPattern(2, 3, 256, 3, true);
    assertCut("2 phases of 256, constant", 1);
  }

  @Test
  void many_channels_are_summed_in_phases_only_with_constant_weights() {
    taps.addPattern(2, 1, 30, 3, true);
    assertCut("2 phases of 30, constant", 8);
    taps.addPattern(2, 1, 30, 3, false);
    assertCut("60 dots", 8);
    taps.addPattern(2, 1, 30, 3, false);
    assertCut("2 phases of 30", 7);
    taps.addPattern(2, 2, 300, 3, true);
    assertCut("600 dots", 8);
    addRandom(9, 3);
    assertCut("9 dots", 8);
  }

  @Test
  void each_weight_must_be_constant() {
    addChanged(1);
    assertCut("3 dots, 2 phases of 29, constant", 8);
    addChanged(59);
    assertCut("2 dots, 2 phases of 29, constant, 1 dots", 8);
    addChanged(30);
    assertCut("32 dots, 2 phases of 14, constant, 1 dots", 8);
  }

  /** Adds an output and a pattern, the last weight of one of whose outputs is another one. */
  private void addChanged(int output) {
    addRandom(1, 2);
    taps.addPattern(2, 1, 30, 3, true);
    double[] weights = taps.weights(1 + output);
    taps.setWeights(1 + output, weights[0], weights[1], weights[2] + 1);
  }

  @Test
  void patterns_of_other_counts_follow_each_other() {
    taps.addPattern(1, 1, 50, 2, true);
    taps.addPattern(1, 1, 50, 3, true);
    assertCut("1 phases of 50, constant, 1 phases of 50, constant", 1);
    addRandom(50, 0);
    assertCut("50 dots", 1);
    addRandom(1, 2);
    addRandom(1, 0);
    assertCut("2 dots", 1);
  }

  @Test
  void long_segments_are_cut_to_1024_values() {
    taps.addPattern(1, 1, 2048, 2, true);
    assertCut("1 phases of 1024, constant, 1 phases of 1024, constant", 1);
    taps.addPattern(3, 1, 342, 2, true);
    assertCut("3 phases of 341, constant, 3 phases of 1, constant", 3);
    taps.addPattern(1, 1, 4, 2, true);
    String one = "1 phases of 1, constant";
    assertCut(String.join(", ", one, one, one, one), 2000);
    addRandom(2048, 2);
    assertCut("gather 1024, gather 1024", 1);
    addRandom(342, 2);
    assertCut("gather 1023, gather 3", 3);
  }

  @Test
  void outputs_are_gathered_from_eight_on_up_to_eight_taps() {
    addRandom(3, 9);
    addRandom(8, 8);
    addRandom(7, 5);
    addRandom(8, 1);
    assertCut("3 dots, gather 8, 7 dots, gather 8", 1);
    addRandom(8, 9);
    assertCut("8 dots", 1);
  }

  @Test
  void rows_in_fours_are_faster_where_most_outputs_are_numbers() {
    addRandom(10, 9);
    taps.addPattern(1, 1, 50, 3, true);
    addRandom(30, 9);
    assertFalse(taps.row(1).isForFourRows());
    taps.clear();
    taps.addPattern(1, 1, 50, 3, true);
    addRandom(50, 9);
    assertFalse(taps.row(1).isForFourRows(), "half is not most");
  }

  /** Sums that know a way of their own for five taps. */
  private static final class Fives extends FloatSums {
    Fives() {
      super(FloatCarrier.INSTANCE, DrawnTaps.ORDER);
    }

    @Override
    public @Nullable Segment<float[]> segment(AxisTaps<float[]> taps, int from, int to, int inner) {
      return taps.count(from) == 5 ? new DotSegment<>(taps, from, to, inner, this) : null;
    }
  }

  @Test
  void arithmetic_with_a_way_of_its_own_leaves_the_rest() {
    addRandom(9, 3);
    addRandom(9, 5);
    addRandom(9, 2);
    addRandom(2, 5);
    AlongRow<float[]> row = taps.row(1, new Fives());
    assertEquals("[gather 9, 9 dots, gather 9, 2 dots]", row.toString());
    float[] source = new float[taps.inputLength()];
    for (int i = 0; i < source.length; i++) {
      source[i] = i;
    }
    float[] expected = new float[taps.outputs()];
    float[] sums = new float[taps.outputs()];
    taps.row(1).run(source, expected, 0);
    row.run(source, sums, 0);
    assertArrayEquals(expected, sums);
  }
}
