package io.halfpixel.pillow;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of the image is read, in which order, and what becomes of pixels beyond its end. */
class ResizeTest {
  private static final TensorSpec IMAGE = TensorSpec.of(DataType.U8, 80, 100);

  private static Resize.Builder to(int width, int height) {
    return Resize.builder().size(width, height);
  }

  private static double[] counted(int elements) {
    return IntStream.range(0, elements).asDoubleStream().toArray();
  }

  /** The lengths of the axes that are filtered, of an image 10 wide and 7 high. */
  private static String filtered(Plan plan) {
    return plan.steps().stream()
        .map(step -> Integer.toString(((FixedPoint1d) step).pass().inputLength()))
        .collect(joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 0, 0, 10, 7, 10 7",
    "5, 7, 0, 0, 10, 7, 10",
    "10, 5, 0, 0, 10, 7, 7",
    "10, 7, 1, 0, 10, 7, 10",
    "10, 7, 0, 0, 9, 7, 10",
    "10, 7, 0, 1, 10, 7, 7",
    "10, 7, 0, 0, 10, 6, 7"
  })
  void onlyAxesThatChangeAreFiltered(
      int width, int height, int left, int upper, int right, int lower, String lengths) {
    Resize resize = to(width, height).box(left, upper, right, lower).build();
    assertEquals(lengths, filtered(resize.plan(TensorSpec.of(DataType.U8, 7, 10))));
  }

  /** The rows come first only if there become fewer of them. */
  @Test
  void aTallImageThatKeepsItsHeightIsResizedHorizontallyFirst() {
    Resize resize = to(2, 301).box(0, 0.5, 3, 300.5).build();
    assertEquals("3 301", filtered(resize.plan(TensorSpec.of(DataType.U8, 301, 3))));
  }

  @Test
  void aBoxThatBeginsAtNegativeZeroIsTheWholeImage() {
    Resize resize = to(100, 80).box(-0.0, -0.0, 100, 80).build();
    assertEquals(List.of(), resize.plan(IMAGE).steps());
  }

  @Test
  void aCropCopiesThePixelsOfTheBox() {
    Plan plan = to(2, 3).box(1, 1, 3, 4).build().plan(TensorSpec.of(DataType.U8, 4, 4));
    assertArrayEquals(new double[] {5, 6, 9, 10, 13, 14}, PlanLoops.run(plan, counted(16)));
  }

  /**
   * The factors are 40/4/2 = 5 and 36/3/2 = 6. BICUBIC reaches 2 new pixels from the centre of one,
   * 1.5 beyond it: 15 and 18 pixels. The box becomes ((20 − 5)/5, (24 − 6)/6, (60 − 5)/5, (60 −
   * 6)/6).
   */
  @Test
  void aReducingGapReducesTheBoxAndWhatTheFilterReaches() {
    Plan whole = to(4, 3).box(20, 24, 60, 60).reducingGap(2).build().plan(IMAGE);
    assertEquals(
        twice(
            Reduce.builder().factor(5, 6).box(5, 6, 75, 78).build(),
            to(4, 3).box(3, 3, 11, 9).build()),
        whole.steps());
  }

  /** The factors are 100/10/2 = 5 and 80/70/2, less than 1. Beyond the image nothing is reached. */
  @Test
  void aReducingGapMayReduceOneAxis() {
    Plan wide = to(10, 70).reducingGap(2).build().plan(IMAGE);
    assertEquals(twice(Reduce.of(5, 1), to(10, 70).box(0, 0, 20, 80).build()), wide.steps());
  }

  private static List<Step> twice(ImageOperation<?> first, ImageOperation<?> second) {
    Plan plan = first.plan(IMAGE);
    return Stream.of(plan, second.plan(plan.target()))
        .flatMap(part -> part.steps().stream())
        .toList();
  }

  @Test
  void aReducingGapThatIsNotReachedChangesNothing() {
    Resize.Builder call = to(30, 30).box(20, 24, 60, 60);
    Plan plan = call.build().plan(IMAGE);
    assertEquals(plan, call.reducingGap(2).build().plan(IMAGE));
  }

  /** Recorded with Pillow 12.3: positions are accumulated, but not of mode I;16. */
  @Test
  void nearestPixels() {
    double[] accumulated = {0, 1, 2, 2, 3, 4, 5, 5, 6, 7};
    double[] direct = {0, 1, 2, 2, 3, 4, 5, 6, 6, 7};
    Resize nearest = Resize.of(10, 1, Resampling.NEAREST);
    assertArrayEquals(
        accumulated, PlanLoops.run(nearest.plan(TensorSpec.of(DataType.I32, 1, 8)), counted(8)));
    assertArrayEquals(
        direct, PlanLoops.run(nearest.plan(TensorSpec.of(DataType.U16, 1, 8)), counted(8)));
  }

  /** A box without an extent at an end of an image, 3 wide and 2 high, has no pixels. */
  @ParameterizedTest
  @CsvSource({"3, 0, 3, 2", "0, 2, 3, 2", "3, 2, 3, 2"})
  void nearestPixelsBeyondTheEndAreZeros(int left, int upper, int right, int lower) {
    Resize.Builder call = to(2, 2).resample(Resampling.NEAREST).box(left, upper, right, lower);
    double[] zeros = new double[4];
    assertArrayEquals(zeros, run(call.build(), 2, 3));
    // Mode LAB keeps 0 as well; the highest bit of two bands is turned when the image is read.
    double[] turned = {0, 128, 128, 0, 128, 128, 0, 128, 128, 0, 128, 128};
    assertArrayEquals(turned, run(call.mode(ImageMode.LAB).build(), 2, 3, 3));
  }

  private static double[] run(Resize resize, long... shape) {
    TensorSpec image = TensorSpec.of(DataType.U8, shape);
    double[] pixels = new double[(int) image.elements()];
    Arrays.fill(pixels, 9);
    return PlanLoops.run(resize.plan(image), pixels);
  }
}
