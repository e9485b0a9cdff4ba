package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The means of cells, by hand. */
class ReduceTest {
  /** One more is no binary32 number: added to this in binary32, a 1 is lost. */
  private static final double BIG = 0x1p24;

  private static final TensorSpec BYTES = TensorSpec.of(DataType.U8, 2, 4);
  private static final double[] PIXELS = {10, 20, 30, 40, 50, 60, 70, 80};

  /**
   * The cells of 5 x 5 pixels with factors of 3 are a whole one, 3 x 3, and what is left at the
   * edges: 2 x 3, 3 x 2 and 2 x 2.
   *
   * <p>Of the whole one the blocks 2 x 2, 1 x 2, 2 x 1 and 1 x 1 are summed in binary32: 2^24, 0,
   * −2^24 and 9, so that the three ones are lost. The others are summed in binary64 and lose
   * nothing: 12/6, 18/6 and 16/4.
   */
  @Test
  void wholeCellsAreSummedInBlocksOfFloatsAndOthersPixelByPixel() {
    double[] pixels = {
      BIG, 1, 0, BIG, 1, 1, 1, 0, 1, 1, -BIG, 0, 9, -BIG, 9, BIG, 1, -BIG, BIG, 1, 2, 2, 13, 1,
      14 - BIG
    };
    Plan plan = Reduce.of(3, 3).plan(TensorSpec.of(DataType.F32, 5, 5));
    assertArrayEquals(new double[] {1, 2, 3, 4}, PlanLoops.run(plan, pixels));
  }

  /** 12/5 and, of the two pixels left, 5/2, which is rounded away from zero. */
  @Test
  void bandsThatAreNoBytesAreImagesOfTheirOwn() {
    double[] pixels = {1, -1, 2, -2, 3, -3, 2, -2, 4, -4, 5, -5, 0, 0};
    Plan plan = Reduce.of(5, 1).plan(TensorSpec.of(DataType.I32, 1, 7, 2));
    assertArrayEquals(new double[] {2, -2, 3, -3}, PlanLoops.run(plan, pixels));
  }

  /** Of 6 x 6 pixels, with cells that are all whole, that are all cut off, or both by axis. */
  @ParameterizedTest
  @CsvSource({"3, 3", "7, 7", "7, 3", "2, 9"})
  void cellsThatAreAlikeAreSummedOnceAlongEachAxis(int factorX, int factorY) {
    Plan plan = Reduce.of(factorX, factorY).plan(TensorSpec.of(DataType.U8, 6, 6));
    assertEquals(
        List.of(FixedPoint1d.class, FixedPoint1d.class),
        plan.steps().stream().map(Object::getClass).toList());
  }

  @Test
  void oneAxisAlone() {
    Plan across = Reduce.of(2, 1).plan(BYTES);
    assertArrayEquals(new double[] {15, 35, 55, 75}, PlanLoops.run(across, PIXELS));
    Plan down = Reduce.of(1, 2).plan(BYTES);
    assertArrayEquals(new double[] {30, 40, 50, 60}, PlanLoops.run(down, PIXELS));
  }

  /**
   * The mean of 0 to 69, which is 34.5; of bytes, (2415 + 35)·⌊2^24/70⌋ divided by 2^24 and rounded
   * down. The cell has the pixels that there are, however large the factors.
   */
  @ParameterizedTest
  @CsvSource({"U8, 100, 34", "F32, 100, 34.5", "U8, 1073741824, 34", "F32, 1073741824, 34.5"})
  void factorsMayBeLargerThanTheImage(DataType type, int factor, double mean) {
    double[] pixels = IntStream.range(0, 70).asDoubleStream().toArray();
    Plan plan = Reduce.of(factor, factor).plan(TensorSpec.of(type, 7, 10));
    assertArrayEquals(new double[] {mean}, PlanLoops.run(plan, pixels));
  }

  /** Even of a palette, whose colours have no mean. */
  @Test
  void factorsOfOneCutTheBoxOut() {
    Plan plan = Reduce.builder().factor(1).box(1, 0, 3, 2).mode(ImageMode.P).build().plan(BYTES);
    assertArrayEquals(new double[] {20, 30, 60, 70}, PlanLoops.run(plan, PIXELS));
  }
}
