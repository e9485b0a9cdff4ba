package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpsampleTest {
  private static Upsample.Builder scales(float... scales) {
    return Upsample.builder().scales(scales);
  }

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void nearestRepeatsEveryType(DataType type) {
    Plan plan = scales(1, 3).build().plan(TensorSpec.of(type, 2, 2));
    assertEquals(TensorSpec.of(type, 2, 6), plan.target());
    Gather gather = (Gather) plan.steps().get(0);
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, gather.axes().get(0).indices());
  }

  @Test
  void theReferenceOnlyRepeatsAndSaysSo() {
    String advice = ". ONNX Runtime has it: set implementation(ONNX_RUNTIME)";
    refuses(
        "Not implemented for mode='linear' and scale=array([1., 2.], dtype=float32)" + advice,
        () -> scales(1, 2).mode("linear").build().plan(Shape.of(2, 2)));
    refuses(
        "Not implemented for mode='nearest' and scale=array([1.  , 2.25], dtype=float32)" + advice,
        () -> scales(1, 2.25f).build().plan(Shape.of(2, 2)));
    refuses(
        "Not implemented for mode='nearest' and scale=array([ 1., nan], dtype=float32)" + advice,
        () -> scales(1, Float.NaN).build().plan(Shape.of(2, 2)));
    refuses(
        "Scale value should be greater than or equal to 1, but got [0.0, 2.0]",
        () -> scales(0, 2).build().plan(Shape.of(2, 2)));
  }

  @Test
  void onnxRuntimeInterpolatesFromTheLeftEdge() {
    Upsample.Builder call = scales(1, 1.5f).implementation(Implementation.ONNX_RUNTIME);
    Gather gather = (Gather) call.build().plan(Shape.of(1, 4)).steps().get(0);
    assertArrayEquals(new int[] {0, 0, 1, 2, 2, 3}, gather.axes().get(0).indices());
    assertEquals(Shape.of(1, 6), call.mode("linear").build().plan(Shape.of(1, 4)).target().shape());
  }

  @Test
  void argumentsThatTheOperatorDoesNotHave() {
    refuses(
        "Upsample is there in opsets 7 to 9, after it is Resize, but got opset 10",
        () -> scales(1, 2).opset(10).build());
    refuses("Required attribute 'scales' is missing.", () -> Upsample.builder().build());
    assertEquals("Upsample(mode='nearest', scales=[1.0, 2.0])", scales(1, 2).build().toString());
  }
}
