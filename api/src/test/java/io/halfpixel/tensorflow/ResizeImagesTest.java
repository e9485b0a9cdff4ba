package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResizeImagesTest {
  private static ResizeImages.Builder size(int... size) {
    return ResizeImages.builder().size(size);
  }

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyMethodIsTheRawOperationWithLegacyCoordinates(boolean aligned) {
    Map<ResizeMethod, Operation<?>> raw =
        Map.of(
            ResizeMethod.BILINEAR, ResizeBilinear.of(3, 9).alignCorners(aligned),
            ResizeMethod.NEAREST_NEIGHBOR, ResizeNearestNeighbor.of(3, 9).alignCorners(aligned),
            ResizeMethod.BICUBIC, ResizeBicubic.of(3, 9).alignCorners(aligned),
            ResizeMethod.AREA, ResizeArea.of(3, 9).alignCorners(aligned));
    TensorSpec bytes = TensorSpec.of(DataType.U8, 2, 4, 5, 3);
    raw.forEach(
        (method, operation) ->
            assertEquals(
                operation.plan(bytes),
                size(3, 9).method(method).alignCorners(aligned).build().plan(bytes)));
  }

  /** 0 and 8 at 0, ½, 1 and, beyond the last pixel, 3/2. */
  @Test
  void theDefaultShiftsTheImage() {
    Plan plan = size(1, 4).build().plan(Shape.of(1, 1, 2, 1));
    assertArrayEquals(new float[] {0, 4, 8, 8}, PlanLoops.runFloats(plan, 0, 8));
  }

  @ParameterizedTest
  @EnumSource(names = {"BILINEAR", "NEAREST_NEIGHBOR", "BICUBIC", "AREA"})
  void imagesOfTheNewSizeKeepTheirType(ResizeMethod method) {
    for (TensorSpec same :
        List.of(TensorSpec.of(DataType.U8, 2, 3, 9, 4), TensorSpec.of(DataType.F64, 3, 9, 4))) {
      Plan plan = size(3, 9).method(method).build().plan(same);
      assertEquals(new Plan(same, same, List.of()), plan);
    }
  }

  /** They never come to the operation, which would refuse them. */
  @Test
  void imagesOfTheNewSizeNeedNoChannels() {
    TensorSpec empty = TensorSpec.of(DataType.F32, 2, 3, 9, 0);
    assertEquals(new Plan(empty, empty, List.of()), size(3, 9).build().plan(empty));
  }

  @Test
  void theAspectRatioIsPreservedBeforeSizesAreCompared() {
    Plan plan = size(4, 100).preserveAspectRatio(true).build().plan(Shape.of(1, 4, 5, 3));
    assertEquals(Shape.of(1, 4, 5, 3), plan.target().shape());
    assertEquals(0, plan.steps().size());
    Plan half = size(2, 100).preserveAspectRatio(true).build().plan(Shape.of(4, 6, 3));
    assertEquals(Shape.of(2, 3, 3), half.target().shape());
  }

  @Test
  void wrongCallsAreRefused() {
    refuses(
        "'size' must be a 1-D Tensor of 2 elements: new_height, new_width", size(2, 3, 4)::build);
    refuses(
        "Resize method is not implemented: TensorFlow 1 has bilinear, nearest, bicubic and area,"
            + " but got lanczos3",
        size(2, 3).method(ResizeMethod.LANCZOS3)::build);
    refuses(
        "'images' must have either 3 or 4 dimensions.",
        () -> size(2, 3).build().plan(Shape.of(4, 4)));
    refuses("Dimension -1 must be >= 0", () -> size(-1, 3).build().plan(Shape.of(4, 4, 1)));
    refuses("output dimensions must be positive", () -> size(0, 3).build().plan(Shape.of(4, 4, 1)));
    refuses(
        "image must have at least one channel", () -> size(2, 3).build().plan(Shape.of(4, 4, 0)));
  }
}
