package io.halfpixel.jvm.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.Runs;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import org.junit.jupiter.api.Test;

/** Which rows steps that compute each element by itself go through. */
final class ElementProducerTest {
  private static Convert convert(DataType from, DataType to) {
    return new Convert(1, from, to, Convert.Rounding.NEAREST_EVEN);
  }

  /**
   * A little more than half of a last place of float32, which is 2^37 here, goes up. Rounded to
   * float64 first, it would be half of one, and go down to an even number.
   */
  @Test
  void an_int64_is_rounded_once_whatever_is_done_with_it_before() {
    long[] source = {(1L << 60) + (1L << 36) + 1};
    float[] target = new float[1];
    Plan plan = Runs.plan(convert(DataType.I64, DataType.I64), convert(DataType.I64, DataType.F32));
    try (Kernel kernel = new JvmBackend().prepare(plan)) {
      kernel.run(Tensor.wrap(source, 0, plan.source()), Tensor.of(target, 1));
    }
    assertEquals(0x1p60f + 0x1p37f, target[0]);
  }
}
