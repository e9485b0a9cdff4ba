package io.halfpixel.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where the second pass of {@code cv2.resize} adds in the order of its vector loops: in whole
 * vectors of a row of the result, which has 10 pixels of 3 channels here.
 */
class VectorLoopsTest {
  private static Plan plan(Interpolation interpolation, DataType type, int vectorBits) {
    return Resize.builder()
        .dsize(10, 6)
        .interpolation(interpolation)
        .vectorBits(vectorBits)
        .build()
        .plan(TensorSpec.of(type, 5, 7, 3));
  }

  /** Vectors of 16-bit numbers, but for float32. */
  @ParameterizedTest
  @CsvSource({
    "CUBIC, uint8, 128, 24",
    "CUBIC, uint8, 256, 16",
    "CUBIC, uint8, 512, 0",
    "CUBIC, uint8, 0, 0",
    "CUBIC, uint16, 128, 24",
    "CUBIC, int16, 256, 16",
    "CUBIC, float32, 128, 28",
    "CUBIC, float32, 256, 24",
    "CUBIC, float32, 512, 16",
    "CUBIC, float32, 0, 0",
    "CUBIC, float64, 128, 0",
    "LANCZOS4, uint8, 128, 0",
    "LANCZOS4, uint16, 128, 0",
    "LANCZOS4, int16, 128, 24",
    "LANCZOS4, float32, 128, 28",
    "LANCZOS4, float64, 128, 0"
  })
  void theLastTapComesFirstInWholeVectors(
      Interpolation interpolation, String type, int vectorBits, int body) {
    Plan plan = plan(interpolation, DataType.of(type), vectorBits);
    Step second = null;
    for (Step step : plan.steps()) {
      second = step instanceof Resample1d || step instanceof FixedPoint1d ? step : second;
    }
    if (second instanceof Resample1d sum) {
      assertEquals(body, sum.bodyInner());
      assertEquals(Accumulation.REVERSED, sum.body());
      assertEquals(Accumulation.SEQUENTIAL, sum.tail());
    } else {
      assertEquals(body, ((FixedPoint1d) second).bodyInner());
    }
  }

  /**
   * A third of nine pixels, each copied. The taps of the last one leave the image, and such a sum
   * starts at +0, to which −0 adds nothing.
   */
  @Test
  void cubicSumsThatLeaveTheImageStartAtPositiveZero() {
    float[] zeros = {-0f, -0f, -0f, -0f, -0f, -0f, -0f, -0f, -0f};
    Plan plan =
        Resize.builder()
            .dsize(3, 1)
            .interpolation(Interpolation.CUBIC)
            .build()
            .plan(TensorSpec.of(DataType.F32, 1, 9));
    assertArrayEquals(new float[] {-0f, -0f, 0}, PlanLoops.runFloats(plan, zeros));
  }
}
