package io.halfpixel.jvm.adjoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Axis;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.TapTable;
import io.halfpixel.spi.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a gradient's rows come from and go to; what they are, the conformance suite tells. */
final class AdjointProducerTest {
  private static final TensorSpec SPEC = TensorSpec.of(DataType.F32, 4, 2);

  /** Rows 0 and 1, 1 and 2, 2 and 3 of four, and of each row the two elements. */
  private static AdjointSum step() {
    int[] rows = {0, 1, 1, 2, 2, 3};
    double[] ones = {1, 1, 1, 1, 1, 1};
    Axis outer = new Axis(4, TapTable.uniform(2, rows, ones));
    Axis inner = new Axis(2, TapTable.uniform(1, new int[] {0, 1}, new double[] {1, 1}));
    return new AdjointSum(
        1, List.of(outer, inner), 1, 0, Term.PRODUCT, Term.PRODUCT, DataType.F32, DataType.F32, 0);
  }

  @Test
  void one_kernel_reads_other_sources_and_writes_to_any_memory() {
    TensorSpec to = TensorSpec.of(DataType.F32, 3, 2);
    try (Kernel kernel = new JvmBackend().prepare(new Plan(SPEC, to, List.of(step())))) {
      Tensor array = Tensor.allocate(to);
      kernel.run(Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2), array);
      assertArrayEquals(new float[] {4, 6, 8, 10, 12, 14}, (float[]) array.copyToArray());
      Tensor direct = Tensor.allocateDirect(to);
      kernel.run(Tensor.of(new float[] {8, 7, 6, 5, 4, 3, 2, 1}, 4, 2), direct);
      assertArrayEquals(new float[] {14, 12, 10, 8, 6, 4}, (float[]) direct.copyToArray());
    }
  }

  @Test
  void rows_are_made_from_the_rows_that_their_taps_name() {
    Reach reach = new Reach();
    reach.set(1, 2);
    AdjointProducer.of(step()).reads(reach);
    assertEquals(2, reach.begin());
    assertEquals(6, reach.end());
    assertEquals(1, AdjointProducer.of(step()).blocks());
  }
}
