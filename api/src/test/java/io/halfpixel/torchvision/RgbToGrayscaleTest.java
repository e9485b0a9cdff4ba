package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.torch.RoundingProfile;
import org.junit.jupiter.api.Test;

class RgbToGrayscaleTest {
  private static final TensorSpec PLANES = TensorSpec.of(DataType.F32, 3, 4, 5);
  private static final TensorSpec PHOTO = TensorSpec.of(DataType.U8, 4, 5, 3);

  private static Resample1d sum(RgbToGrayscale call) {
    return (Resample1d) call.plan(PLANES).steps().get(0);
  }

  @Test
  void theSecondGenerationFusesWhereTheBuildDoes() {
    RgbToGrayscale call = RgbToGrayscale.of(1);
    assertEquals(Accumulation.SEQUENTIAL_FMA, sum(call).tail());
    assertEquals(Accumulation.SEQUENTIAL, sum(call.api(Resize.Api.V1)).tail());
    assertEquals(Accumulation.SEQUENTIAL, sum(call.roundingProfile(RoundingProfile.STRICT)).tail());
    assertEquals((double) 0.2989f, sum(call).taps().weight(0));
  }

  @Test
  void imagesTakePillowsWeights() {
    FixedPoint1d sum =
        (FixedPoint1d) RgbToGrayscale.of(1).input(Input.PIL).plan(PHOTO).steps().get(0);
    assertEquals(1 << 16, sum.taps().weight(0) + sum.taps().weight(1) + sum.taps().weight(2));
    assertEquals(1 << 15, sum.rounding());
  }

  /** White of any opacity is 255, red (19595 · 255 + 32768) >> 16. */
  @Test
  void opacityDoesNotCount() {
    RgbToGrayscale call = RgbToGrayscale.of(1).input(Input.PIL);
    Plan plan = call.plan(TensorSpec.of(DataType.U8, 1, 2, 4));
    assertArrayEquals(
        new double[] {255, 76}, PlanLoops.run(plan, 255, 255, 255, 7, 255, 0, 0, 200));
  }

  @Test
  void shapesAreThoseOfTheFramework() {
    RgbToGrayscale one = RgbToGrayscale.of(1);
    RgbToGrayscale three = RgbToGrayscale.of(3);
    assertEquals(Shape.of(1, 4, 5), one.plan(PLANES).target().shape());
    assertEquals(Shape.of(3, 4, 5), three.plan(PLANES).target().shape());
    TensorSpec gray = TensorSpec.of(DataType.F16, 1, 4, 5);
    assertEquals(Shape.of(3, 4, 5), three.plan(gray).target().shape());
    // The first generation expands a gray tensor to its own shape.
    assertEquals(Shape.of(1, 4, 5), three.api(Resize.Api.V1).plan(gray).target().shape());
    assertEquals(Shape.of(4, 5), one.input(Input.PIL).plan(PHOTO).target().shape());
    assertEquals(Shape.of(4, 5, 3), three.input(Input.PIL).plan(PHOTO).target().shape());
    TensorSpec batch = TensorSpec.of(DataType.U8, 2, 4, 5, 2);
    assertEquals(Shape.of(2, 4, 5, 1), one.input(Input.PIL).plan(batch).target().shape());
  }

  @Test
  void othersAreRefused() {
    assertThrows(InvalidArgumentException.class, () -> RgbToGrayscale.of(2));
    RgbToGrayscale call = RgbToGrayscale.of(1);
    String message =
        assertThrows(
                InvalidArgumentException.class,
                () -> call.plan(TensorSpec.of(DataType.U8, 4, 5, 5)))
            .getMessage();
    assertTrue(message.endsWith("[1, 3], but found 4"), message);
    TensorSpec half = TensorSpec.of(DataType.F16, 3, 4, 5);
    assertThrows(UnsupportedModeException.class, () -> call.plan(half));
    assertEquals(3, call.api(Resize.Api.V1).plan(half).steps().size());
    RgbToGrayscale image = call.input(Input.PIL);
    TensorSpec fiveBands = TensorSpec.of(DataType.U8, 4, 5, 5);
    assertThrows(UnsupportedModeException.class, () -> image.plan(fiveBands));
    RgbToGrayscale hsv = call.input(Input.pil(ImageMode.HSV));
    assertThrows(UnsupportedModeException.class, () -> hsv.plan(PHOTO));
  }
}
