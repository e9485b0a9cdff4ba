package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;

/** What a gradient is: the transpose of its operation. */
public final class Transposes {
  private static final double TOLERANCE = 2e-5;

  private Transposes() {}

  /** Checks that the gradient of a linear operation is its transpose, element by element. */
  public static void check(Plan forward, Plan gradient) {
    assertEquals(forward.source(), gradient.target());
    assertEquals(forward.target(), gradient.source());
    int inputs = (int) forward.source().elements();
    int outputs = (int) forward.target().elements();
    float[] atZero = PlanLoops.runFloats(forward, new float[inputs]);
    float[][] rows = new float[inputs][];
    for (int k = 0; k < inputs; k++) {
      float[] unit = new float[inputs];
      unit[k] = 1;
      rows[k] = PlanLoops.runFloats(forward, unit);
    }
    for (int j = 0; j < outputs; j++) {
      float[] unit = new float[outputs];
      unit[j] = 1;
      float[] column = PlanLoops.runFloats(gradient, unit);
      for (int k = 0; k < inputs; k++) {
        int input = k;
        int output = j;
        assertEquals(
            rows[k][j] - atZero[j],
            column[k],
            TOLERANCE,
            () -> "output " + output + " to input " + input);
      }
    }
  }
}
