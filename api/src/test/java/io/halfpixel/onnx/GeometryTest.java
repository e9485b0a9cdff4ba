package io.halfpixel.onnx;

import static io.halfpixel.onnx.ResizeTest.mode;
import static io.halfpixel.onnx.ResizeTest.refuses;
import static io.halfpixel.onnx.ResizeTest.shape;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Resample1d;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths and regions at the ends of what is allowed. */
class GeometryTest {
  @ParameterizedTest
  @EnumSource
  void aScaleOfZeroLeavesNothing(Implementation implementation) {
    assertEquals(
        Shape.of(3, 0), shape(mode("linear").scales(1, 0).implementation(implementation), 3, 4));
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY})
  void otherScalesThatMakeNoLengthAreRefused(float scale) {
    refuses(
        "Scale value should be at least 0 and finite, but got " + scale,
        mode("linear").scales(scale),
        TensorSpec.of(DataType.F32, 4));
  }

  /** As in ONNX Runtime, which does not divide 0 by 0. */
  @ParameterizedTest
  @CsvSource({"not_larger, 8, 4", "not_smaller, 2, 4", "not_smaller, 8, 8"})
  void anEmptyAxisHasTheScaleOne(String policy, long size, long length) {
    assertEquals(
        Shape.of(0, length),
        shape(mode("linear").keepAspectRatioPolicy(policy).sizes(0, size), 0, 4));
  }

  @Test
  void aRegionThatBeginsAtMinusZeroIsTheWholeAxis() {
    Resize resize = mode("linear").scales(1, 2).roi(-0f, 0, 1, 1).build();
    List<Integer> resized =
        resize.plan(Shape.of(3, 4)).steps().stream()
            .filter(Resample1d.class::isInstance)
            .map(step -> ((Resample1d) step).pass().inputLength())
            .toList();
    assertEquals(List.of(4), resized);
  }
}
