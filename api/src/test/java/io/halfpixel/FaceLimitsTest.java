package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.KerasBackend;
import io.halfpixel.onnx.Implementation;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.tensorflow.ResizeBicubic;
import io.halfpixel.tensorflow.ResizeNearestNeighbor;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Axes as long as an {@code int} can say, in every face. */
class FaceLimitsTest {
  private static final int MOST = Integer.MAX_VALUE;
  private static final String TOO_LONG =
      "a spatial axis has a length of at most 2^31 - 10, but got 2147483647";

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call).getMessage());
  }

  @Test
  void resultsThatAreTooLongAreRefused() {
    Shape pixels = Shape.of(1, 4, 4, 1);
    for (Mode mode : List.of(Mode.NEAREST, Mode.BILINEAR, Mode.BICUBIC, Mode.AREA)) {
      Upsample up = Upsample.builder().size(MOST, 1).mode(mode).build();
      refuses(TOO_LONG, () -> up.plan(Shape.of(1, 1, 4, 4)));
    }
    for (KerasBackend backend : KerasBackend.values()) {
      for (String interpolation : List.of("nearest", "bilinear")) {
        ImageResize resize =
            ImageResize.builder()
                .size(MOST, 1)
                .interpolation(interpolation)
                .backend(backend)
                .build();
        String message =
            backend == KerasBackend.JAX
                ? "an axis that changes has lengths in [1, 2^31 - 10], but axis 1 goes from 4 to"
                    + " 2147483647"
                : TOO_LONG;
        refuses(message, () -> resize.plan(pixels));
      }
    }
    for (Implementation implementation : Implementation.values()) {
      io.halfpixel.onnx.Resize resize =
          io.halfpixel.onnx.Resize.builder().sizes(MOST).implementation(implementation).build();
      refuses(TOO_LONG, () -> resize.plan(Shape.of(4)));
    }
    refuses(TOO_LONG, () -> ResizeBicubic.of(MOST, 1).plan(pixels));
    refuses(TOO_LONG, () -> ResizeNearestNeighbor.of(1, MOST).plan(pixels));
  }

  @Test
  void tablesThatNoArrayHoldsAreRefusedBeforeTheyAreFilled() {
    String message = "an axis has at most 2^31 - 9 taps, but an output length of ";
    int length = MOST / 3;
    refuses(
        message + length + " needs more",
        () -> ResizeBicubic.of(length, 1).plan(Shape.of(1, 4, 4, 1)));
    refuses(
        message + length + " needs more",
        () ->
            Upsample.builder()
                .size(length, 1)
                .mode(Mode.BICUBIC)
                .build()
                .plan(Shape.of(1, 1, 4, 4)));
    refuses(
        message + length + " needs more",
        () ->
            io.halfpixel.onnx.Resize.builder()
                .mode("cubic")
                .sizes(length)
                .build()
                .plan(Shape.of(4)));
    refuses(
        message + length + " needs more",
        () ->
            io.halfpixel.jax.Resize.builder()
                .shape(length, 4)
                .method("linear")
                .build()
                .plan(Shape.of(4, 4)));
  }

  @Test
  void gradientsOfAxesThatAreTooLongAreRefused() {
    Upsample down = Upsample.builder().size(1, 1).mode(Mode.BILINEAR).build();
    refuses(TOO_LONG, () -> down.gradient(Shape.of(1, 1, MOST, 1)).plan(Shape.of(1, 1, 1, 1)));
  }

  @Test
  void theMeanOfMorePixelsThanAnIntCanCountIsRefused() {
    Upsample mean = Upsample.builder().size(1, 1).mode(Mode.AREA).build();
    refuses(
        "the mean of a whole image is one of at most 2^31 - 1 pixels, but the lengths are [65536,"
            + " 65536]",
        () -> mean.plan(Shape.of(1, 1, 1 << 16, 1 << 16)));
  }

  /** In binary32 the last pixel is at 2^31, where an int plus two would be negative. */
  @Test
  void theLastPixelOfALongAxisStaysTheLast() {
    int length = MOST - 9;
    Plan plan = ResizeBicubic.of(2, 1).alignCorners(true).plan(Shape.of(1, length, 1, 1));
    int[] indices = ((Resample1d) plan.steps().get(0)).taps().indices();
    int last = length - 1;
    assertEquals(
        List.of(0, 0, 1, 2, last, last, last, last), Arrays.stream(indices).boxed().toList());
  }

  @Test
  void bordersThatDoNotFitAreRefused() {
    ImageResize resize = ImageResize.builder().size(100_000, 1).padToAspectRatio(true).build();
    refuses(
        "a spatial axis has a length of at most 2^31 - 10, but got 10000000000",
        () -> resize.plan(Shape.of(1, 1, 100_000, 1)));
  }

  /** One step for each axis that changes, of which there cannot be many: elements would. */
  @Test
  void jaxStaysBelowTheLimitOnSteps() {
    long[] from = new long[60];
    long[] to = new long[60];
    for (int axis = 0; axis < 60; axis++) {
      from[axis] = axis < 30 ? 1 : 2;
      to[axis] = 3 - from[axis];
    }
    TensorSpec source = TensorSpec.of(DataType.F64, from);
    Plan plan = io.halfpixel.jax.Resize.builder().shape(to).method("linear").build().plan(source);
    assertEquals(61, plan.steps().size());
    assertTrue(plan.steps().size() < Plan.MAX_STEPS / 2);
  }
}
