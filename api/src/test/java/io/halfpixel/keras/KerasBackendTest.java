package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.torch.Interpolate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link ImageResize} on every backend of Keras: borders, types, interpolations. */
class KerasBackendTest {
  private static ImageResize.Builder size(int... size) {
    return ImageResize.builder().size(size);
  }

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  @Test
  void bordersHaveTheFillValueInTheTypeOfTheImages() {
    for (Number fill : new Number[] {1.5, -0.0, 114}) {
      ImageResize.Builder builder = size(8, 8).padToAspectRatio(true);
      ImageResize resize =
          (fill instanceof Integer whole
                  ? builder.fillValue(whole)
                  : builder.fillValue((double) fill))
              .build();
      Pad pad = (Pad) resize.plan(Shape.of(1, 2, 4, 3)).steps().get(0);
      assertEquals(new Pad(new Pass(1, 2, 4, 12), 1, DataType.F32, fill.doubleValue()), pad);
      assertEquals(
          size(8, 8).build().plan(Shape.of(1, 4, 4, 3)), resize.plan(Shape.of(1, 4, 4, 3)));
    }
    ImageResize half = size(8, 8).padToAspectRatio(true).fillValue(0.1).build();
    Pad pad = (Pad) half.plan(TensorSpec.of(DataType.F16, 1, 2, 4, 3)).steps().get(0);
    assertEquals(0.0999755859375, pad.value());
  }

  /** Halfway between the largest number and the one that would come next it is infinite. */
  @ParameterizedTest
  @CsvSource({
    "float16, 65504, 65504",
    "float16, 65519, 65504",
    "float16, 65520, Infinity",
    "float16, -65504, -65504",
    "float16, -65520, -Infinity",
    "bfloat16, 0x1.fep127, 0x1.fep127",
    "bfloat16, -0x1.ffp127, -Infinity"
  })
  void fillValuesAreRoundedToTheTypeOfTheImages(String type, double fill, double value) {
    ImageResize resize = size(8, 8).padToAspectRatio(true).fillValue(fill).build();
    Plan plan = resize.plan(TensorSpec.of(DataType.of(type), 1, 2, 4, 3));
    assertEquals(value, ((Pad) plan.steps().get(0)).value());
  }

  /** 2 x 4 gets a row above and below, 4 x 2 a column on either side. */
  @ParameterizedTest
  @EnumSource
  void rowsOrColumnsAreAdded(KerasBackend backend) {
    ImageResize resize = size(8, 8).padToAspectRatio(true).backend(backend).build();
    assertEquals(
        new Pad(new Pass(1, 2, 4, 12), 1, DataType.F32, 0),
        resize.plan(Shape.of(1, 2, 4, 3)).steps().get(0));
    assertEquals(
        new Pad(new Pass(4, 2, 4, 3), 1, DataType.F32, 0),
        resize.plan(Shape.of(1, 4, 2, 3)).steps().get(0));
  }

  /**
   * 4096·4098 / 4097 is 4096.9998, which is nearer to 4097 than to any other float32 number;
   * fractions are dropped.
   */
  @ParameterizedTest
  @CsvSource({"TENSORFLOW, 4097", "JAX, 4096", "TORCH, 4096", "NUMPY, 4096"})
  void aspectRatiosAreSingleOnTensorFlowAndDoubleElsewhere(KerasBackend backend, int rows) {
    ImageResize resize =
        size(4098, 4097).interpolation("nearest").cropToAspectRatio(true).backend(backend).build();
    Plan plan = resize.plan(Shape.of(1, 5000, 4096, 1));
    assertEquals(rows, ((Gather) plan.steps().get(0)).axes().get(0).rows());
  }

  /** Its tensors are [n, c, h, w]: images with their channels last are its channels_last. */
  @ParameterizedTest
  @CsvSource({
    "bilinear, false",
    "bilinear, true",
    "bicubic, false",
    "bicubic, true",
    "nearest, false",
    "nearest, true"
  })
  void pyTorchGetsAViewOfTheImages(String interpolation, boolean antialias) {
    ImageResize resize =
        size(3, 9)
            .interpolation(interpolation)
            .antialias(antialias)
            .backend(KerasBackend.TORCH)
            .build();
    boolean nearest = interpolation.equals("nearest");
    Interpolate.Builder call =
        Interpolate.builder()
            .size(3, 9)
            .mode(nearest ? "nearest-exact" : interpolation)
            .antialias(antialias && !nearest);
    Interpolate interpolate = nearest ? call.build() : call.alignCorners(false).build();
    Shape shape = Shape.of(2, 7, 5, 3);
    Shape view = Shape.of(2, 3, 7, 5);
    assertEquals(
        interpolate.plan(new TensorSpec(view, DataType.F32, MemoryFormat.CHANNELS_LAST)).steps(),
        resize.plan(shape).steps());
    assertEquals(
        interpolate.plan(view).steps(),
        resize.plan(new TensorSpec(shape, DataType.F32, MemoryFormat.CHANNELS_FIRST)).steps());
  }

  @Test
  void integersTakeFillValuesThatTheyHave() {
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 2, 4, 3);
    for (KerasBackend backend : new KerasBackend[] {KerasBackend.TENSORFLOW, KerasBackend.JAX}) {
      ImageResize.Builder builder = size(8, 8).padToAspectRatio(true).backend(backend);
      Pad pad = (Pad) builder.fillValue(255).build().plan(bytes).steps().get(0);
      assertEquals(new Pad(new Pass(1, 2, 4, 12), 1, DataType.U8, 255), pad);
      refuses(
          "Python integer 256 out of bounds for uint8: fill_value",
          () -> builder.fillValue(256).build().plan(bytes));
    }
  }

  /** JAX and NumPy promote, PyTorch casts first; TensorFlow refuses. */
  @Test
  void aFractionMakesBytesFloatingPointBeforeTheBorder() {
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 2, 4, 3);
    for (KerasBackend backend : KerasBackend.values()) {
      ImageResize resize =
          size(8, 8).padToAspectRatio(true).fillValue(0.5).backend(backend).build();
      if (backend == KerasBackend.TENSORFLOW) {
        refuses("Cannot convert 0.5 to EagerTensor of dtype uint8", () -> resize.plan(bytes));
      } else {
        Plan plan = resize.plan(bytes);
        DataType padded = backend == KerasBackend.NUMPY ? DataType.F64 : DataType.F32;
        assertEquals(new Pad(new Pass(1, 2, 4, 12), 1, padded, 0.5), plan.steps().get(1));
        assertEquals(DataType.U8, plan.target().dataType());
      }
    }
  }

  @Test
  void onesOfChannelsFirstImagesAreWideOnJaxAndNumpy() {
    TensorSpec half = TensorSpec.of(DataType.F16, 1, 3, 2, 4);
    ImageResize.Builder builder =
        size(8, 8).padToAspectRatio(true).dataFormat(DataFormat.CHANNELS_FIRST);
    assertEquals(
        new Pad(new Pass(3, 2, 4, 4), 1, DataType.F32, 0),
        builder.backend(KerasBackend.JAX).build().plan(half).steps().get(1));
    assertEquals(
        new Pad(new Pass(3, 2, 4, 4), 1, DataType.F64, 0),
        builder.backend(KerasBackend.NUMPY).build().plan(half).steps().get(1));
  }

  /** {@code keras.ops.saturate_cast}: the finite range that both types have. */
  @Test
  void floatsSaturateAtTheLargestFiniteValue() {
    for (DataType type : new DataType[] {DataType.F16, DataType.BF16, DataType.F64, DataType.I32}) {
      Plan plan = size(3, 9).build().plan(TensorSpec.of(type, 1, 4, 5, 3));
      double high =
          switch (type) {
            case F16 -> 65504;
            case BF16 -> 0x1.fep127;
            case F64 -> Float.MAX_VALUE;
            default -> 2147483520;
          };
      double low = type == DataType.I32 ? -0x1p31 : -high;
      assertEquals(
          new Clamp(81, DataType.F32, low, high), plan.steps().get(plan.steps().size() - 2));
    }
  }

  @Test
  void everyKerasBackendRefusesTheNamesThatItDoesNotKnow() {
    for (KerasBackend backend : KerasBackend.values()) {
      if (backend != KerasBackend.TENSORFLOW) {
        assertThrows(
            InvalidArgumentException.class,
            size(2, 3).interpolation("area").backend(backend)::build);
      }
    }
    refuses(
        "Resizing with Lanczos interpolation is not supported by the PyTorch backend. "
            + "Received: interpolation=lanczos5.",
        size(2, 3).interpolation("lanczos5").backend(KerasBackend.TORCH)::build);
    refuses(
        "Invalid value for argument `interpolation`. Expected of one {'bilinear': 'bilinear', "
            + "'nearest': 'nearest-exact', 'bicubic': 'bicubic'}. Received: interpolation=area",
        size(2, 3).interpolation("area").backend(KerasBackend.TORCH)::build);
  }

  @ParameterizedTest
  @EnumSource
  void everyKerasBackendGivesTheTypeAndTheOrderOfTheImages(KerasBackend backend) {
    for (MemoryFormat format :
        new MemoryFormat[] {MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_FIRST}) {
      for (DataType type : new DataType[] {DataType.F32, DataType.U8, DataType.BF16}) {
        Plan plan =
            size(7, 3)
                .backend(backend)
                .build()
                .plan(new TensorSpec(Shape.of(2, 4, 5, 3), type, format));
        assertEquals(new TensorSpec(Shape.of(2, 7, 3, 3), type, format), plan.target());
      }
    }
  }

  /** The pixels 0 and 8 at ¼, ¾, 5/4 and 7/4 of a pixel, edge pixels repeated: 0, 2, 6, 8. */
  @ParameterizedTest
  @EnumSource(names = "TORCH", mode = EnumSource.Mode.EXCLUDE)
  void backendsOfSumsHaveHalfPixelCentres(KerasBackend backend) {
    ImageResize resize = size(1, 4).backend(backend).build();
    Plan plan = resize.plan(Shape.of(1, 1, 2, 1));
    assertArrayEquals(new float[] {0, 2, 6, 8}, PlanLoops.runFloats(plan, 0, 8));
  }

  /** With a = −¾, w(5/4) = −27/256, w(¾) = 67/256 and w(7/4) = −9/256: 64·(67 − 9)/256 = 14.5. */
  @Test
  void pyTorchHasAnotherCubic() {
    Shape step = Shape.of(1, 1, 2, 1);
    ImageResize.Builder builder = size(1, 4).interpolation("bicubic");
    float[] torch =
        PlanLoops.runFloats(builder.backend(KerasBackend.TORCH).build().plan(step), 0, 64);
    assertArrayEquals(new float[] {-6.75f, 14.5f, 49.5f, 70.75f}, torch);
    float[] numpy =
        PlanLoops.runFloats(builder.backend(KerasBackend.NUMPY).build().plan(step), 0, 64);
    float[] jax = PlanLoops.runFloats(builder.backend(KerasBackend.JAX).build().plan(step), 0, 64);
    assertArrayEquals(numpy, jax, 1e-4f);
  }

  @Test
  void whatNoPlanCanKnowIsUnsupported() {
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 4, 5, 3);
    ImageResize numpy = size(8, 8).interpolation("bicubic").backend(KerasBackend.NUMPY).build();
    assertThrows(UnsupportedModeException.class, () -> numpy.plan(bytes));
    ImageResize torch = size(8, 8).backend(KerasBackend.TORCH).build();
    assertThrows(
        UnsupportedModeException.class, () -> torch.plan(TensorSpec.of(DataType.U16, 1, 4, 5, 3)));
  }
}
