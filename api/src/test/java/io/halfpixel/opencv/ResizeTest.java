package io.halfpixel.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResizeTest {
  private static final TensorSpec IMAGE = TensorSpec.of(DataType.U8, 6, 8, 3);

  private static Resize.Builder mode(Interpolation interpolation) {
    return Resize.builder().interpolation(interpolation);
  }

  private static void refuses(String message, Resize.Builder call, TensorSpec source) {
    String thrown =
        assertThrows(InvalidArgumentException.class, () -> call.build().plan(source)).getMessage();
    assertTrue(thrown.startsWith(message), thrown);
  }

  @Test
  void sizeIsWidthFirst() {
    Plan plan = Resize.builder().dsize(4, 9).build().plan(IMAGE);
    assertEquals(Shape.of(9, 4, 3), plan.target().shape());
    assertEquals(DataType.U8, plan.target().dataType());
    Plan flat = Resize.builder().dsize(4, 9).build().plan(TensorSpec.of(DataType.F32, 6, 8));
    assertEquals(Shape.of(9, 4), flat.target().shape());
    Plan batch = Resize.builder().dsize(4, 9).build().plan(TensorSpec.of(DataType.F32, 5, 6, 8, 2));
    assertEquals(Shape.of(5, 9, 4, 2), batch.target().shape());
  }

  /** 6·0.75 = 4.5 and 8·1.3 = 10.4: halves to even. */
  @Test
  void factorsCountWhereTheSizeIsEmpty() {
    Resize.Builder call = Resize.builder().fx(1.3).fy(0.75);
    assertEquals(Shape.of(4, 10, 3), call.build().plan(IMAGE).target().shape());
    assertEquals(Shape.of(4, 10, 3), call.dsize(0, 7).build().plan(IMAGE).target().shape());
    assertEquals(Shape.of(4, 10, 3), call.dsize(7, 0).build().plan(IMAGE).target().shape());
    assertEquals(Shape.of(7, 2, 3), call.dsize(2, 7).build().plan(IMAGE).target().shape());
  }

  @ParameterizedTest
  @EnumSource
  void theSameSizeIsACopyOfEveryType(Interpolation interpolation) {
    Resize same = mode(interpolation).dsize(5, 3).build();
    for (DataType type :
        List.of(DataType.U8, DataType.I8, DataType.I32, DataType.F16, DataType.F64)) {
      assertEquals(List.of(), same.plan(TensorSpec.of(type, 3, 5, 2)).steps());
    }
  }

  /** Only integers, 16 bits between the passes: what makes the plan fast. */
  @Test
  void linearOfBytesIsTwoIntegerSteps() {
    Plan plan = Resize.builder().dsize(5, 4).build().plan(IMAGE);
    assertEquals(2, plan.steps().size());
    assertEquals(DataType.I16, ((FixedPoint1d) plan.steps().get(0)).output());
    assertEquals(DataType.U8, ((FixedPoint1d) plan.steps().get(1)).output());
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, 2", "LINEAR, 3", "LINEAR_EXACT, 3", "AREA, 2"})
  void exactHalvesAreMeans(Interpolation interpolation, int channels) {
    TensorSpec image = TensorSpec.of(DataType.U8, 6, 8, channels);
    Plan half = mode(interpolation).dsize(4, 3).build().plan(image);
    assertEquals(mode(Interpolation.AREA).dsize(4, 3).build().plan(image), half);
    Plan other = mode(interpolation).dsize(4, 6).build().plan(image);
    assertEquals(2, other.steps().size() - (interpolation == Interpolation.AREA ? 1 : 0));
  }

  /** 9 million pixels of 255 do not fit 32 bits. */
  @Test
  void sumsOfHugeCellsHave64Bits() {
    TensorSpec image = TensorSpec.of(DataType.U8, 3000, 3000);
    Plan plan = mode(Interpolation.AREA).dsize(1, 1).build().plan(image);
    assertEquals(DataType.I64, plan.steps().get(1).output());
    assertEquals(DataType.U8, plan.target().dataType());
  }

  @Test
  void conditionsAreThoseOfOpenCv() {
    String end = " in function 'resize': ";
    refuses(
        "(-215:Assertion failed) !ssize.empty()" + end,
        Resize.builder().dsize(2, 2),
        TensorSpec.of(DataType.U8, 0, 4));
    refuses(
        "(-215:Assertion failed) inv_scale_x > 0"
            + end
            + "a call has dsize with width and height above 0, or fx and fy above 0, but got"
            + " dsize=(0, 0), fx=0.0, fy=0.0",
        Resize.builder(),
        IMAGE);
    refuses("(-215:Assertion failed) inv_scale_y > 0" + end, Resize.builder().fx(1), IMAGE);
    refuses(
        "(-215:Assertion failed) inv_scale_x > 0" + end,
        Resize.builder().fx(Double.NaN).fy(1),
        IMAGE);
    refuses("(-215:Assertion failed) !dsize.empty()" + end, Resize.builder().fx(.01).fy(1), IMAGE);
    refuses("(-215:Assertion failed) !dsize.empty()" + end, Resize.builder().fx(1).fy(1e9), IMAGE);
    refuses(
        "(-215:Assertion failed) func != 0 && cn <= 4" + end,
        mode(Interpolation.AREA).dsize(3, 3),
        TensorSpec.of(DataType.U8, 4, 4, 5));
    refuses(
        "(-5:Bad argument) src unable to wrap channels, invalid count (513, must be in [1, 512])",
        Resize.builder().dsize(3, 3),
        TensorSpec.of(DataType.U8, 4, 4, 513));
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, int8",
    "CUBIC, int32",
    "LANCZOS4, float16",
    "AREA, int8",
    "LINEAR_EXACT, float16"
  })
  void otherTypesAreRefused(Interpolation interpolation, String type) {
    refuses(
        "(-215:Assertion failed) func != 0",
        mode(interpolation).dsize(3, 3),
        TensorSpec.of(DataType.of(type), 4, 4));
  }

  @Test
  void halfFloatsAreRefusedByTheModeThatWasAsked() {
    refuses(
        "(-215:Assertion failed) func != 0 in function 'resize': INTER_LINEAR_EXACT takes uint8,"
            + " int8, uint16, int16, int32, float32 and float64, but got float16",
        mode(Interpolation.LINEAR_EXACT).dsize(3, 3),
        TensorSpec.of(DataType.F16, 4, 4));
  }

  @ParameterizedTest
  @CsvSource({"int64", "bfloat16", "bool"})
  void someTypesCameWithOpenCvFive(String type) {
    TensorSpec image = TensorSpec.of(DataType.of(type), 4, 4);
    Resize.Builder call = mode(Interpolation.NEAREST).dsize(3, 3);
    refuses(
        "(-5:Bad argument) src data type = " + type + " is not supported in function 'resize'",
        call,
        image);
    Plan plan = call.version(Version.V5_0).build().plan(image);
    assertEquals(TensorSpec.of(DataType.of(type), 3, 3), plan.target());
  }

  @ParameterizedTest
  @CsvSource({"V4_6, 512", "V4_14, 512", "V5_0, 128"})
  void imagesHaveAnUpperLimitOfChannels(Version version, int most) {
    Resize.Builder call = Resize.builder().dsize(3, 3).version(version);
    TensorSpec image = TensorSpec.of(DataType.U8, 4, 4, most);
    assertEquals(Shape.of(3, 3, most), call.build().plan(image).target().shape());
    for (int wrong : new int[] {0, most + 1}) {
      refuses(
          "(-5:Bad argument) src unable to wrap channels, invalid count ("
              + wrong
              + ", must be in [1, "
              + most
              + "])",
          call,
          TensorSpec.of(DataType.U8, 4, 4, wrong));
    }
  }

  /** OpenCV has lengths of up to 2^31 − 1, tables here have ten less. */
  @ParameterizedTest
  @EnumSource
  void axesThatAreTooLongAreRefused(Interpolation interpolation) {
    TensorSpec pixel = TensorSpec.of(DataType.U8, 1, 1);
    String tooLong = "a spatial axis has a length of at most 2^31 - 10, but got 2147483647";
    refuses(tooLong, mode(interpolation).fx(Integer.MAX_VALUE).fy(1), pixel);
    refuses(tooLong, mode(interpolation).dsize(1, Integer.MAX_VALUE), pixel);
    refuses(
        "(-215:Assertion failed) !dsize.empty() in function 'resize': a result has 1 to 2^31 - 1"
            + " rows and columns, but fx = 2.147483648E9 and fy = 1.0 of 1 x 1 pixels",
        mode(interpolation).fx(0x1p31).fy(1),
        pixel);
  }

  /** 65535 at a quarter and three quarters is 16383.75 and 49151.25, rounded once. */
  @Test
  void linearExactOfSixteenBitsHasTheirWholeRange() {
    Resize wider = mode(Interpolation.LINEAR_EXACT).dsize(4, 1).build();
    TensorSpec pair = TensorSpec.of(DataType.U16, 1, 2);
    assertArrayEquals(
        new double[] {0, 16384, 49151, 65535}, PlanLoops.run(wider.plan(pair), 0, 65535));
  }

  /** It becomes AREA, which has no such type, unless there are two channels. */
  @Test
  void linearExactThatHalvesLosesTypes() {
    Resize.Builder half = mode(Interpolation.LINEAR_EXACT).dsize(2, 2);
    refuses("(-215:Assertion failed) func != 0", half, TensorSpec.of(DataType.I8, 4, 4));
    assertEquals(2, half.build().plan(TensorSpec.of(DataType.I8, 4, 4, 2)).steps().size());
  }

  @Test
  void unknownNamesAreRefusedAtOnce() {
    String message =
        assertThrows(InvalidArgumentException.class, () -> Interpolation.of("INTER_LANCZOS"))
            .getMessage();
    assertEquals(
        "(-5:Bad argument) Unknown interpolation method in function 'resize': known are"
            + " INTER_NEAREST (0) to INTER_NEAREST_EXACT (6), but got INTER_LANCZOS",
        message);
    for (Interpolation interpolation : Interpolation.values()) {
      assertEquals(interpolation, Interpolation.of(interpolation.flag()));
      assertEquals(interpolation, Interpolation.of(interpolation.toString()));
    }
  }

  @Test
  void imagesAreContiguousMatrices() {
    for (TensorSpec none :
        List.of(
            TensorSpec.of(DataType.U8, 4),
            TensorSpec.of(DataType.U8, 1, 1, 4, 4, 3),
            new TensorSpec(Shape.of(1, 4, 4, 3), DataType.U8, MemoryFormat.CHANNELS_FIRST))) {
      refuses("an image of OpenCV is [h, w] or [h, w, c]", Resize.builder().dsize(2, 2), none);
    }
  }

  @Test
  void vectorsHaveKnownLengths() {
    assertThrows(InvalidArgumentException.class, () -> Resize.builder().vectorBits(64));
  }

  @Test
  void printsTheCall() {
    assertEquals(
        "cv2.resize(src, dsize=(4, 9), interpolation=cv2.INTER_LINEAR)",
        Resize.builder().dsize(4, 9).build().toString());
  }
}
