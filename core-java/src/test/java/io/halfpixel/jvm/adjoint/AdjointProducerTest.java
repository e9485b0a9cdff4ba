package io.halfpixel.jvm.adjoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Axis;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.TapTable;
import io.halfpixel.spi.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** All rows are read for the only row that is written, and would be remembered for the next. */
  @Test
  void rows_of_another_source_are_read_anew() {
    Axis sum = new Axis(2, TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 1}));
    AdjointSum step = gradient(DataType.F32, Term.PRODUCT, sum, sum);
    TensorSpec from = TensorSpec.of(DataType.F32, 2, 2);
    TensorSpec to = TensorSpec.of(DataType.F32, 1);
    try (Kernel kernel = new JvmBackend().prepare(new Plan(from, to, List.of(step)))) {
      Tensor target = Tensor.allocate(to);
      kernel.run(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2), target);
      assertArrayEquals(new float[] {10}, (float[]) target.copyToArray());
      kernel.run(Tensor.of(new float[] {5, 6, 7, 8}, 2, 2), target);
      assertArrayEquals(new float[] {26}, (float[]) target.copyToArray());
    }
  }

  /** 2 · 3 · 5 · 7 is 210, and 210 / 3 / 5 / 7 is 2: both are values of each type. */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F32", "F64"})
  void the_weight_of_every_axis_counts(DataType type) {
    for (Term term : Term.values()) {
      boolean isQuotient = term.name().contains("QUOTIENT");
      boolean isHalf = type == DataType.F16 || type == DataType.BF16;
      if (!isHalf || term != Term.PRODUCT_FMA) {
        assertEquals(
            isQuotient ? 2 : 210,
            run(gradient(type, term, weight(3), weight(5), weight(7)), isQuotient ? 210 : 2),
            term.name());
      }
    }
  }

  /**
   * 2 · 3 · (1 + 2 + 3 + 4); four taps of one weight have a loop of their own where it is fused.
   */
  @ParameterizedTest
  @EnumSource(names = {"PRODUCT", "PRODUCT_FMA", "SCALED", "SCALED_IN_ORDER"})
  void four_taps_are_weighted_by_every_axis(Term term) {
    Axis four = new Axis(4, TapTable.uniform(4, new int[] {0, 1, 2, 3}, new double[] {1, 1, 1, 1}));
    AdjointSum step = gradient(DataType.F32, term, weight(2), weight(3), four);
    assertEquals(60, run(step, 1, 2, 3, 4));
  }

  private static Axis weight(double weight) {
    return new Axis(1, TapTable.uniform(1, new int[1], new double[] {weight}));
  }

  private static AdjointSum gradient(DataType type, Term term, Axis... axes) {
    return new AdjointSum(1, List.of(axes), 1, 0, term, term, type, type, 0);
  }

  /** Returns the only element of a gradient. */
  private static double run(AdjointSum step, double... values) {
    TensorSpec from = TensorSpec.of(step.type(), values.length);
    Object source = Elements.array(step.type(), values.length);
    DoubleCarrier.INSTANCE.write(step.type(), values, source, 0, values.length);
    Tensor target = Tensor.allocate(TensorSpec.of(step.type(), 1));
    try (Kernel kernel = new JvmBackend().prepare(new Plan(from, target.spec(), List.of(step)))) {
      kernel.run(Tensor.wrap(source, 0, from), target);
    }
    double[] result = new double[1];
    DoubleCarrier.INSTANCE.read(step.type(), target.copyToArray(), 0, result, 0, 1);
    return result[0];
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
