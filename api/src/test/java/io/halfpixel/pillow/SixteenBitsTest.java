package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import org.junit.jupiter.api.Test;

/**
 * Sums of mode I;16 beyond 16 bits. Where a row is enlarged twice, BICUBIC has the weights −9, 111,
 * 29 and −3, or the other way round, divided by 128. With two neighbours of 64000 = 128·500 among
 * zeros the sums are 500 times −3, −9, 26, 102 and 140.
 */
class SixteenBitsTest {
  private static final double V = 64_000;

  /** Two bands: the second is the same everywhere and stays so. */
  private static final double[] ROW = {0, V, 0, V, 0, V, V, V, V, V, 0, V, 0, V, 0, V};

  private static double[] enlarged(PillowVersion version) {
    Resize resize = Resize.builder().size(16, 1).version(version).build();
    Plan plan = resize.plan(TensorSpec.of(DataType.U16, 1, 8, 2));
    return PlanLoops.run(plan, ROW);
  }

  private static double[] expected(double beyond) {
    return new double[] {
      0, V, 0, V, 0, V, 0, V, 0, V, 13_000, V, 51_000, V, beyond, V, beyond, V, 51_000, V, 13_000,
      V, 0, V, 0, V, 0, V, 0, V, 0, V
    };
  }

  @Test
  void theySaturateSince123() {
    assertArrayEquals(expected(65_535), enlarged(PillowVersion.PILLOW_12_3));
  }

  /** 70000 is 273·256 + 112; the upper byte saturates: 255·256 + 112. */
  @Test
  void theirBytesSaturatedOneByOneUpTo122() {
    assertArrayEquals(expected(65_392), enlarged(PillowVersion.PILLOW_12_2));
  }
}
