package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.RoundingProfile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How torchvision has PyTorch resize tensors. */
class TensorResizeTest {
  private static Resize.Builder resize(InterpolationMode mode, boolean antialias) {
    return Resize.builder().size(3, 4).interpolation(mode).antialias(antialias);
  }

  private static TensorSpec images(DataType type) {
    return TensorSpec.of(type, 2, 3, 6, 8);
  }

  private static Plan interpolated(
      InterpolationMode mode, boolean antialias, RoundingProfile profile, DataType type) {
    return Interpolate.builder()
        .size(3, 4)
        .mode(mode.value())
        .antialias(antialias)
        .roundingProfile(profile)
        .build()
        .plan(images(type));
  }

  /** Returns the pixel in the middle of a row that is resized. */
  private static double middle(Resize.Builder resize, int width, DataType type, double... row) {
    Plan plan = resize.size(1, width).build().plan(TensorSpec.of(type, 1, 1, row.length));
    return PlanLoops.run(plan, row)[width / 2];
  }

  /** The filters are widened if they shall be; the nearest modes have none. */
  @ParameterizedTest
  @CsvSource({
    "NEAREST, true, false",
    "NEAREST, false, false",
    "NEAREST_EXACT, true, false",
    "BILINEAR, true, true",
    "BILINEAR, false, false",
    "BICUBIC, true, true",
    "BICUBIC, false, false",
    "LANCZOS, true, true"
  })
  void floatsAreInterpolatedAsTheyAre(InterpolationMode mode, boolean antialias, boolean widened) {
    for (DataType type : new DataType[] {DataType.F32, DataType.F64}) {
      assertEquals(
          interpolated(mode, widened, RoundingProfile.FMA, type),
          resize(mode, antialias).build().plan(images(type)));
    }
  }

  /** The second generation resizes bytes as bytes, bilinear only where PyTorch's build has AVX2. */
  @ParameterizedTest
  @CsvSource({
    "NEAREST, FMA, true",
    "NEAREST, STRICT, true",
    "BILINEAR, FMA, true",
    "BILINEAR, STRICT, false",
    "BICUBIC, FMA, true",
    "BICUBIC, STRICT, true"
  })
  void bytesStayBytes(InterpolationMode mode, RoundingProfile profile, boolean bytes) {
    Plan expected = interpolated(mode, false, profile, DataType.U8);
    Resize.Builder call = resize(mode, false).roundingProfile(profile);
    Plan second = call.build().plan(images(DataType.U8));
    Plan first = call.api(Resize.Api.V1).build().plan(images(DataType.U8));
    assertEquals(bytes ? expected : first, second);
    assertNotEquals(expected, first);
  }

  /**
   * Halfway between the two in the middle, cubic weights are -3/32, 19/32, 19/32, -3/32. Of 0 1 1 0
   * they make 19/16, of 1 0 0 1 -3/16. Bytes are limited, other integers keep their lowest bits.
   */
  @ParameterizedTest
  @CsvSource({
    "V2, I16, 0, 32000, -27536",
    "V2, I16, 0, -32000, 27536",
    "V2, U16, 0, 64000, 10464",
    "V2, U16, 16000, 0, 62536",
    "V2, I8, 0, 112, -123",
    "V1, I8, 0, 112, -123",
    "V2, I32, 0, 1600, 1900",
    "V2, F16, 0, 1, 1.1875",
    "V1, U8, 0, 240, 255",
    "V1, U8, 240, 0, 0"
  })
  void overshootsKeepTheirLowestBits(
      Resize.Api api, DataType type, double outer, double inner, double expected) {
    Resize.Builder call = resize(InterpolationMode.BICUBIC, false).api(api);
    assertEquals(expected, middle(call, 1, type, outer, inner, inner, outer));
  }

  /** Lanczos weighs neighbours at 1/2 and 3/2 like 9 and -2, so that 28000 becomes 36000. */
  @Test
  void lanczosOvershootsToo() {
    Resize.Builder call = resize(InterpolationMode.LANCZOS, true);
    assertEquals(-29536, middle(call, 5, DataType.I16, 0, 28000, 28000, 0));
  }

  /** The mean of two pixels. Types that PyTorch does not interpolate are rounded, uint16 is cut. */
  @ParameterizedTest
  @CsvSource({
    "U16, 1, 2, 1",
    "U16, 2, 3, 2",
    "I8, 1, 2, 2",
    "I16, 1, 2, 2",
    "I16, 2, 3, 2",
    "I32, 1, 2, 2",
    "I64, 1, 2, 2",
    "F16, 1, 2, 1.5",
    "BOOL, 0, 1, 1"
  })
  void meansAreRounded(DataType type, double left, double right, double expected) {
    Resize.Builder call = resize(InterpolationMode.BILINEAR, true);
    assertEquals(expected, middle(call, 1, type, left, right));
  }

  /** 2^31 - 1 is 2^31 in float32, of which int32 keeps the lowest bits. */
  @Test
  void theLargestIntegerBecomesTheLowest() {
    Resize.Builder call = resize(InterpolationMode.BILINEAR, true);
    double largest = Integer.MAX_VALUE;
    assertEquals(Integer.MIN_VALUE, middle(call, 1, DataType.I32, largest, largest));
  }

  /** Rounding errors of so many pixels make 32776 of 32767, and 65554 of 65535. */
  @ParameterizedTest
  @CsvSource({
    "I16, 1, 1000000, 32767, -32760",
    "I16, 1000000, 1, 32767, -32760",
    "U16, 1, 1000000, 65535, 18"
  })
  void longSumsLeaveTheRange(DataType type, int height, int width, double value, double expected) {
    Resize call = Resize.builder().size(1, 1).build();
    double[] pixels = new double[1_000_000];
    Arrays.fill(pixels, value);
    Plan plan = call.plan(TensorSpec.of(type, 1, height, width));
    assertArrayEquals(new double[] {expected}, PlanLoops.run(plan, pixels));
  }

  @Test
  void theFirstGenerationTakesBatchesOnly() {
    Resize.Builder call = resize(InterpolationMode.BILINEAR, true);
    Shape videos = Shape.of(2, 2, 3, 6, 8);
    assertEquals(Shape.of(2, 2, 3, 3, 4), call.build().plan(videos).target().shape());
    Resize first = call.api(Resize.Api.V1).build();
    assertEquals(Shape.of(2, 3, 3, 4), first.plan(Shape.of(2, 3, 6, 8)).target().shape());
    assertEquals(
        "Input and output must have the same number of spatial dimensions, but got input with"
            + " spatial dimensions of [3, 6, 8] and output size of [3, 4].",
        assertThrows(InvalidArgumentException.class, () -> first.plan(videos)).getMessage());
  }

  /** It drops antialiasing, without which PyTorch has no such mode. */
  @ParameterizedTest
  @EnumSource(names = {"F32", "U8"})
  void theFirstGenerationHasNoLanczosOfTensors(DataType type) {
    Resize.Builder call = resize(InterpolationMode.LANCZOS, true).api(Resize.Api.V1);
    Resize first = call.build();
    assertEquals(
        "Lanczos mode requires antialias=True",
        assertThrows(InvalidArgumentException.class, () -> first.plan(images(type))).getMessage());
    Resize pil = call.input(Input.PIL).build();
    assertEquals(Shape.of(3, 4), pil.plan(TensorSpec.of(DataType.U8, 6, 8)).target().shape());
  }
}
