package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Recorded;
import io.halfpixel.Shape;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The weights of modes linear and cubic, recorded with ONNX Runtime. */
class RuntimeWeightsTest {
  private static final int PIXELS = 10;

  private static Plan plan(String... row) {
    Resize.Builder call =
        Resize.builder()
            .implementation(Implementation.ONNX_RUNTIME)
            .mode(row[0])
            .coordinateTransformationMode(row[1])
            .cubicCoeffA(Float.parseFloat(row[6]))
            .excludeOutside(row[7].equals("1"))
            .antialias(row[8].equals("1"));
    if (row[3].isEmpty()) {
      call.sizes(Long.parseLong(row[4]));
    } else {
      call.scales(Float.parseFloat(row[3]));
    }
    if (!row[5].isEmpty()) {
      String[] region = row[5].split(" ");
      call.roi(Float.parseFloat(region[0]), Float.parseFloat(region[1]));
    }
    return call.build().plan(Shape.of(Long.parseLong(row[2])));
  }

  /** What an output has of each pixel. */
  private static float[] weights(Plan plan, int output) {
    float[] weights = new float[(int) plan.source().elements()];
    for (int pixel = 0; pixel < weights.length; pixel++) {
      float[] impulse = new float[weights.length];
      impulse[pixel] = 1;
      weights[pixel] = PlanLoops.runFloats(plan, impulse)[output];
    }
    return weights;
  }

  @Test
  void weightsAreThoseOfOnnxRuntime() {
    List<String[]> rows = Recorded.rows(RuntimeWeightsTest.class, "runtime-weights.csv");
    assertEquals(281, rows.size());
    for (String[] row : rows) {
      float[] recorded = new float[row.length - PIXELS];
      for (int pixel = 0; pixel < recorded.length; pixel++) {
        String cell = row[PIXELS + pixel];
        recorded[pixel] =
            cell.equals(".") ? 0 : Float.intBitsToFloat(Integer.parseUnsignedInt(cell, 16));
      }
      float[] ours = weights(plan(row), Integer.parseInt(row[9]));
      // A result of −0 cannot be recorded: sums begin at +0.
      for (int pixel = 0; pixel < ours.length; pixel++) {
        ours[pixel] += 0f;
      }
      assertArrayEquals(recorded, ours, Arrays.toString(row));
    }
  }

  /**
   * ONNX Runtime gives 0 for the last pixel. In binary32 n − 1 is n − 2 here, and so is the
   * position of either neighbour, to which the distances are 0.
   */
  @Test
  void theLastPixelIsLostWhereBinary32CannotCount() {
    Resize resize =
        Resize.builder()
            .implementation(Implementation.ONNX_RUNTIME)
            .mode("linear")
            .coordinateTransformationMode("align_corners")
            .sizes(2)
            .build();
    Plan plan = resize.plan(Shape.of((1 << 25) + 6));
    assertArrayEquals(
        new double[] {1, 0, 0, 0}, ((Resample1d) plan.steps().get(0)).taps().weights());
  }
}
