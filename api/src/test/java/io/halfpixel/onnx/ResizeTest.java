package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResizeTest {
  private static final TensorSpec BYTES = TensorSpec.of(DataType.U8, 1, 4);

  static Resize.Builder mode(String mode) {
    return Resize.builder().mode(mode);
  }

  static Shape shape(Resize.Builder call, long... source) {
    return call.build().plan(Shape.of(source)).target().shape();
  }

  static void refuses(String message, Resize.Builder call, TensorSpec source) {
    Resize resize = call.build();
    String text =
        assertThrows(InvalidArgumentException.class, () -> resize.plan(source)).getMessage();
    assertTrue(text.contains(message), text);
  }

  private static Resample1d sum(Plan plan, int step) {
    return (Resample1d) plan.steps().get(step);
  }

  @Test
  void lengthsAreScaledInTheArithmeticOfTheImplementation() {
    assertEquals(Shape.of(1, 6), shape(mode("linear").scales(1, 1.5f), 1, 4));
    // 0.7f is a little less than 0.7, and 10 · 0.7f is 7 in binary32 only.
    assertEquals(Shape.of(6), shape(mode("linear").scales(0.7f), 10));
    assertEquals(
        Shape.of(7),
        shape(mode("linear").scales(0.7f).implementation(Implementation.ONNX_RUNTIME), 10));
    assertEquals(Shape.of(3, 0), shape(mode("linear").scales(1, 0.1f), 3, 4));
  }

  @Test
  void policiesKeepTheProportionsOfTheNamedAxes() {
    Resize.Builder call = mode("linear").axes(-1, 1).sizes(8, 4);
    assertEquals(Shape.of(1, 4, 8), shape(call, 1, 2, 8));
    assertEquals(Shape.of(1, 2, 8), shape(call.keepAspectRatioPolicy("not_larger"), 1, 2, 8));
    assertEquals(Shape.of(1, 4, 16), shape(call.keepAspectRatioPolicy("not_smaller"), 1, 2, 8));
    // 5 · 3/6 = 2.5 is rounded up.
    assertEquals(
        Shape.of(3, 3),
        shape(mode("linear").sizes(3, 3).keepAspectRatioPolicy("not_larger"), 6, 5));
  }

  @Test
  void namedAxesAreResizedInTheirOrder() {
    Plan plan = mode("linear").axes(2, 0).scales(2, 2).build().plan(Shape.of(3, 4, 5));
    assertEquals(5, sum(plan, 0).pass().inputLength());
    assertEquals(3, sum(plan, 1).pass().inputLength());
  }

  /** 7 pixels become 17: the middle is 3 + 4e-16, and becomes 3 when 1 is added to it. */
  @Test
  void theWindowIsShiftedAsInTheReference() {
    TapTable shifted = sum(mode("linear").sizes(17).build().plan(Shape.of(7)), 0).taps();
    assertEquals(2, shifted.index(16));
    assertEquals(3, shifted.index(17));
    assertEquals(1, shifted.weight(16), 1e-15);
    TapTable right =
        sum(mode("linear").sizes(17).shiftWindow(false).build().plan(Shape.of(7)), 0).taps();
    assertEquals(3, right.index(16));
    assertEquals(4, right.index(17));
  }

  /** A pixel beyond the edge is the edge pixel again, or nothing. */
  @Test
  void edgesAreRepeatedOrLeftOut() {
    Resize.Builder call = mode("linear").scales(2);
    TapTable repeated = sum(call.build().plan(Shape.of(2)), 0).taps();
    assertArrayEquals(new int[] {0, 0, 0, 1, 0, 1, 1, 1}, repeated.indices());
    assertArrayEquals(
        new double[] {0.25, 0.75, 0.75, 0.25, 0.25, 0.75, 0.75, 0.25}, repeated.weights());
    TapTable left = sum(call.excludeOutside(true).build().plan(Shape.of(2)), 0).taps();
    assertArrayEquals(new double[] {0, 1, 0.75, 0.25, 0.25, 0.75, 1, 0}, left.weights());
  }

  /** From 8 taps on NumPy adds side by side, if the pixels of a sum are neighbours. */
  @Test
  void theLastAxisIsSummedSideBySide() {
    Plan plan = mode("linear").antialias(true).scales(0.25f, 0.25f).build().plan(Shape.of(8, 8));
    assertEquals(Accumulation.SEQUENTIAL_FROM_ZERO, sum(plan, 0).body());
    assertEquals(Accumulation.PAIRWISE, sum(plan, 1).body());
    Plan column = mode("linear").antialias(true).scales(0.25f, 1).build().plan(Shape.of(8, 1));
    assertEquals(Accumulation.PAIRWISE, sum(column, 0).body());
    Plan short1 = mode("linear").antialias(true).scales(0.5f).build().plan(Shape.of(8));
    assertEquals(Accumulation.SEQUENTIAL_FROM_ZERO, sum(short1, 0).body());
  }

  /** Weights of 0 count: a neighbour that is infinite gives NaN. Integers have none. */
  @Test
  void nearestSumsNumbersAndCopiesIntegers() {
    Resize resize = mode("nearest").scales(1, 2).build();
    Plan floats = resize.plan(Shape.of(1, 4));
    assertEquals(2, sum(floats, 0).taps().maxCount());
    assertEquals(Clamp.class, floats.steps().get(1).getClass());
    Plan bytes = resize.plan(BYTES);
    assertEquals(1, bytes.steps().size());
    int[] copied = ((Gather) bytes.steps().get(0)).axes().get(0).indices();
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2, 3, 3}, copied);
    Plan runtime =
        mode("nearest")
            .scales(1, 2)
            .implementation(Implementation.ONNX_RUNTIME)
            .build()
            .plan(Shape.of(1, 4));
    assertEquals(Gather.class, runtime.steps().get(0).getClass());
  }

  @ParameterizedTest
  @EnumSource
  void theTypeIsKept(DataType type) {
    TensorSpec source = TensorSpec.of(type, 1, 4, 6);
    for (Implementation implementation : Implementation.values()) {
      Resize.Builder call = Resize.builder().scales(1, 0.5f, 1.5f).implementation(implementation);
      for (String mode : new String[] {"nearest", "linear", "cubic"}) {
        if (type == DataType.BOOL && !mode.equals("nearest")) {
          refuses("bool is copied in mode nearest", call.mode(mode), source);
        } else {
          Plan plan = call.mode(mode).build().plan(source);
          assertEquals(TensorSpec.of(type, 1, 2, 9), plan.target());
        }
      }
    }
  }

  @Test
  void axesLieWhereTheMemoryFormatSays() {
    TensorSpec source =
        new TensorSpec(Shape.of(1, 3, 4, 5), DataType.F32, MemoryFormat.CHANNELS_LAST);
    Plan plan = mode("linear").axes(3).scales(2).build().plan(source);
    assertEquals(3, sum(plan, 0).pass().inner());
    assertEquals(MemoryFormat.CHANNELS_LAST, plan.target().memoryFormat());
  }

  @Test
  void anAxisOfScaleOneIsLeftAloneUnlessARegionIsGiven() {
    assertEquals(1, sums(mode("linear").scales(1, 2).build().plan(Shape.of(4, 4))));
    assertEquals(
        2, sums(mode("linear").scales(1, 2).roi(0, 0, 0.5f, 1).build().plan(Shape.of(4, 4))));
  }

  private static long sums(Plan plan) {
    return plan.steps().stream().filter(Resample1d.class::isInstance).count();
  }

  /** The last pixels of a shrinking axis, which opset 10 rounds up and others do not. */
  @Test
  void opset10OfOnnxRuntimeRoundsUpWhereAnAxisShrinks() {
    Resize.Builder call =
        mode("nearest").scales(0.7f).opset(10).implementation(Implementation.ONNX_RUNTIME);
    Step step = call.build().plan(Shape.of(5)).steps().get(0);
    assertArrayEquals(new int[] {0, 2, 3}, ((Gather) step).axes().get(0).indices());
  }

  @Test
  void onnxRuntimeCopiesATensorOfTheSameShape() {
    Resize.Builder call = mode("linear").scales(1.1f);
    assertEquals(1, sums(call.build().plan(Shape.of(5))));
    call.implementation(Implementation.ONNX_RUNTIME);
    assertEquals(0, call.build().plan(Shape.of(5)).steps().size());
    // An axis that keeps its length is left alone beside another one only with antialiasing.
    assertEquals(2, sums(call.scales(1.1f, 2).build().plan(Shape.of(5, 5))));
    assertEquals(1, sums(call.antialias(true).build().plan(Shape.of(5, 5))));
  }

  /** 1/s is ½ + 3e-8 and ½ − 6e-8: as good as a half, in ONNX Runtime. */
  @ParameterizedTest
  @CsvSource({"1.9999999, round_prefer_floor, 0", "2.0000002, round_prefer_ceil, 1"})
  void onnxRuntimeTakesCoordinatesNearAHalfForOne(float scale, String rounding, int pixel) {
    Resize resize =
        mode("nearest")
            .coordinateTransformationMode("asymmetric")
            .nearestMode(rounding)
            .scales(scale)
            .implementation(Implementation.ONNX_RUNTIME)
            .build();
    Step step = resize.plan(Shape.of(4)).steps().get(0);
    assertEquals(pixel, ((Gather) step).axes().get(0).index(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"antialias", "axes", "policy"})
  void attributesAreRefusedBeforeTheirOpset(String attribute) {
    Resize.Builder call = mode("linear").sizes(2, 2).opset(13);
    switch (attribute) {
      case "antialias" -> call.antialias(true);
      case "axes" -> call.axes(0, 1);
      default -> call.keepAspectRatioPolicy("not_larger");
    }
    refuses("Unrecognized attribute: ", call, BYTES);
    call.opset(18).build().plan(BYTES);
  }

  @Test
  void argumentsAreRefusedInTheWordsOfOnnx() {
    refuses("antilias=1 is not supported for mode='nearest'.", twice().antialias(true), BYTES);
    refuses("Unexpected value 'bilinear' for mode.", twice().mode("bilinear"), BYTES);
    refuses("Unexpected value 'up'.", twice().nearestMode("up"), BYTES);
    refuses(
        "Invalid coordinate_transformation_mode: 'centre'.",
        twice().coordinateTransformationMode("centre"),
        BYTES);
    refuses(
        "roi cannot be None.", twice().coordinateTransformationMode("tf_crop_and_resize"), BYTES);
    refuses(
        "Invalid keep_aspect_ratio_policy='fit'",
        Resize.builder().sizes(1, 2).keepAspectRatioPolicy("fit"),
        BYTES);
    refuses("incompatible with", twice().keepAspectRatioPolicy("not_larger"), BYTES);
    refuses("output_size is None and scale_factors is None.", Resize.builder(), BYTES);
    refuses("Either `sizes` or `scales` must be provided", twice().sizes(1, 2), BYTES);
    refuses("axes don't match array", twice().axes(0, -2), BYTES);
    refuses("axes don't match array", twice().axes(0, 2), BYTES);
    refuses("must be same as rank of input 'X' (2)", Resize.builder().scales(2), BYTES);
    refuses("does not match the number of axes (1)", twice().axes(1), BYTES);
    refuses("finite", Resize.builder().scales(1, Float.NaN), BYTES);
    refuses(
        "an axis of length 0 keeps it", Resize.builder().sizes(2), TensorSpec.of(DataType.U8, 0));
    refuses("bfloat16", twice().opset(11), TensorSpec.of(DataType.BF16, 1, 4));
  }

  private static Resize.Builder twice() {
    return Resize.builder().scales(1, 2);
  }

  @Test
  void theTextHasWhatIsNotTheDefault() {
    assertEquals("Resize(mode='nearest', scales=[1.0, 2.0])", twice().build().toString());
    assertEquals(
        "Resize(mode='cubic', cubic_coeff_a=-0.5, antialias=1, axes=[-1], sizes=[3])",
        mode("cubic").cubicCoeffA(-0.5f).antialias(true).axes(-1).sizes(3).build().toString());
  }
}
