package io.halfpixel.onnx;

import static io.halfpixel.onnx.ResizeTest.mode;
import static io.halfpixel.onnx.ResizeTest.refuses;
import static io.halfpixel.onnx.ResizeTest.shape;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which arguments go together, and with which version of the operator. */
class ResizeArgumentsTest {
  /** What an operator of opset 10 does not have. */
  @Test
  void opset10HasModesAndScalesAlone() {
    Resize.Builder ten = Resize.builder().opset(10);
    TensorSpec source = TensorSpec.of(DataType.F32, 4);
    refuses("mode='cubic'", ten.mode("cubic").scales(2), source);
    refuses("exclude_outside", ten.mode("linear").excludeOutside(true), source);
    refuses("the input roi", ten.excludeOutside(false).roi(0, 1), source);
    refuses("the input sizes", mode("linear").opset(10).sizes(8), source);
    assertEquals(
        Shape.of(8), mode("linear").opset(10).scales(2).build().plan(source).target().shape());
  }

  @Test
  void coordinatesOfOpset11AndAttributesOf18HaveTheirVersions() {
    TensorSpec source = TensorSpec.of(DataType.F32, 4);
    Resize.Builder call =
        mode("nearest")
            .scales(2)
            .coordinateTransformationMode("tf_half_pixel_for_nn")
            .implementation(Implementation.ONNX_RUNTIME);
    refuses("Only opsets 11 and 12 have it", call.opset(13), source);
    assertEquals(Shape.of(8), call.opset(12).build().plan(source).target().shape());
    refuses("Only opsets 11 and 12", call.implementation(Implementation.REFERENCE), source);
    refuses("antialias", mode("linear").scales(2).antialias(true).opset(13), source);
    refuses("axes", mode("linear").scales(2).axes(0).opset(13), source);
    refuses(
        "keep_aspect_ratio_policy",
        mode("linear").sizes(8).keepAspectRatioPolicy("not_larger").opset(13),
        source);
    refuses("bfloat16", mode("linear").scales(2).opset(11), TensorSpec.of(DataType.BF16, 4));
  }

  /** Output pixel i of 8 looks at i/2 − ¼; opset 10 would look at i/2 and round down. */
  @ParameterizedTest
  @EnumSource
  void opset11HasCoordinatesAndRoundings(Implementation implementation) {
    Plan plan =
        mode("nearest")
            .opset(11)
            .nearestMode("round_prefer_ceil")
            .scales(2)
            .implementation(implementation)
            .build()
            .plan(TensorSpec.of(DataType.U8, 4));
    Gather copy = (Gather) plan.steps().get(0);
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2, 3, 3}, copy.axes().get(0).indices());
  }

  @Test
  void onlyTheModeNearestLooksAtItsRounding() {
    TensorSpec source = TensorSpec.of(DataType.F32, 4);
    refuses("Unexpected value 'up'.", mode("nearest").scales(2).nearestMode("up"), source);
    Resize.Builder linear = mode("linear").scales(2);
    assertEquals(linear.build().plan(source), linear.nearestMode("up").build().plan(source));
  }

  @Test
  void countsAreThoseOfTheAxes() {
    TensorSpec source = TensorSpec.of(DataType.F32, 4, 4);
    refuses("input 'sizes' (1) must be same as rank", mode("linear").sizes(8), source);
    refuses("shapes (1,) (2,)", mode("linear").scales(2), source);
    refuses("does not match the number of axes (1)", mode("linear").axes(1).scales(2, 2), source);
    refuses("of all 2 axes", mode("linear").scales(2, 2).roi(0, 1), source);
    refuses("finite", mode("linear").scales(2, 2).roi(0, 0, 1, Float.NaN), source);
    refuses("lies in [-2, 1]", mode("linear").axes(2).scales(2), source);
    refuses("-1.0", mode("linear").scales(1, -1), source);
    refuses("0 -> 3", mode("linear").sizes(3, 4), TensorSpec.of(DataType.F32, 0, 4));
    refuses("4 -> -1", mode("linear").sizes(-1, 4), source);
    assertEquals(Shape.of(0, 8), shape(mode("linear").sizes(0, 8), 0, 4));
  }

  /** Each antialiased pass of integers ends with whole numbers, those of int8 from 0 on. */
  @ParameterizedTest
  @CsvSource({"U8, 2", "I32, 2", "I8, 4", "F32, 0"})
  void antialiasedPassesOfIntegersAreRounded(DataType type, int conversions) {
    Plan plan =
        mode("linear")
            .antialias(true)
            .sizes(2, 3)
            .implementation(Implementation.ONNX_RUNTIME)
            .build()
            .plan(TensorSpec.of(type, 8, 7));
    assertEquals(
        conversions,
        plan.steps().stream()
            .filter(
                step ->
                    step instanceof Convert convert
                        && convert.rounding() == Convert.Rounding.NEAREST_AWAY)
            .count());
    // The last axis is summed first.
    Resample1d first =
        plan.steps().stream()
            .filter(Resample1d.class::isInstance)
            .map(Resample1d.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(7, first.pass().inputLength());
  }

  @Test
  void textHasOnnxNamesOfWhatDiffersFromTheStandard() {
    assertEquals(
        "Resize(mode='linear', scales=[2.0])", mode("linear").scales(2).build().toString());
    assertEquals(
        "Resize(mode='cubic', coordinate_transformation_mode='tf_crop_and_resize',"
            + " nearest_mode='ceil', cubic_coeff_a=-0.5, exclude_outside=1,"
            + " extrapolation_value=2.0, antialias=1, axes=[1],"
            + " keep_aspect_ratio_policy='not_larger', roi=[0.0, 1.0], sizes=[8], opset=18,"
            + " implementation="
            + Implementation.ONNX_RUNTIME
            + ", shift_window=false)",
        mode("cubic")
            .coordinateTransformationMode("tf_crop_and_resize")
            .nearestMode("ceil")
            .cubicCoeffA(-0.5f)
            .excludeOutside(true)
            .extrapolationValue(2)
            .antialias(true)
            .axes(1)
            .keepAspectRatioPolicy("not_larger")
            .roi(0, 1)
            .sizes(8)
            .opset(18)
            .implementation(Implementation.ONNX_RUNTIME)
            .shiftWindow(false)
            .build()
            .toString());
  }
}
