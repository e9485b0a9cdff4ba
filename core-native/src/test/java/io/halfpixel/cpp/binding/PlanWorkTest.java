package io.halfpixel.cpp.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.cpp.Fixtures;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanWorkTest {
  private static final int SCALAR = 0;
  private static final int AVX2 = 1;
  private static final int AVX512 = 2;

  private static Plan convert(int elements) {
    TensorSpec spec = TensorSpec.of(DataType.F32, elements);
    Convert convert =
        new Convert(elements, DataType.F32, DataType.F32, Convert.Rounding.NEAREST_EVEN);
    return new Plan(spec, spec, List.of(convert));
  }

  @Test
  void aPlanOfSeveralMillisecondsIsCut() {
    int whole = PlanWork.slices(convert(4_000_000), SCALAR);
    assertTrue(whole > 4);
    assertTrue(PlanWork.slices(convert(4_000_000), AVX2) < whole);
    assertEquals(1, PlanWork.slices(convert(4), SCALAR));
    assertTrue(PlanWork.slices(Fixtures.meanOfPairs(4000, 1000), AVX512) > 1);
  }

  @Test
  void slicesAreSharedOutOverTheBands() {
    assertEquals(3, Slices.perBand(9, 4));
    assertEquals(2, Slices.perBand(8, 4));
    assertEquals(1, Slices.perBand(1, 4));
    assertEquals(1, Slices.perBand(1 << 20, Integer.MAX_VALUE));
    assertEquals(4, Slices.perBand(1 << 20, 1 << 18));
  }
}
