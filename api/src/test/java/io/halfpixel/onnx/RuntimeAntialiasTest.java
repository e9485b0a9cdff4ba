package io.halfpixel.onnx;

import static io.halfpixel.onnx.ResizeTest.mode;
import static io.halfpixel.onnx.ResizeTest.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of ONNX Runtime's antialiasing. */
class RuntimeAntialiasTest {
  private static Resize.Builder antialiased(String mode) {
    return mode(mode).antialias(true).implementation(Implementation.ONNX_RUNTIME);
  }

  /** The weights are ½ for the edge pixel and the one beyond it together, then ⅜ and ⅛. */
  @Test
  void pixelsBesideAWindowAreNotRead() {
    Plan plan = antialiased("linear").sizes(2).build().plan(Shape.of(4));
    float infinity = Float.POSITIVE_INFINITY;
    assertEquals(7.5f, PlanLoops.runFloats(plan, 8, 8, 4, infinity)[0]);
    assertEquals(7.5f, PlanLoops.runFloats(plan, infinity, 4, 8, 8)[1]);
  }

  /**
   * At the distance 1 the outer polynomial holds, which is 0·a; the inner one is not 0 for −0.6 as
   * binary32. At 2 the kernel has ended.
   */
  @Test
  void wholeDistancesCountNothing() {
    Plan plan =
        antialiased("cubic")
            .cubicCoeffA(-0.6f)
            .coordinateTransformationMode("align_corners")
            .sizes(5)
            .build()
            .plan(Shape.of(3));
    TapTable taps = ((Resample1d) plan.steps().get(0)).taps();
    assertArrayEquals(new int[] {0, 1, 2}, Arrays.copyOf(taps.indices(), 3));
    assertArrayEquals(new double[] {1, -0.0, 0}, Arrays.copyOf(taps.weights(), 3));
  }

  /** Three pixels for each of 2^31 / 3 outputs, and five for each of 2^30. */
  @ParameterizedTest
  @CsvSource({"4, 715827883", "2147483638, 1073741819"})
  void windowsThatNoArrayHoldsAreRefusedBeforeTheyAreComputed(long from, int to) {
    refuses(
        "an axis has at most 2^31 - 9 taps, but an output length of " + to + " needs more",
        antialiased("linear").sizes(to),
        TensorSpec.of(DataType.U8, from));
  }
}
