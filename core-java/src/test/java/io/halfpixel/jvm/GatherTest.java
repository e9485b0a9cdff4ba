package io.halfpixel.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gathers and copies against their definition. */
class GatherTest {
  private static final IndexTable REVERSED = IndexTable.of(7, new int[] {6, 5, 4, 3, 2, 1, 0});
  private static final IndexTable CROPPED =
      IndexTable.of(20, new int[] {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14});

  private static void check(DataType type, int outer, int inner, IndexTable... axes) {
    Runs.check(new Gather(outer, List.of(axes), inner, type));
  }

  @ParameterizedTest
  @EnumSource
  void everyType(DataType type) {
    for (int inner : new int[] {1, 2, 3, 8, 64, 256, 300}) {
      check(type, 3, inner, Tables.nearest(7, 14));
      check(type, 2, inner, Tables.nearest(5, 10), Tables.nearest(7, 14));
      check(type, 2, inner, Tables.nearest(3, 8), Tables.nearest(5, 5), Tables.nearest(7, 21));
    }
  }

  @Test
  void anyIndices() {
    for (int inner : new int[] {1, 2, 9}) {
      check(DataType.F32, 2, inner, REVERSED, REVERSED);
      check(DataType.F32, 2, inner, CROPPED, CROPPED);
      check(DataType.F32, 2, inner, Tables.nearest(29, 13), Tables.nearest(30, 14));
      check(
          DataType.F32, 2, inner, IndexTable.of(4, new int[] {2}), IndexTable.of(2, new int[] {1}));
    }
  }

  @Test
  void payloadsOfNaNStay() {
    int[] bits = {0x7f80_0001, 0xffc1_2345, 0x7fff_ffff, 0x8000_0000, 1};
    float[] source = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      source[i] = Float.intBitsToFloat(bits[i]);
    }
    float[] target = new float[2 * bits.length];
    Gather twice = new Gather(1, List.of(Tables.nearest(5, 10)), 1, DataType.F32);
    run(Runs.plan(twice), Tensor.of(source, 5), Tensor.of(target, 10));
    for (int i = 0; i < target.length; i++) {
      assertEquals(bits[i / 2], Float.floatToRawIntBits(target[i]));
    }
  }

  @Test
  void aPlanWithoutStepsCopies() {
    for (int length : new int[] {1, 16384, 40001}) {
      TensorSpec spec = TensorSpec.of(DataType.F64, length);
      double[] values = Runs.values(spec, new Random(3), 0.2);
      Runs.check(new Plan(spec, spec, List.of()), values);
    }
    TensorSpec spec = TensorSpec.of(DataType.U8, 5);
    byte[] target = new byte[5];
    byte[] source = {1, -2, 3, -4, 5};
    run(new Plan(spec, spec, List.of()), Tensor.of(source, 5), Tensor.of(target, 5));
    assertArrayEquals(source, target);
  }

  private static void run(Plan plan, Tensor source, Tensor target) {
    try (Kernel kernel = new JvmBackend().prepare(plan)) {
      kernel.run(source, target);
    }
  }
}
