package io.halfpixel.jax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResizeTest {
  private static Resize.Builder method(String method) {
    return Resize.builder().method(method);
  }

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  /** As on a CPU, where JAX gives the same bits for all of them. */
  @ParameterizedTest
  @CsvSource({"default", "fastest", "bfloat16", "tensorfloat32", "high", "highest", "float32"})
  void precisionChangesNothing(String precision) {
    assertEquals(
        method("linear").shape(6, 5).build().plan(Shape.of(3, 5)),
        method("linear").shape(6, 5).precision(precision).build().plan(Shape.of(3, 5)));
    ScaleAndTranslate.builder().precision(precision);
    assertThrows(InvalidArgumentException.class, () -> method("linear").precision("double"));
    assertThrows(
        InvalidArgumentException.class, () -> ScaleAndTranslate.builder().precision("double"));
  }

  @Test
  void everyAxisThatKeepsItsLengthIsLeftAlone() {
    Plan plan = method("linear").shape(2, 6, 5).build().plan(Shape.of(2, 3, 5));
    assertEquals(1, plan.steps().size());
    Plan same = method("lanczos3").shape(2, 6, 5).build().plan(Shape.of(2, 6, 5));
    assertEquals(0, same.steps().size());
  }

  /** 3·(5·4 + 2·4·20) = 540 multiplications one way, 3·(2·20·5 + 4·20) = 840 the other. */
  @Test
  void theAxisThatShrinksGoesFirst() {
    Plan plan = method("linear").shape(20, 2, 3).build().plan(Shape.of(4, 5, 3));
    assertEquals(5, ((Resample1d) plan.steps().get(0)).pass().inputLength());
  }

  @ParameterizedTest
  @EnumSource
  void integersBecomeFloat32ExceptForNearest(ResizeMethod method) {
    Resize resize = Resize.builder().method(method).shape(4, 6).build();
    for (DataType type : DataType.values()) {
      DataType narrow =
          type == DataType.F64 ? DataType.F32 : type == DataType.I64 ? DataType.I32 : type;
      boolean kept = method == ResizeMethod.NEAREST || type.isFloatingPoint();
      assertEquals(
          TensorSpec.of(kept ? narrow : DataType.F32, 4, 6),
          resize.plan(TensorSpec.of(type, 2, 9)).target());
    }
  }

  /** The written formula gives ⌊23.5·32/47⌋ = 16; XLA's product with a constant gives 15. */
  @Test
  void nearestMultipliesWithAConstant() {
    Plan plan = method("nearest").shape(47).build().plan(Shape.of(32));
    assertEquals(15, ((Gather) plan.steps().get(0)).axes().get(0).index(23));
  }

  @Test
  void linearWithoutAntialiasing() {
    Plan plan = method("linear").antialias(false).shape(4).build().plan(Shape.of(2));
    assertArrayEquals(new float[] {0, 2, 6, 8}, PlanLoops.runFloats(plan, 0, 8));
  }

  /** Output i of two covers pixels 2i and 2i + 1, and half as much of the neighbours. */
  @Test
  void antialiasingIsOnUnlessSwitchedOff() {
    Plan plan = method("linear").shape(2).build().plan(Shape.of(4));
    float[] result = PlanLoops.runFloats(plan, 7, 7, 0, 0);
    assertArrayEquals(new float[] {6, 1}, result, 1e-6f);
    Plan without = method("linear").antialias(false).shape(2).build().plan(Shape.of(4));
    assertArrayEquals(new float[] {7, 0}, PlanLoops.runFloats(without, 7, 7, 0, 0), 1e-6f);
  }

  @Test
  void areaIsTheMeanOfTheCoveredPixels() {
    Plan plan = method("area").shape(2).build().plan(Shape.of(3));
    assertArrayEquals(new float[] {2, 7}, PlanLoops.runFloats(plan, 0, 6, 7.5f), 1e-5f);
  }

  /** With a = −¾, w(5/4) = −27/256, w(¾) = 67/256 and w(7/4) = −9/256: 64·(67 − 9)/256 = 14.5. */
  @Test
  void cubicOfPyTorchRepeatsTheEdge() {
    Plan plan = method("cubic-pytorch").antialias(false).shape(4).build().plan(Shape.of(2));
    float[] result = PlanLoops.runFloats(plan, 0, 64);
    assertArrayEquals(new float[] {-6.75f, 14.5f, 49.5f, 70.75f}, result, 1e-4f);
    assertEquals(
        method("cubic").shape(2).build().plan(Shape.of(5)),
        method("cubic-pytorch").shape(2).build().plan(Shape.of(5)));
  }

  @ParameterizedTest
  @CsvSource({"linear", "cubic", "cubic-pytorch", "lanczos3", "lanczos5", "area"})
  void weightsAddUpToOneAndRowsAreWhole(String method) {
    for (int n = 1; n < 12; n++) {
      for (int length = 1; length < 12; length++) {
        for (boolean antialias : new boolean[] {false, true}) {
          TapTable taps =
              WeightMatrix.ofLengths(ResizeMethod.of(method), n, length, antialias)
                  .taps(true, DataType.F32);
          for (int row = 0; row < length; row++) {
            assertEquals(n, taps.count(row));
            assertEquals(1, sum(taps, row), 2e-6, method + " " + n + " -> " + length);
          }
        }
      }
    }
  }

  private static double sum(TapTable taps, int row) {
    double sum = 0;
    for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
      sum += taps.weight(tap);
    }
    return sum;
  }

  @Test
  void shortRowsLeaveOutOnlyWeightsOfZero() {
    WeightMatrix matrix = WeightMatrix.ofLengths(ResizeMethod.CUBIC, 30, 60, true);
    TapTable whole = matrix.taps(true, DataType.F32);
    TapTable few = matrix.taps(false, DataType.F32);
    assertTrue(few.maxCount() <= 4);
    for (int row = 0; row < 60; row++) {
      assertEquals(sum(whole, row), sum(few, row));
    }
  }

  @Test
  void weightsAreStoredInTheTypeOfTheTensor() {
    Plan plan = method("linear").shape(3).build().plan(TensorSpec.of(DataType.BF16, 7));
    TapTable taps = ((Resample1d) plan.steps().get(0)).taps();
    for (int tap = 0; tap < taps.taps(); tap++) {
      assertEquals(0, Float.floatToRawIntBits((float) taps.weight(tap)) & 0xFFFF);
    }
  }

  @Test
  void methodsArePrintedWithTheirFirstName() {
    for (ResizeMethod method : ResizeMethod.values()) {
      assertEquals(method.frameworkName(), method.toString());
    }
    assertEquals("cubic-pytorch", ResizeMethod.CUBIC_PYTORCH.toString());
  }

  @Test
  void anAxisThatChangesHasAPixelAndNoMoreThanAnArray() {
    long most = Integer.MAX_VALUE - 9;
    Resize one = method("nearest").shape(1).build();
    assertEquals(Shape.of(1), one.plan(Shape.of(most)).target().shape());
    Resize two = method("nearest").shape(2).build();
    assertEquals(Shape.of(2), two.plan(Shape.of(1)).target().shape());
    refuses(
        "an axis that changes has lengths in [1, 2^31 - 10], but axis 0 goes from 2147483639 to 1",
        () -> one.plan(Shape.of(most + 1)));
  }

  /** In binary32 the last of 2^24 outputs has its centre at 2^24, where the pixel ends. */
  @Test
  void theLastOfManyOutputsCopiesTheLastPixel() {
    Plan plan = method("nearest").shape(1 << 24).build().plan(Shape.of(1));
    assertEquals(0, ((Gather) plan.steps().get(0)).axes().get(0).index((1 << 24) - 1));
  }

  @Test
  void wrongCallsAreRefused() {
    refuses(
        "shape must have length equal to the number of dimensions of x;  (2, 3) vs (4,)",
        () -> method("linear").shape(2, 3).build().plan(Shape.of(4)));
    refuses("Unknown resize method \"bilinera\"", () -> method("bilinera"));
    refuses(
        "resize() missing a required argument: 'method'", () -> Resize.builder().shape(2).build());
    refuses(
        "an axis that changes has lengths in [1, 2^31 - 10], but axis 1 goes from 3 to 0",
        () -> method("linear").shape(2, 0).build().plan(Shape.of(2, 3)));
    TensorSpec last =
        new TensorSpec(Shape.of(1, 2, 3, 4), DataType.F32, MemoryFormat.CHANNELS_LAST);
    refuses(
        "an array of JAX is CONTIGUOUS, but got float32 [1, 2, 3, 4] CHANNELS_LAST",
        () -> method("linear").shape(1, 2, 3, 8).build().plan(last));
  }

  @ParameterizedTest
  @CsvSource({
    "bilinear,LINEAR",
    "trilinear,LINEAR",
    "triangle,LINEAR",
    "bicubic,CUBIC",
    "tricubic,CUBIC",
    "bicubic-pytorch,CUBIC_PYTORCH",
    "nearest,NEAREST",
    "area,AREA",
    "lanczos5,LANCZOS5"
  })
  void methodsHaveMoreThanOneName(String name, ResizeMethod method) {
    assertEquals(method, ResizeMethod.of(name));
  }
}
