package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RawResizeTest {
  private static final Executor DIRECT = Runnable::run;

  private static List<RawResize<?>> all(int... size) {
    return List.of(
        ResizeBilinear.of(size),
        ResizeBicubic.of(size),
        ResizeNearestNeighbor.of(size),
        ResizeArea.of(size));
  }

  private static void refuses(String message, Supplier<?> call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::get).getMessage());
  }

  @Test
  void alignedCornersAndHalfPixelCentresExcludeEachOther() {
    String message = "If half_pixel_centers is True, align_corners must be False.";
    refuses(message, () -> ResizeBilinear.of(2, 3).alignCorners(true).halfPixelCenters(true));
    refuses(message, () -> ResizeBicubic.of(2, 3).halfPixelCenters(true).alignCorners(true));
    refuses(
        message, () -> ResizeNearestNeighbor.of(2, 3).alignCorners(true).halfPixelCenters(true));
  }

  @Test
  void derivingAnOperationLeavesTheFirstAsItWas() {
    Shape shape = Shape.of(1, 4, 4, 1);
    ResizeBilinear legacy = ResizeBilinear.of(6, 8);
    ResizeBilinear halfPixel = legacy.halfPixelCenters(true);
    assertNotEquals(legacy.plan(shape), halfPixel.plan(shape));
    assertEquals(legacy.plan(shape), halfPixel.halfPixelCenters(false).plan(shape));
  }

  @Test
  void whereItRunsDoesNotChangeThePlan() {
    Shape shape = Shape.of(1, 4, 4, 1);
    for (RawResize<?> resize : all(6, 8)) {
      RawResize<?> aligned = resize.alignCorners(true);
      assertEquals(aligned.plan(shape), aligned.parallel(DIRECT, 2).plan(shape));
      assertEquals(2, aligned.parallel(DIRECT, 2).alignCorners(false).execution().parallelism());
    }
  }

  @Test
  void everyOperationChecksWhatTensorFlowChecks() {
    for (RawResize<?> resize : all(6, 8)) {
      refuses("input must be 4-dimensional[3,4,2]", () -> resize.plan(Shape.of(3, 4, 2)));
      refuses("image must have at least one channel", () -> resize.plan(Shape.of(1, 3, 4, 0)));
      refuses("input image must be of non-zero size", () -> resize.plan(Shape.of(1, 0, 4, 2)));
      assertEquals(Shape.of(0, 6, 8, 2), resize.plan(Shape.of(0, 3, 4, 2)).target().shape());
    }
    for (int[] size : new int[][] {{2, 0}, {0, 2}, {-2, 3}}) {
      for (RawResize<?> resize : all(size)) {
        refuses("output dimensions must be positive", () -> resize.plan(Shape.of(1, 3, 4, 2)));
      }
    }
    refuses("shape_t must have two elements[3]", () -> all(2, 3, 4));
    refuses("shape_t must have two elements[1]", () -> ResizeArea.of(2));
  }

  @Test
  void channelsLastMemoryOfThisShapeIsRefused() {
    TensorSpec spec =
        new TensorSpec(Shape.of(1, 3, 4, 2), DataType.F32, MemoryFormat.CHANNELS_LAST);
    refuses(
        "a tensor of shape [n, h, w, c] lies in memory as CONTIGUOUS or CHANNELS_FIRST, but got "
            + "float32 [1, 3, 4, 2] CHANNELS_LAST",
        () -> ResizeArea.of(2, 2).plan(spec));
  }

  @Test
  void saysItsArguments() {
    assertEquals(
        "ResizeBicubic(size=[6, 8], align_corners=false, half_pixel_centers=true)",
        ResizeBicubic.of(6, 8).halfPixelCenters(true).toString());
  }
}
