package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of Eigen's sums, told by 2^24, to which float32 adds 2 and more, but not 1. */
class EigenSumTest {
  private static final int LARGE = 1 << 24;

  /** Returns the sums of 2^24, which comes first, and of ones, less 2^24. */
  private static int[] sums(int groups, int factor, int inner) {
    Pass axis = new Pass(1, groups * factor, groups, inner);
    float[] values = new float[groups * factor * inner];
    for (int at = 0; at < values.length; at++) {
      values[at] = at / inner % factor == 0 ? LARGE : 1;
    }
    Plan plan =
        new Plan(
            TensorSpec.of(DataType.F32, values.length),
            TensorSpec.of(DataType.F32, groups * inner),
            EigenSum.steps(axis, axis, DataType.F32));
    float[] sums = PlanLoops.runFloats(plan, values);
    return IntStream.range(0, sums.length).map(at -> (int) (sums[at] - LARGE)).toArray();
  }

  private static List<Step> gradient(UpSampling<?> layer, TensorSpec inputs) {
    return layer.gradient(inputs).plan(layer.plan(inputs).target()).steps();
  }

  /**
   * Of eight: (2^24 + 1) + (1 + 1) + ((1 + 1) + (1 + 1)). The ninth is added to that. Of forty,
   * each lane has five, and the first of them loses its ones: 4 + 10 + (10 + 10).
   */
  @ParameterizedTest
  @CsvSource({"7, 0", "8, 6", "9, 8", "16, 14", "40, 34"})
  void sideBySideThereIsOneSumForEachLane(int factor, int sum) {
    assertArrayEquals(new int[] {sum, sum, sum}, sums(3, factor, 1));
  }

  /** The first of four sums loses its ones, the others have four each. */
  @Test
  void fromSixteenOnThereAreFourSums() {
    assertEquals(0, sums(1, 15, 8)[0]);
    assertArrayEquals(IntStream.generate(() -> 12).limit(16).toArray(), sums(2, 16, 8));
    assertEquals(12, sums(1, 17, 8)[7]);
  }

  /** Numbers so small that every order gives their sum. */
  @ParameterizedTest
  @CsvSource({
    "3, 17, 8",
    "2, 18, 8",
    "2, 19, 16",
    "5, 20, 12",
    "3, 21, 12",
    "4, 23, 9",
    "2, 40, 1",
    "3, 43, 1"
  })
  void everyElementIsAddedOnce(int groups, int factor, int inner) {
    Pass axis = new Pass(1, groups * factor, groups, inner);
    float[] values = new float[groups * factor * inner];
    float[] expected = new float[groups * inner];
    for (int at = 0; at < values.length; at++) {
      values[at] = at;
      expected[at / inner / factor * inner + at % inner] += at;
    }
    Plan plan =
        new Plan(
            TensorSpec.of(DataType.F32, values.length),
            TensorSpec.of(DataType.F32, expected.length),
            EigenSum.steps(axis, axis, DataType.F32));
    assertArrayEquals(expected, PlanLoops.runFloats(plan, values));
  }

  @Test
  void rowsThatFillNoVectorAreAddedInOrder() {
    assertArrayEquals(new int[35], sums(5, 16, 7));
  }

  /** Vectors are elements 0 to 7, 16 to 23 and so on; 8 to 15 belong to two rows. */
  @Test
  void vectorsLieInOneRow() {
    int[] two = new int[24];
    int[] three = new int[36];
    for (int at = 0; at < 8; at++) {
      two[at] = three[at] = 12;
      two[16 + at] = three[16 + at] = 12;
      three[24 + at] = 12;
    }
    assertArrayEquals(two, sums(2, 16, 12));
    assertArrayEquals(three, sums(3, 16, 12));
    int[] four = sums(4, 16, 12);
    assertArrayEquals(two, IntStream.range(24, 48).map(at -> four[at]).toArray());
  }

  @Test
  void tablesHaveAnEnd() {
    Pass wide = new Pass(1, 16, 1, (1 << 18) + 1);
    assertEquals(1, EigenSum.steps(wide, wide, DataType.F32).size());
    Pass even = new Pass(1, 16, 1, 1 << 18);
    assertEquals(2, EigenSum.steps(even, even, DataType.F32).size());
  }

  /** Rows that fill vectors need a table of one of them only. */
  @Test
  void wideRowsShareATable() {
    Pass wide = new Pass(1, 16, 1, 1 << 19);
    List<Step> steps = EigenSum.steps(wide, wide, DataType.F32);
    assertEquals(2, steps.size());
    assertEquals(new Pass(1, 16, 4, 1 << 19), ((Resample1d) steps.get(0)).pass());
  }

  /** Longer sums are halved first, in an order that is not known here. */
  @ParameterizedTest
  @CsvSource({"float32, 8192", "bfloat16, 8192", "float64, 4096", "float16, 1600"})
  void sideBySideThereAreLanesUpToALength(String type, int factor) {
    Pass longest = new Pass(1, factor, 1, 1);
    assertTrue(EigenSum.steps(longest, longest, DataType.of(type)).size() > 1);
    Pass longer = new Pass(1, factor + 1, 1, 1);
    assertEquals(1, EigenSum.steps(longer, longer, DataType.of(type)).size());
  }

  /**
   * Eight rows of an odd length are as long as some vectors; the table of all their sums of 16 is
   * small enough for rows of up to 2^15 elements, however many rows there are.
   */
  @Test
  void sumsDependOnTheOrderInMemoryWhereVectorsLieInSomeRows() {
    assertTrue(EigenSum.needsOrder(new Pass(1, 16 << 20, 1 << 20, 9), DataType.F32));
    assertTrue(EigenSum.needsOrder(new Pass(1, 16 * 8, 8, (1 << 15) - 1), DataType.F32));
    assertFalse(EigenSum.needsOrder(new Pass(1, 16 * 8, 8, (1 << 15) + 1), DataType.F32));
    assertFalse(EigenSum.needsOrder(new Pass(1, 16, 1, 8), DataType.F32));
    assertFalse(EigenSum.needsOrder(new Pass(1, 15, 1, 9), DataType.F32));
  }

  /** Halves of a float16 vector are added in float32, and everything else in float16. */
  @Test
  void everyTypeIsRoundedAsThere() {
    Pass axis = new Pass(1, 9, 1, 1);
    List<Step> half = EigenSum.steps(axis, axis, DataType.F16);
    assertEquals(
        List.of(DataType.F16, DataType.F32, DataType.F32, DataType.F16, DataType.F16),
        half.stream().map(Step::output).toList());
    assertEquals(
        List.of(true, false, false, false, true),
        half.stream().map(step -> step instanceof AdjointSum).toList());
    List<Step> brain = EigenSum.steps(axis, axis, DataType.BF16);
    assertEquals(
        List.of(DataType.F32, DataType.F32, DataType.F32, DataType.F32, DataType.BF16),
        brain.stream().map(Step::output).toList());
    Pass four = new Pass(1, 4, 1, 1);
    List<Step> wide = EigenSum.steps(four, four, DataType.F64);
    assertEquals(3, wide.size());
    assertEquals(DataType.F64, ((Resample1d) wide.get(0)).compute());
  }

  /** Vectors are made of TensorFlow's rows, also where memory has others. */
  @Test
  void channelsThatLieOutsideAreMovedWhereVectorsNeedThem() {
    TensorSpec first =
        new TensorSpec(Shape.of(2, 4, 3, 4), DataType.F32, MemoryFormat.CHANNELS_FIRST);
    List<Step> steps = gradient(UpSampling2D.of(16, 1), first);
    assertEquals(new Permute(List.of(2L, 4L, 192L), List.of(0, 2, 1), DataType.F32), steps.get(0));
    assertEquals(new Permute(List.of(2L, 12L, 4L), List.of(0, 2, 1), DataType.F32), steps.get(3));
    assertEquals(4, steps.size());
    assertEquals(1, gradient(UpSampling2D.of(15, 1), first).size());
    assertEquals(
        2, gradient(UpSampling2D.of(16, 1), TensorSpec.of(DataType.F32, 2, 4, 3, 4)).size());
  }

  /** UpSampling3D repeats channels_first volumes as they are. */
  @Test
  void volumesAreNotTransposedThere() {
    UpSampling3D layer =
        UpSampling3D.builder().size(1, 1, 8).dataFormat(DataFormat.CHANNELS_FIRST).build();
    Shape shape = Shape.of(1, 12, 2, 2, 2);
    assertEquals(4, gradient(layer, TensorSpec.of(DataType.F32, 1, 12, 2, 2, 2)).size());
    TensorSpec last = new TensorSpec(shape, DataType.F32, MemoryFormat.CHANNELS_LAST);
    assertEquals(4, gradient(layer, last).size());
    UpSampling3D high =
        UpSampling3D.builder().size(1, 16, 1).dataFormat(DataFormat.CHANNELS_FIRST).build();
    TensorSpec rows =
        new TensorSpec(Shape.of(1, 2, 2, 2, 12), DataType.F32, MemoryFormat.CHANNELS_LAST);
    assertEquals(
        new Permute(List.of(1L, 768L, 2L), List.of(0, 2, 1), DataType.F32),
        gradient(high, rows).get(0));
  }
}
