package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in borders, and which borders there cannot be. */
class PadBordersTest {
  private static double[] numbers(String words) {
    return Stream.of(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String refusal(Pad pad, TensorSpec source) {
    return assertThrows(InvalidArgumentException.class, () -> pad.plan(source)).getMessage();
  }

  /** Two channels of a row of two pixels, with 8 and 9 around them: planes, then pixels. */
  @Test
  void everyChannelHasItsValue() {
    Pad pad = Pad.of(1, 0, 2, 1).fill(8, 9);
    Plan planes = pad.plan(TensorSpec.of(DataType.U8, 2, 1, 2));
    assertEquals(Shape.of(2, 2, 5), planes.target().shape());
    assertArrayEquals(
        numbers("8 1 2 8 8 8 8 8 8 8 9 3 4 9 9 9 9 9 9 9"), PlanLoops.run(planes, 1, 2, 3, 4));
    double[] pixels = numbers("8 9 1 3 2 4 8 9 8 9 8 9 8 9 8 9 8 9 8 9");
    TensorSpec last = new TensorSpec(Shape.of(1, 2, 1, 2), DataType.U8, MemoryFormat.CHANNELS_LAST);
    assertArrayEquals(pixels, PlanLoops.run(pad.plan(last), 1, 3, 2, 4));
    Plan image = pad.input(Input.PIL).plan(TensorSpec.of(DataType.U8, 1, 2, 2));
    assertArrayEquals(pixels, PlanLoops.run(image, 1, 3, 2, 4));
  }

  /** Left, top, right, bottom; a negative padding cuts. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 2, 2, 1 2 3 4",
    "1, 0, 0, 0, 2, 3, 0 1 2 0 3 4",
    "0, 1, 0, 0, 3, 2, 0 0 1 2 3 4",
    "0, 0, 1, 0, 2, 3, 1 2 0 3 4 0",
    "0, 0, 0, 1, 3, 2, 1 2 3 4 0 0",
    "-1, 0, 0, 0, 2, 1, 2 4",
    "0, -1, 0, 0, 1, 2, 3 4",
    "0, 0, -1, 0, 2, 1, 1 3",
    "0, 0, 0, -1, 1, 2, 1 2"
  })
  void oneSideAlone(
      int left, int top, int right, int bottom, int height, int width, String expected) {
    Plan plan = Pad.of(left, top, right, bottom).plan(TensorSpec.of(DataType.U8, 1, 2, 2));
    assertEquals(Shape.of(1, height, width), plan.target().shape());
    assertArrayEquals(numbers(expected), PlanLoops.run(plan, 1, 2, 3, 4));
  }

  @Test
  void nothingMayBeLeft() {
    TensorSpec source = TensorSpec.of(DataType.U8, 1, 2, 3);
    assertEquals(Shape.of(1, 0, 3), Pad.of(0, -1).plan(source).target().shape());
    assertEquals(Shape.of(1, 2, 0), Pad.of(-1, 0, -2, 0).plan(source).target().shape());
  }

  /**
   * Nothing is left of two rows of three pixels, or less, and there is a border on the other side.
   */
  @ParameterizedTest
  @CsvSource({"-3, 0, 5, 0", "5, 0, -3, 0", "0, -2, 0, 3", "0, 3, 0, -2"})
  void whatIsCutAsAWholeIsBorderAlone(int left, int top, int right, int bottom) {
    TensorSpec source = TensorSpec.of(DataType.U8, 2, 2, 3);
    double[] pixels = numbers("1 2 3 4 5 6 7 8 9 10 11 12");
    Plan plan = Pad.of(left, top, right, bottom).fill(8, 9).plan(source);
    assertEquals(Shape.of(2, 2 + top + bottom, 3 + left + right), plan.target().shape());
    double[] result = PlanLoops.run(plan, pixels);
    double[] expected = new double[result.length];
    Arrays.fill(expected, 0, expected.length / 2, 8);
    Arrays.fill(expected, expected.length / 2, expected.length, 9);
    assertArrayEquals(expected, result);
  }

  /** Pillow pastes the image where no border is, if anywhere. */
  @Test
  void moreThanAllIsCutFromImagesOfPillowAlone() {
    Pad pad = Pad.of(-5, 0, 7, 0).fill(9);
    assertEquals(
        "narrow(): length must be non-negative. The padding [-5, 0, 7, 0] leaves less than nothing"
            + " of an image [1, 2, 3]",
        refusal(pad, TensorSpec.of(DataType.U8, 1, 2, 3)));
    Plan image = pad.input(Input.PIL).plan(TensorSpec.of(DataType.U8, 1, 3));
    assertArrayEquals(numbers("9 9 9 9 9"), PlanLoops.run(image, 1, 2, 3));
    assertEquals(
        "can't extend empty axis 1 using modes other than 'constant' or 'empty', but of 3 pixels"
            + " -2 are left",
        refusal(pad.input(Input.PIL).mode(Pad.Mode.SYMMETRIC), TensorSpec.of(DataType.U8, 1, 3)));
    assertEquals(
        "can't extend empty axis 0 using modes other than 'constant' or 'empty', but of 1 pixels"
            + " 0 are left",
        refusal(
            Pad.of(0, -1, 0, 2).input(Input.PIL).mode(Pad.Mode.EDGE),
            TensorSpec.of(DataType.U8, 1, 3)));
  }

  /** 2^31 - 1 on both sides of three pixels. */
  @ParameterizedTest
  @EnumSource(
      value = Pad.Mode.class,
      names = {"CONSTANT", "EDGE"})
  void bordersBeyondTheLongestAxisAreRefused(Pad.Mode mode) {
    Pad pad = Pad.of(Integer.MAX_VALUE, 0).mode(mode);
    assertEquals(
        "a spatial axis has a length of at most 2^31 - 10, but got 4294967297",
        refusal(pad, TensorSpec.of(DataType.U8, 1, 3, 3)));
  }

  @ParameterizedTest
  @CsvSource({"0, -2, 0, -1", "-4, 0, 0, 0"})
  void lessThanNothingIsRefused(int left, int top, int right, int bottom) {
    String message = refusal(Pad.of(left, top, right, bottom), TensorSpec.of(DataType.U8, 1, 2, 3));
    assertEquals(
        "narrow(): length must be non-negative. The padding ["
            + left
            + ", "
            + top
            + ", "
            + right
            + ", "
            + bottom
            + "] leaves less than nothing of an image [1, 2, 3]",
        message);
  }

  /** 5 + 2 + 4 rows and 8 + 1 + 3 columns of no channel. */
  @Test
  void anImageWithoutChannelsGetsItsSize() {
    Plan plan = Pad.of(1, 2, 3, 4).plan(TensorSpec.of(DataType.U8, 0, 5, 8));
    assertEquals(TensorSpec.of(DataType.U8, 0, 11, 12), plan.target());
  }

  /** PyTorch copies edges and mirrors in float32 alone, where 2^24 + 1 becomes 2^24. */
  @ParameterizedTest
  @CsvSource({
    "EDGE, I32, 16777216 16777216 5",
    "REFLECT, I32, 5 16777216 5",
    "SYMMETRIC, I32, 16777217 16777217 5",
    "EDGE, I64, 16777216 16777216 5",
    "EDGE, F64, 16777217 16777217 5",
    "REFLECT, F64, 5 16777217 5",
    "EDGE, U16, 65535 65535 5"
  })
  void wideIntegersAreCopiedThroughFloat32(Pad.Mode mode, DataType type, String expected) {
    double[] result = numbers(expected);
    Plan plan = Pad.of(1, 0, 0, 0).mode(mode).plan(TensorSpec.of(type, 1, 1, 2));
    assertArrayEquals(result, PlanLoops.run(plan, type == DataType.U16 ? 65535 : 16777217, 5));
  }

  @Test
  void severalValuesGoWithModeConstantOnly() {
    Pad pad = Pad.of(1).fill(1, 2, 3).mode(Pad.Mode.EDGE);
    assertEquals(
        "Padding mode 'edge' is not supported if fill is not scalar",
        refusal(pad, TensorSpec.of(DataType.U8, 3, 2, 2)));
    Plan image = pad.input(Input.PIL).plan(TensorSpec.of(DataType.U8, 2, 2, 3));
    assertEquals(Shape.of(4, 4, 3), image.target().shape());
  }

  /** A border shorter than the axis, whose edge is not repeated; columns are looked at first. */
  @ParameterizedTest
  @CsvSource({
    "3, 0, 0, 0, '(3, 0)', 3",
    "0, 0, 3, 0, '(0, 3)', 3",
    "0, 2, 0, 0, '(2, 0)', 2",
    "9, 9, 9, 9, '(9, 9)', 3"
  })
  void longReflectedBordersAreRefused(
      int left, int top, int right, int bottom, String padding, int dimension) {
    Pad pad = Pad.of(left, top, right, bottom).mode(Pad.Mode.REFLECT);
    assertEquals(
        "Padding size should be less than the corresponding input dimension, but got: padding "
            + padding
            + " at dimension "
            + dimension
            + " of input [1, 3, 2, 3]",
        refusal(pad, TensorSpec.of(DataType.F32, 3, 2, 3)));
  }

  /** A border as long as what is left of the axis; rows are looked at first. */
  @ParameterizedTest
  @CsvSource({
    "4, 0, 0, 0, 3, 1, 3",
    "0, 0, 4, 0, -4, 1, 3",
    "3, 0, 4, 0, -4, 1, 3",
    "0, 3, 0, 0, 2, 0, 2",
    "9, 9, 9, 9, 8, 0, 2",
    "-2, 0, 2, 0, -2, 1, 1",
    "2, 0, -2, 0, 1, 1, 1",
    "0, -2, 0, 1, -1, 0, 0"
  })
  void longSymmetricBordersAreRefused(
      int left, int top, int right, int bottom, int index, int dimension, int size) {
    Pad pad = Pad.of(left, top, right, bottom).mode(Pad.Mode.SYMMETRIC);
    assertEquals(
        "index " + index + " is out of bounds for dimension " + dimension + " with size " + size,
        refusal(pad, TensorSpec.of(DataType.F32, 3, 2, 3)));
  }

  @ParameterizedTest
  @CsvSource({
    "REFLECT, 2, 2, 3 2 1 2 3 2 1",
    "SYMMETRIC, 3, 0, 3 2 1 1 2 3",
    "SYMMETRIC, 0, 3, 1 2 3 3 2 1",
    "SYMMETRIC, -1, 2, 2 3 3 2",
    "SYMMETRIC, 1, -2, 1 1",
    "REFLECT, -1, 2, 2 3 2 1",
    "EDGE, -3, 5, 3 3 3 3 3",
    "EDGE, 5, -3, 1 1 1 1 1"
  })
  void theLongestBorders(Pad.Mode mode, int left, int right, String expected) {
    Plan plan = Pad.of(left, 0, right, 0).mode(mode).plan(TensorSpec.of(DataType.F32, 1, 1, 3));
    assertArrayEquals(numbers(expected), PlanLoops.run(plan, 1, 2, 3));
  }
}
