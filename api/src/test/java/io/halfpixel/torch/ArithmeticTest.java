package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  /** (1 + 2^-12)² − (1 + 2^-11) is 2^-24 if fused; the rounded product loses it. */
  @Test
  void onlyTheFmaBuildFuses() {
    double a = 0x1.001p0;
    double c = -0x1.002p0;
    assertEquals(0x1p-24, new Arithmetic(DataType.F32, RoundingProfile.FMA).multiplyAdd(a, a, c));
    assertEquals(0, new Arithmetic(DataType.F32, RoundingProfile.STRICT).multiplyAdd(a, a, c));
    double b = 1 + 0x1p-27;
    double d = -(1 + 0x1p-26);
    assertEquals(0x1p-54, new Arithmetic(DataType.F64, RoundingProfile.FMA).multiplyAdd(b, b, d));
    assertEquals(0, new Arithmetic(DataType.F64, RoundingProfile.STRICT).multiplyAdd(b, b, d));
  }

  @Test
  void singleOperationsAreThoseOfFloat() {
    Arithmetic single = new Arithmetic(DataType.F32, RoundingProfile.STRICT);
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      float a = random.nextFloat();
      float b = random.nextFloat() * 3;
      assertEquals(a + b, single.sum(a, b));
      assertEquals(a - b, single.difference(a, b));
      assertEquals(a * b, single.product(a, b));
      assertEquals(a / b, single.quotient(a, b));
    }
  }

  @Test
  void opmathIsSingleForEveryNarrowerType() {
    assertEquals(DataType.F64, Arithmetic.opmath(DataType.F64));
    for (DataType type : new DataType[] {DataType.F32, DataType.F16, DataType.BF16, DataType.U8}) {
      assertEquals(DataType.F32, Arithmetic.opmath(type));
    }
  }

  @Test
  void ratiosFollowCornersThenScaleThenLengths() {
    Arithmetic arithmetic = new Arithmetic(DataType.F64, RoundingProfile.STRICT);
    assertEquals(2 / 5.0, new Axis(3, 6, 1.7, true).ratio(arithmetic));
    assertEquals(0, new Axis(3, 1, 0, true).ratio(arithmetic));
    assertEquals(1 / 1.7, new Axis(4, 6, 1.7, false).ratio(arithmetic));
    assertEquals(4 / 6.0, new Axis(4, 6, 0, false).ratio(arithmetic));
    assertEquals(5, new Axis(5, 1, 0, false).ratio(arithmetic));
  }
}
