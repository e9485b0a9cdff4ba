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

class CropsAndPadsTest {
  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  private static float[] count(int values) {
    float[] counted = new float[values];
    for (int i = 0; i < values; i++) {
      counted[i] = i + 1;
    }
    return counted;
  }

  /** The example of TensorFlow's documentation: 1 to 27 in 3 x 3 pixels, here with one channel. */
  @Test
  void smallImagesGetZerosTheOddOneBehind() {
    Plan plan = ResizeWithCropOrPad.of(5, 4).plan(Shape.of(3, 3, 1));
    assertEquals(Shape.of(5, 4, 1), plan.target().shape());
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0},
        PlanLoops.runFloats(plan, count(9)));
  }

  @Test
  void largeImagesLoseTheOddPixelBehind() {
    Plan plan = ResizeWithCropOrPad.of(1, 2).plan(Shape.of(1, 4, 5, 1));
    assertArrayEquals(new float[] {7, 8}, PlanLoops.runFloats(plan, count(20)));
  }

  @Test
  void axesAreCroppedAndPaddedEachByItself() {
    Plan plan = ResizeWithCropOrPad.of(3, 1).plan(Shape.of(1, 2, 3, 1));
    assertArrayEquals(new float[] {2, 5, 0}, PlanLoops.runFloats(plan, count(6)));
  }

  @Test
  void everyTypeIsCroppedAndPadded() {
    for (DataType type : DataType.values()) {
      TensorSpec source = TensorSpec.of(type, 0, 2, 3, 1);
      assertEquals(
          TensorSpec.of(type, 0, 3, 1, 1), ResizeWithCropOrPad.of(3, 1).plan(source).target());
      assertEquals(
          TensorSpec.of(type, 2, 2, 2),
          CentralCrop.of(0.5).plan(TensorSpec.of(type, 2, 4, 2)).target());
    }
  }

  /** The example of TensorFlow's documentation. */
  @Test
  void theCentreOfAnImage() {
    Plan plan = CentralCrop.of(0.5).plan(Shape.of(4, 4, 3));
    float[] values = count(48);
    assertArrayEquals(
        new float[] {16, 17, 18, 19, 20, 21, 28, 29, 30, 31, 32, 33},
        PlanLoops.runFloats(plan, values));
  }

  @Test
  void halfOfEightPixelsAreTheFourInTheMiddle() {
    for (Shape image : List.of(Shape.of(1, 1, 8, 1), Shape.of(1, 8, 1, 1))) {
      Plan plan = CentralCrop.of(0.5).plan(image);
      assertArrayEquals(new float[] {3, 4, 5, 6}, PlanLoops.runFloats(plan, count(8)));
    }
  }

  /** (3 − 3·0.01) / 2 is 1.485. */
  @Test
  void aPixelIsLeftOfAnOddLength() {
    Plan plan = CentralCrop.of(0.01).plan(Shape.of(1, 3, 3, 1));
    assertArrayEquals(new float[] {5}, PlanLoops.runFloats(plan, count(9)));
  }

  @Test
  void theWholeImageMayBeAnything() {
    TensorSpec plane = TensorSpec.of(DataType.U8, 2, 3);
    assertEquals(new Plan(plane, plane, List.of()), CentralCrop.of(1).plan(plane));
  }

  /** 2 x 4 pixels fit 4 x 4 as they are; the rows of zeros are halved. */
  @Test
  void imagesAreFittedAndSurroundedByZeros() {
    Plan plan = ResizeWithPad.of(4, 4).plan(Shape.of(2, 4, 1));
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0},
        PlanLoops.runFloats(plan, count(8)));
  }

  /** In binary32, 2 / (2 / 7) is 6.9999995: TensorFlow leaves the last row and column black. */
  @Test
  void aRowIsLostToRounding() {
    Plan plan =
        ResizeWithPad.of(7, 7).method(ResizeMethod.NEAREST_NEIGHBOR).plan(Shape.of(2, 2, 1));
    float[] result = PlanLoops.runFloats(plan, 1, 1, 1, 1);
    assertEquals(1, result[5 * 7 + 5]);
    assertEquals(0, result[6]);
    assertEquals(0, result[6 * 7]);
  }

  @Test
  void nearestKeepsTheType() {
    TensorSpec image = TensorSpec.of(DataType.I64, 2, 4, 1);
    ResizeWithPad call = ResizeWithPad.of(4, 4).antialias(true);
    assertEquals(DataType.F32, call.plan(image).target().dataType());
    assertEquals(
        DataType.I64, call.method(ResizeMethod.NEAREST_NEIGHBOR).plan(image).target().dataType());
  }

  @Test
  void wrongCallsAreRefused() {
    refuses(
        "'image' (shape (2, 3)) must have either 3 or 4 dimensions.",
        () -> ResizeWithCropOrPad.of(2, 3).plan(Shape.of(2, 3)));
    refuses(
        "'image' (shape (2,)) must have either 3 or 4 dimensions.",
        () -> ResizeWithPad.of(2, 3).plan(Shape.of(2)));
    refuses(
        "inner 3 dims of 'image.shape' must be > 0: (1, 0, 3, 1)",
        () -> ResizeWithPad.of(2, 3).plan(Shape.of(0, 3, 1)));
    refuses("target_height must be > 0.", () -> ResizeWithPad.of(0, 3).plan(Shape.of(2, 3, 1)));
    refuses(
        "target_width must be > 0.", () -> ResizeWithCropOrPad.of(0, 0).plan(Shape.of(2, 3, 1)));
    refuses(
        "output dimensions must be positive",
        () -> ResizeWithPad.of(4, 4).plan(Shape.of(1, 100, 1)));
    for (double fraction : new double[] {0, 1.01, Double.NaN}) {
      refuses(
          "central_fraction must be within (0, 1], but got " + fraction,
          () -> CentralCrop.of(fraction));
    }
    refuses(
        "'image' (shape (2, 3)) must be at least three-dimensional.",
        () -> CentralCrop.of(0.5).plan(Shape.of(2, 3)));
    refuses(
        "inner 3 dims of 'image.shape' must be > 0: (3, 3, 0)",
        () -> CentralCrop.of(0.5).plan(Shape.of(3, 3, 0)));
    refuses(
        "`image` should either be a Tensor with rank = 3 or rank = 4. Had rank = 5.",
        () -> CentralCrop.of(0.5).plan(Shape.of(1, 1, 2, 3, 1)));
    TensorSpec turned =
        new TensorSpec(Shape.of(1, 4, 4, 2), DataType.U8, MemoryFormat.CHANNELS_LAST);
    refuses(
        "a tensor of shape [n, h, w, c] lies in memory as CONTIGUOUS or CHANNELS_FIRST, but got "
            + turned,
        () -> CentralCrop.of(0.5).plan(turned));
  }

  @Test
  void callsArePrintedAsTheyAreWritten() {
    assertEquals(
        "tf.image.resize_with_pad(target_height=4, target_width=5, method='area', antialias=True)",
        ResizeWithPad.of(4, 5).method(ResizeMethod.AREA).antialias(true).toString());
    assertEquals(
        "tf.image.resize_with_crop_or_pad(target_height=4, target_width=5)",
        ResizeWithCropOrPad.of(4, 5).toString());
    assertEquals("tf.image.central_crop(central_fraction=0.5)", CentralCrop.of(0.5).toString());
  }
}
