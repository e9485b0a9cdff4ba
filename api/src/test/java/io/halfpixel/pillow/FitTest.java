package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {
  private static final TensorSpec WIDE = TensorSpec.of(DataType.U8, 1, 3);
  private static final TensorSpec HIGH = TensorSpec.of(DataType.U8, 3, 1);

  /** In binary64, (1/49)·49 is less than 1, and 1/(1/49) more than 49. */
  @Test
  void anImageOfTheRatioIsTakenWhole() {
    TensorSpec image = TensorSpec.of(DataType.U8, 49, 1);
    assertEquals(List.of(), Fit.of(1, 49).plan(image).steps());
  }

  /** Of three pixels in a row one is kept. Outside of [0, 1], it is the middle. */
  @ParameterizedTest
  @CsvSource({"0, 10", "0.5, 20", "1, 30", "-0.1, 20", "1.1, 20", "NaN, 20"})
  void theCentringSaysWhereTheCropLies(double share, double kept) {
    Plan across = Fit.builder().size(1, 1).centering(share, 0.5).build().plan(WIDE);
    assertArrayEquals(new double[] {kept}, PlanLoops.run(across, 10, 20, 30));
    Plan down = Fit.builder().size(1, 1).centering(0.5, share).build().plan(HIGH);
    assertArrayEquals(new double[] {kept}, PlanLoops.run(down, 10, 20, 30));
  }

  @ParameterizedTest
  @CsvSource({"0.5", "0.6", "-0.1", "NaN"})
  void aBleedThatLeavesNothingIsNone(double bleed) {
    TensorSpec image = TensorSpec.of(DataType.U8, 8, 8);
    Fit.Builder call = Fit.builder().size(4, 4);
    Plan whole = call.build().plan(image);
    assertEquals(whole, call.bleed(bleed).build().plan(image));
    assertNotEquals(whole, call.bleed(0.25).build().plan(image));
  }
}
