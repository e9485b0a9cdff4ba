package io.halfpixel.torch;

import static io.halfpixel.DataType.F16;
import static io.halfpixel.DataType.F32;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tensorflow.Transposes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Gradients are the transposes of what they are the gradients of, in PyTorch's steps. */
class GradientTest {
  private static Plan gradient(Interpolate call, TensorSpec input) {
    return call.gradient(input.shape()).plan(call.plan(input).target());
  }

  private static void transposes(Interpolate call, TensorSpec input) {
    Transposes.check(call.plan(input), gradient(call, input));
  }

  private static List<String> steps(Plan plan) {
    return plan.steps().stream().map(Step::getClass).map(Class::getSimpleName).toList();
  }

  private static Interpolate call(Mode mode, long... size) {
    return Interpolate.builder().mode(mode).size(size).build();
  }

  @Test
  void everyModeIsTransposed() {
    TensorSpec image = TensorSpec.of(F32, 1, 2, 5, 4);
    for (Mode mode : List.of(Mode.NEAREST, Mode.NEAREST_EXACT, Mode.BILINEAR, Mode.BICUBIC)) {
      transposes(call(mode, 3, 7), image);
      transposes(call(mode, 8, 2), image);
    }
    for (Mode mode : List.of(Mode.BILINEAR, Mode.BICUBIC, Mode.LANCZOS)) {
      transposes(Interpolate.builder().mode(mode).size(3, 7).antialias(true).build(), image);
    }
    for (Mode mode : List.of(Mode.BILINEAR, Mode.BICUBIC)) {
      transposes(Interpolate.builder().mode(mode).size(7, 3).alignCorners(true).build(), image);
    }
    transposes(call(Mode.LINEAR, 7), TensorSpec.of(F32, 1, 2, 4));
    transposes(call(Mode.NEAREST, 3), TensorSpec.of(F32, 1, 2, 7));
  }

  @Test
  void channelsMayBeLast() {
    TensorSpec image = new TensorSpec(Shape.of(1, 3, 5, 4), F32, MemoryFormat.CHANNELS_LAST);
    AdjointSum sum = (AdjointSum) gradient(call(Mode.BILINEAR, 3, 7), image).steps().get(0);
    assertEquals(1, sum.outer());
    assertEquals(3, sum.inner());
  }

  @Test
  void bicubicOfTheSameSizeCopies() {
    assertEquals(
        List.of(), steps(gradient(call(Mode.BICUBIC, 5, 4), TensorSpec.of(F32, 1, 2, 5, 4))));
  }

  /** Bins [0, 2), [1, 4), [3, 5): each pixel has the outputs that read it, over their lengths. */
  @Test
  void areaIsDividedByTheLengthsOfBins() {
    Plan plan = gradient(call(Mode.AREA, 3, 1), TensorSpec.of(F32, 1, 2, 5, 4));
    AdjointSum sum = (AdjointSum) plan.steps().get(0);
    assertEquals(Term.QUOTIENT, sum.body());
    assertEquals(Term.QUOTIENTS, sum.tail());
    TapTable rows = sum.axes().get(0).taps();
    assertArrayEquals(new int[] {0, 1, 3, 4, 6, 7}, rows.starts());
    assertArrayEquals(new int[] {0, 0, 1, 1, 1, 2, 2}, rows.indices());
    assertArrayEquals(new double[] {2, 2, 3, 3, 3, 2, 2}, rows.weights());
    TapTable columns = sum.axes().get(1).taps();
    assertArrayEquals(new int[] {0, 0, 0, 0}, columns.indices());
    assertArrayEquals(new double[] {4, 4, 4, 4}, columns.weights());
  }

  /** One pixel of all: its gradient over their number. */
  @Test
  void areaOfOnePixelIsDividedOnce() {
    Plan plan = gradient(call(Mode.AREA, 1, 1), TensorSpec.of(F32, 1, 2, 3, 4));
    AdjointSum sum = (AdjointSum) plan.steps().get(0);
    assertEquals(Term.LAST_QUOTIENT, sum.body());
    assertArrayEquals(new double[] {12, 12, 12}, sum.axes().get(0).taps().weights());
    assertArrayEquals(new double[] {1, 1, 1, 1}, sum.axes().get(1).taps().weights());
    assertEquals(List.of(), steps(gradient(call(Mode.AREA, 1, 1), TensorSpec.of(F32, 0, 2, 3, 4))));
  }

  /** Of one pixel, several channels and a half-width type, PyTorch's buffer is channels-last. */
  @Test
  void theBufferOfOnePixelIsTurned() {
    Interpolate pixel = call(Mode.BILINEAR, 1, 1);
    assertEquals(
        List.of("AdjointSum", "Permute"), steps(gradient(pixel, TensorSpec.of(F16, 1, 3, 4, 4))));
    assertEquals(List.of("AdjointSum"), steps(gradient(pixel, TensorSpec.of(F32, 1, 3, 4, 4))));
    assertEquals(List.of("AdjointSum"), steps(gradient(pixel, TensorSpec.of(F16, 1, 1, 4, 4))));
    assertEquals(
        List.of("AdjointSum"),
        steps(gradient(call(Mode.BILINEAR, 1, 2), TensorSpec.of(F16, 1, 3, 4, 4))));
    assertEquals(
        List.of("AdjointSum"), steps(gradient(call(Mode.LINEAR, 1), TensorSpec.of(F16, 1, 3, 4))));
    TensorSpec last = new TensorSpec(Shape.of(1, 3, 4, 4), F16, MemoryFormat.CHANNELS_LAST);
    assertEquals(List.of("AdjointSum"), steps(gradient(pixel, last)));
  }

  private static AdjointSum sum(
      Interpolate call, DataType type, MemoryFormat format, long... shape) {
    return (AdjointSum)
        gradient(call, new TensorSpec(Shape.of(shape), type, format)).steps().get(0);
  }

  /** Only channels-last images divide once, and only channels in whole vectors of eight floats. */
  @Test
  void areaOfChannelsLastDividesWholeVectorsOnce() {
    Interpolate image = call(Mode.AREA, 2, 2);
    assertEquals(8, sum(image, F32, MemoryFormat.CHANNELS_LAST, 1, 11, 5, 4).bodyInner());
    assertEquals(0, sum(image, F32, MemoryFormat.CONTIGUOUS, 1, 11, 5, 4).bodyInner());
    Interpolate volume = call(Mode.AREA, 2, 2, 2);
    assertEquals(0, sum(volume, F32, MemoryFormat.CHANNELS_LAST, 1, 11, 5, 4, 3).bodyInner());
  }

  /**
   * Of five channels of 20 pixels: vectors of 16 float16 numbers are filled in each channel, or, in
   * the channels-last kernels of the linear modes, in the image as a whole.
   */
  @Test
  void wholeVectorsOfHalvesAreAddedBeforeTheyAreRounded() {
    long[] shape = {1, 5, 5, 4};
    Interpolate bicubic = call(Mode.BICUBIC, 3, 7);
    Interpolate bilinear = call(Mode.BILINEAR, 3, 7);
    assertEquals(16, sum(bicubic, F16, MemoryFormat.CONTIGUOUS, shape).addedFirst());
    assertEquals(16, sum(bilinear, F16, MemoryFormat.CONTIGUOUS, shape).addedFirst());
    assertEquals(16 * 5, sum(bicubic, F16, MemoryFormat.CHANNELS_LAST, shape).addedFirst());
    assertEquals(96, sum(bilinear, F16, MemoryFormat.CHANNELS_LAST, shape).addedFirst());
  }

  @Test
  void itPrintsItsCallAndTheShapeOfTheInput() {
    Interpolate call = Interpolate.builder().mode(Mode.BILINEAR).scaleFactor(2).build();
    assertEquals(
        "Gradient(scale_factor=2.0, mode='bilinear', input_shape=[1, 2, 4, 4])",
        call.gradient(Shape.of(1, 2, 4, 4)).toString());
  }

  private static void refuses(String words, Executable call) {
    var thrown = assertThrows(InvalidArgumentException.class, call);
    assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
  }

  @Test
  void gradientsThatDoNotFit() {
    Gradient gradient = call(Mode.BILINEAR, 8, 8).gradient(Shape.of(1, 2, 4, 4));
    refuses(
        "a tensor of dimension 4 but got: dimension 3",
        () -> gradient.plan(TensorSpec.of(F32, 1, 2, 8)));
    refuses("output.size(1) = 2", () -> gradient.plan(TensorSpec.of(F32, 1, 3, 8, 8)));
    refuses("output.size(3) = 8", () -> gradient.plan(TensorSpec.of(F32, 1, 2, 8, 9)));
    refuses("floating point", () -> gradient.plan(TensorSpec.of(DataType.U8, 1, 2, 8, 8)));
    Gradient area = call(Mode.AREA, 2, 2).gradient(Shape.of(1, 0, 4, 4));
    refuses(
        "adaptive_avg_pool2d_backward(): Expected grad_output to have non-zero size",
        () -> area.plan(TensorSpec.of(F32, 1, 0, 2, 2)));
  }

  @Test
  void channelsFirstViewsAreNoPyTorchTensors() {
    Gradient gradient = call(Mode.BILINEAR, 8, 8).gradient(Shape.of(1, 2, 4, 4));
    TensorSpec view = new TensorSpec(Shape.of(1, 2, 8, 8), F32, MemoryFormat.CHANNELS_FIRST);
    refuses("but got CHANNELS_FIRST", () -> gradient.plan(view));
  }

  @Test
  void halvesAreNotAntialiased() {
    var call = Interpolate.builder().mode(Mode.BILINEAR).size(8, 8).antialias(true).build();
    Gradient gradient = call.gradient(Shape.of(1, 2, 4, 4));
    TensorSpec halves = TensorSpec.of(F16, 1, 2, 8, 8);
    var thrown = assertThrows(UnsupportedModeException.class, () -> gradient.plan(halves));
    assertTrue(thrown.getMessage().contains("not implemented for 'Half'"), thrown.getMessage());
  }
}
