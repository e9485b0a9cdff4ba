package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropAndResizeTest {
  private static final float[] IMAGE = {0, 2, 4, 6, 8, 10, 12, 14, 16};

  private static CropAndResize.Builder box(float... corners) {
    return CropAndResize.builder().boxes(corners).boxIndices(0).cropSize(3, 3);
  }

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  private static float[] run(CropAndResize call) {
    return PlanLoops.runFloats(call.plan(Shape.of(1, 3, 3, 1)), IMAGE);
  }

  /** Both examples of TensorFlow's documentation. */
  @Test
  void theLowerRightQuarter() {
    assertArrayEquals(
        new float[] {8, 9, 10, 11, 12, 13, 14, 15, 16}, run(box(0.5f, 0.5f, 1, 1).build()));
    assertArrayEquals(
        new float[] {8, 10, 10, 14, 16, 16, 14, 16, 16},
        run(box(0.5f, 0.5f, 1, 1).method(ResizeMethod.NEAREST_NEIGHBOR).build()));
  }

  @Test
  void theWholeImageIsItself() {
    assertArrayEquals(IMAGE, run(box(0, 0, 1, 1).build()));
  }

  @Test
  void boxesMayBeUpsideDown() {
    assertArrayEquals(new float[] {12, 14, 16, 6, 8, 10, 0, 2, 4}, run(box(1, 0, 0, 1).build()));
  }

  @Test
  void aSinglePixelIsTheMiddle() {
    assertArrayEquals(new float[] {8}, run(box(0, 0, 1, 1).cropSize(1, 1).build()));
  }

  @Test
  void outsideIsOneValueWithoutATransition() {
    float[] expected = {9, 9, 9, 0, 2, 4, 12, 14, 16};
    assertArrayEquals(expected, run(box(-1, 0, 1, 1).extrapolationValue(9).build()));
    assertArrayEquals(
        expected,
        run(box(-1, 0, 1, 1).extrapolationValue(9).method(ResizeMethod.NEAREST_NEIGHBOR).build()));
  }

  @Test
  void outsideMayBeInfinite() {
    float infinity = Float.POSITIVE_INFINITY;
    assertArrayEquals(
        new float[] {0, 4, infinity},
        run(box(0, 0, 0, 2).cropSize(1, 3).extrapolationValue(infinity).build()));
  }

  @Test
  void everyBoxHasItsImage() {
    CropAndResize call =
        CropAndResize.builder()
            .boxes(new float[] {0, 0, 1, 1}, new float[] {0, 0, 0, 1})
            .boxIndices(1, 0)
            .cropSize(1, 2)
            .build();
    Plan plan = call.plan(TensorSpec.of(DataType.F32, 2, 1, 2, 1));
    assertEquals(Shape.of(2, 1, 2, 1), plan.target().shape());
    assertArrayEquals(new float[] {3, 4, 1, 2}, PlanLoops.runFloats(plan, 1, 2, 3, 4));
  }

  @Test
  void boxesOfOneImageFollowEachOther() {
    CropAndResize.Builder call =
        CropAndResize.builder()
            .boxes(new float[] {0, 0, 1, 1}, new float[] {0, 0, 1, 1}, new float[] {1, 0, 0, 1})
            .boxIndices(1, 0, 1)
            .cropSize(2, 2);
    float[] expected = {5, 6, 7, 8, 1, 2, 3, 4, 7, 8, 5, 6};
    for (ResizeMethod method : List.of(ResizeMethod.BILINEAR, ResizeMethod.NEAREST_NEIGHBOR)) {
      Plan plan = call.method(method).build().plan(Shape.of(2, 2, 2, 1));
      assertArrayEquals(expected, PlanLoops.runFloats(plan, 1, 2, 3, 4, 5, 6, 7, 8));
    }
  }

  @Test
  void resultsAreFloat32() {
    for (DataType type : DataType.values()) {
      if (type == DataType.BOOL || type == DataType.BF16) {
        continue;
      }
      for (ResizeMethod method :
          new ResizeMethod[] {ResizeMethod.BILINEAR, ResizeMethod.NEAREST_NEIGHBOR}) {
        CropAndResize call = box(0, 0, 1, 1).method(method).build();
        assertEquals(
            TensorSpec.of(DataType.F32, 1, 3, 3, 2),
            call.plan(TensorSpec.of(type, 1, 4, 5, 2)).target());
        assertEquals(
            TensorSpec.of(DataType.F32, 1, 3, 3, 0),
            call.plan(TensorSpec.of(type, 1, 4, 5, 0)).target());
      }
    }
  }

  @Test
  void wrongCallsAreRefused() {
    CropAndResize call = box(0, 0, 1, 1).build();
    refuses("input image must be 4-D[2,3,1]", () -> call.plan(Shape.of(2, 3, 1)));
    refuses("image dimensions must be positive", () -> call.plan(Shape.of(1, 0, 3, 1)));
    refuses("image dimensions must be positive", () -> call.plan(Shape.of(1, 3, 0, 1)));
    refuses("box_index has values outside [0, batch_size)", () -> call.plan(Shape.of(0, 3, 3, 1)));
    refuses(
        "box_index has values outside [0, batch_size)",
        () -> box(0, 0, 1, 1).boxIndices(-1).build().plan(Shape.of(1, 3, 3, 1)));
    refuses(
        "Value for attr 'T' of bfloat16 is not in the list of allowed values: uint8, uint16, int8,"
            + " int16, int32, int64, half, float, double. Cast the images to float32 first",
        () -> call.plan(TensorSpec.of(DataType.BF16, 1, 3, 3, 1)));
    TensorSpec turned =
        new TensorSpec(Shape.of(1, 4, 4, 2), DataType.U8, MemoryFormat.CHANNELS_FIRST);
    refuses(
        "a tensor of shape [n, h, w, c] lies in memory as CONTIGUOUS here, but got " + turned,
        () -> call.plan(turned));
  }

  @Test
  void wrongArgumentsAreRefused() {
    refuses("boxes must have 4 columns", box(0, 0, 1)::build);
    refuses("box_index has incompatible shape", box(0, 0, 1, 1).boxIndices(0, 0)::build);
    refuses("crop_size must have two elements[1]", box(0, 0, 1, 1).cropSize(2)::build);
    refuses("crop dimensions must be positive", box(0, 0, 1, 1).cropSize(0, 2)::build);
    refuses("crop dimensions must be positive", box(0, 0, 1, 1).cropSize(2, 0)::build);
    refuses(
        "Boxes contains at least one element that is not finite: NaN",
        box(0, Float.NaN, 1, 1)::build);
    refuses("there is at least one box here, but got none", CropAndResize.builder()::build);
    refuses(
        "Value for attr 'method' of \"bicubic\" is not in the list of allowed values:"
            + " \"bilinear\", \"nearest\"",
        box(0, 0, 1, 1).method(ResizeMethod.BICUBIC)::build);
  }

  @Test
  void theCallIsPrinted() {
    assertEquals(
        "CropAndResize(1 boxes, crop_size=[3, 3], method='bilinear', extrapolation_value=0.0)",
        box(0, 0, 1, 1).build().toString());
  }
}
