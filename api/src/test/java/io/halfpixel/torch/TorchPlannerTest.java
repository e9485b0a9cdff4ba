package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which steps a call becomes: the choice of kernel, the order of sums, and the types in between.
 */
class TorchPlannerTest {
  private static final MemoryFormat NCHW = MemoryFormat.CONTIGUOUS;
  private static final MemoryFormat NHWC = MemoryFormat.CHANNELS_LAST;

  private static Plan plan(
      Interpolate.Builder call, DataType type, MemoryFormat format, long... shape) {
    return call.build().plan(new TensorSpec(Shape.of(shape), type, format));
  }

  private static Interpolate.Builder call(Mode mode, long... size) {
    return Interpolate.builder().mode(mode).size(size);
  }

  private static void steps(Plan plan, Class<?>... kinds) {
    assertEquals(List.of(kinds), plan.steps().stream().map(Object::getClass).toList());
  }

  @Test
  void smallResultsTakeTheChannelsLastKernel() {
    steps(plan(call(Mode.BILINEAR, 64, 64), DataType.F32, NCHW, 1, 1, 9, 9), CornerBlend.class);
    steps(
        plan(call(Mode.BILINEAR, 64, 65), DataType.F32, NCHW, 1, 1, 9, 9),
        Resample1d.class,
        Resample1d.class);
  }

  @Test
  void channelsLastMemoryNeedsMoreThanThreeChannels() {
    var call = call(Mode.BILINEAR, 100, 100);
    steps(plan(call, DataType.F32, NHWC, 1, 4, 9, 9), CornerBlend.class);
    steps(plan(call, DataType.F32, NHWC, 1, 3, 9, 9), Resample1d.class, Resample1d.class);
    steps(plan(call, DataType.F32, NCHW, 1, 4, 9, 9), Resample1d.class, Resample1d.class);
  }

  @Test
  void aSinglePixelHasChannelsLastStrides() {
    var call = call(Mode.BILINEAR, 100, 100);
    steps(plan(call, DataType.F32, NCHW, 2, 4, 1, 1), CornerBlend.class);
    steps(plan(call, DataType.F32, NCHW, 2, 3, 1, 1), Resample1d.class, Resample1d.class);
    steps(plan(call, DataType.F32, NCHW, 2, 4, 1, 2), Resample1d.class, Resample1d.class);
  }

  @Test
  void oneThreadTakesTheChannelsLastKernelForThreeChannels() {
    var call = call(Mode.BILINEAR, 100, 100).numThreads(1);
    steps(plan(call, DataType.F32, NCHW, 1, 3, 9, 9), CornerBlend.class);
    steps(plan(call, DataType.F32, NCHW, 1, 2, 9, 9), Resample1d.class, Resample1d.class);
  }

  @Test
  void volumesTakeTheChannelsLastKernelByMemoryAlone() {
    var call = call(Mode.TRILINEAR, 2, 3, 4);
    steps(plan(call, DataType.F32, NHWC, 1, 4, 2, 2, 2), CornerBlend.class);
    steps(
        plan(call, DataType.F32, NHWC, 1, 3, 2, 2, 2),
        Resample1d.class,
        Resample1d.class,
        Resample1d.class);
    steps(plan(call, DataType.F32, NCHW, 1, 4, 1, 1, 1), CornerBlend.class);
  }

  /**
   * The general kernel computes a binary64 tensor's indices in binary64, the channels-last one in
   * binary32.
   */
  @Test
  void nearestIndicesDependOnTheKernel() {
    int differences = 0;
    for (int n = 2; n < 200; n++) {
      var small = call(Mode.NEAREST, 2, 126);
      var large = call(Mode.NEAREST, 3, 126);
      Gather a = (Gather) plan(small, DataType.F64, NCHW, 1, 1, 1, n).steps().get(0);
      Gather b = (Gather) plan(large, DataType.F64, NCHW, 1, 1, 1, n).steps().get(0);
      differences += a.axes().get(1).equals(b.axes().get(1)) ? 0 : 1;
    }
    assertTrue(differences > 0 && differences < 40, "differences: " + differences);
  }

  /**
   * Six pixels of three: the channels-last kernel halves the index, the general one takes ⌊i/2.1⌋.
   */
  @Test
  void onlyTheChannelsLastKernelHalvesIndices() {
    var call = Interpolate.builder().scaleFactor(2.1);
    Gather image = (Gather) plan(call, DataType.F32, NCHW, 1, 1, 3, 3).steps().get(0);
    Gather line = (Gather) plan(call, DataType.F32, NCHW, 1, 1, 3).steps().get(0);
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2}, image.axes().get(1).indices());
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 2}, line.axes().get(0).indices());
  }

  @Test
  void theGeneralKernelGoesFromWidthToDepthWithOpmathBetween() {
    Plan plan = plan(call(Mode.TRILINEAR, 4, 5, 6), DataType.F16, NCHW, 2, 3, 7, 8, 9);
    Resample1d width = assertInstanceOf(Resample1d.class, plan.steps().get(0));
    Resample1d height = assertInstanceOf(Resample1d.class, plan.steps().get(1));
    Resample1d depth = assertInstanceOf(Resample1d.class, plan.steps().get(2));
    assertEquals(new Pass(2 * 3 * 7 * 8, 9, 6, 1), width.pass());
    assertEquals(new Pass(2 * 3 * 7, 8, 5, 6), height.pass());
    assertEquals(new Pass(2 * 3, 7, 4, 5 * 6), depth.pass());
    assertEquals(List.of(DataType.F16, DataType.F32), List.of(width.input(), width.output()));
    assertEquals(List.of(DataType.F32, DataType.F32), List.of(height.input(), height.output()));
    assertEquals(List.of(DataType.F32, DataType.F16), List.of(depth.input(), depth.output()));
  }

  @Test
  void anAxisThatKeepsItsLengthIsStillMultiplied() {
    Plan plan = plan(call(Mode.LINEAR, 5), DataType.F32, NCHW, 1, 1, 5);
    Resample1d step = (Resample1d) plan.steps().get(0);
    assertEquals(1, step.taps().weight(2));
    assertEquals(0, step.taps().weight(3));
    assertEquals(2, step.taps().count(1));
  }

  @ParameterizedTest
  @CsvSource({
    "F32, 8, REVERSED_PAIR_FMA, PAIR_FMA",
    "F64, 4, REVERSED_PAIR_FMA, PAIR_FMA",
    "F16, 16, REVERSED_FMA, SEQUENTIAL_FMA",
    "BF16, 16, REVERSED_FMA, PAIR_FMA"
  })
  void wholeVectorsOfChannelsAreSummedInReverse(
      DataType type, int block, Accumulation body, Accumulation tail) {
    var call = call(Mode.BILINEAR, 7, 7);
    CornerBlend blend = (CornerBlend) plan(call, type, NHWC, 1, 2 * block + 3, 5, 5).steps().get(0);
    assertEquals(2L * block, blend.bodyChannels());
    assertEquals(body, blend.body());
    assertEquals(tail, blend.tail());
    assertEquals(Arithmetic.opmath(type), blend.compute());
    call.roundingProfile(RoundingProfile.STRICT);
    blend = (CornerBlend) plan(call, type, NHWC, 1, 2 * block + 3, 5, 5).steps().get(0);
    assertEquals(2L * block, blend.bodyChannels());
    assertEquals(Accumulation.REVERSED, blend.body());
    assertEquals(Accumulation.SEQUENTIAL, blend.tail());
  }

  @ParameterizedTest
  @CsvSource({
    "BICUBIC, false, F32, FMA, PAIR_FMA",
    "BICUBIC, false, F64, STRICT, SEQUENTIAL",
    "BICUBIC, true, F32, FMA, FOURS_THEN_FMA",
    "BILINEAR, true, F64, FMA, TWOS_THEN_FMA",
    "LANCZOS, true, F32, STRICT, SEQUENTIAL"
  })
  void sumsFollowTheBuild(
      Mode mode, boolean antialias, DataType type, RoundingProfile profile, Accumulation sum) {
    var call = call(mode, 4, 6).antialias(antialias).roundingProfile(profile);
    for (var step : plan(call, type, NCHW, 1, 2, 9, 9).steps()) {
      assertEquals(sum, ((Resample1d) step).tail());
    }
  }

  @Test
  void separableModesSkipEqualAxes() {
    for (DataType type : new DataType[] {DataType.F32, DataType.U8}) {
      var kind = type == DataType.U8 ? FixedPoint1d.class : Resample1d.class;
      var both = call(Mode.BICUBIC, 4, 6).antialias(true);
      steps(plan(both, type, NCHW, 1, 2, 9, 9), kind, kind);
      steps(plan(both, type, NCHW, 1, 2, 4, 9), kind);
      steps(plan(both, type, NCHW, 1, 2, 9, 6), kind);
      steps(plan(both, type, NCHW, 1, 2, 4, 6));
    }
    steps(plan(call(Mode.BILINEAR, 4, 6), DataType.U8, NCHW, 1, 2, 4, 6));
  }

  @Test
  void bytesAreRoundedByHalfAUnit() {
    Plan plan = plan(call(Mode.BILINEAR, 8, 16), DataType.U8, NHWC, 1, 3, 8, 8);
    FixedPoint1d step = (FixedPoint1d) plan.steps().get(0);
    assertEquals(new Pass(8, 8, 16, 3), step.pass());
    assertEquals(14, step.shift());
    assertEquals(1 << 13, step.rounding());
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"NEAREST", "NEAREST_EXACT"})
  void nearestMovesBitsOfEveryFloatAndOfBytes(Mode mode) {
    for (DataType type : DataType.values()) {
      boolean supported = type.isFloatingPoint() || type == DataType.U8;
      for (long[] shape : new long[][] {{1, 2, 3}, {1, 2, 3, 3}, {1, 2, 3, 3, 3}}) {
        var call = Interpolate.builder().mode(mode).scaleFactor(2);
        if (supported) {
          steps(plan(call, type, NCHW, shape), Gather.class);
        } else {
          assertThrows(UnsupportedModeException.class, () -> plan(call, type, NCHW, shape));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NEAREST, I32, 1 2 3, false, compute_indices_weights_nearest, Int",
    "NEAREST, I8, 1 2 3 3, false, upsample_nearest2d_channels_last, Char",
    "NEAREST_EXACT, U16, 1 5 1 1 1, false, upsample_nearest3d_channels_last, UInt16",
    "LINEAR, U8, 1 2 3, false, compute_indices_weights_linear, Byte",
    "BILINEAR, I16, 1 2 3 3, false, upsample_bilinear2d_channels_last, Short",
    "BILINEAR, I16, 1 2 300 3, false, compute_indices_weights_linear, Short",
    "BICUBIC, I32, 1 2 3 3, false, compute_indices_weights_cubic, Int",
    "TRILINEAR, U8, 1 2 3 3 3, false, compute_indices_weights_linear, Byte",
    "TRILINEAR, U8, 1 5 1 1 1, false, upsample_trilinear3d_channels_last, Byte",
    "BICUBIC, F16, 1 2 3 3, true, compute_index_ranges_weights, Half",
    "BILINEAR, BF16, 1 2 3 3, true, compute_index_ranges_weights, BFloat16",
    "AREA, I32, 1 2 3, false, adaptive_avg_pool2d, Int",
    "AREA, U8, 1 2 3 3 3, false, adaptive_avg_pool3d_cpu, Byte"
  })
  void missingTypesAreNamedAsPyTorchDoes(
      Mode mode, DataType type, String lengths, boolean antialias, String kernel, String scalar) {
    long[] shape = java.util.Arrays.stream(lengths.split(" ")).mapToLong(Long::parseLong).toArray();
    var call = Interpolate.builder().mode(mode).scaleFactor(2).antialias(antialias);
    var thrown = assertThrows(UnsupportedModeException.class, () -> plan(call, type, NCHW, shape));
    String words = "\"" + kernel + "\" not implemented for '" + scalar + "'";
    assertTrue(
        thrown.getMessage().startsWith(words + ". Convert the tensor to float32 first"),
        thrown.getMessage());
  }

  @Test
  void theResultKeepsTypeAndMemoryFormat() {
    Plan plan = plan(call(Mode.BICUBIC, 4, 6), DataType.F64, NHWC, 2, 3, 5, 5);
    assertEquals(new TensorSpec(Shape.of(2, 3, 4, 6), DataType.F64, NHWC), plan.target());
  }

  @Test
  void channelsFirstViewsAreNoPyTorchTensors() {
    var call = call(Mode.BICUBIC, 4, 6);
    assertThrows(
        InvalidArgumentException.class,
        () -> plan(call, DataType.F32, MemoryFormat.CHANNELS_FIRST, 1, 3, 3, 1));
  }
}
