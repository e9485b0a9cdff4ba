package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchVersionTest {
  private static final TorchBuild OLD = TorchBuild.of("1.13.1+cu117", "AVX2");

  @Test
  void releasesAreKnownAsTheyPrintThemselves() {
    assertEquals(new TorchBuild(TorchVersion.TORCH_1_13, RoundingProfile.FMA), OLD);
    assertEquals(TorchVersion.TORCH_1_13, TorchVersion.of("1.11.0"));
    assertEquals(TorchVersion.TORCH_1_13, TorchVersion.of("1.13.1+cu117"));
    assertEquals(TorchVersion.TORCH_2, TorchVersion.of("2.0"));
    assertEquals(TorchVersion.TORCH_2, TorchVersion.of("2.13.0+cpu"));
    assertEquals(RoundingProfile.FMA, RoundingProfile.of("avx512"));
    assertEquals(RoundingProfile.STRICT, RoundingProfile.of("DEFAULT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10.2", "1.14", "3.0", "2", "two", ""})
  void otherReleasesAreNamed(String release) {
    var thrown = assertThrows(InvalidArgumentException.class, () -> TorchVersion.of(release));
    assertTrue(thrown.getMessage().endsWith("but got \"" + release + "\""), thrown.getMessage());
  }

  @Test
  void otherCapabilitiesAreNamed() {
    var thrown = assertThrows(InvalidArgumentException.class, () -> RoundingProfile.of("neon"));
    assertTrue(thrown.getMessage().contains("\"neon\""), thrown.getMessage());
  }

  /**
   * By hand: r = 7/11 in binary32 is 0x1.45d174p-1, and r · 1.5 - 0.5 in binary64 is 5/11 - 1e-8.
   */
  @Test
  void coordinatesAreComputedInBinary64FromARatioInBinary32() {
    TapTable taps = taps(OLD, Mode.LINEAR, false, 7, 11);
    double ratio = (float) (7 / 11.0);
    for (int i = 1; i < 10; i++) {
      double x = ratio * (i + 0.5) - 0.5;
      assertEquals((float) (x - (int) x), taps.weight(2 * i + 1), "output " + i);
      assertEquals((int) x, taps.index(2 * i), "output " + i);
    }
    TapTable now = taps(TorchBuild.of("2.13.0", "avx2"), Mode.LINEAR, false, 7, 11);
    assertNotEquals(now.weight(5), taps.weight(5));
  }

  @Test
  void linearModesCutTheCoordinateItself() {
    TapTable taps = taps(OLD, Mode.LINEAR, true, 18, 165);
    assertEquals(16, taps.index(2 * 164), "17 - 5e-7 is below 17");
    assertEquals(0x1.8p-22, taps.weight(2 * 164));
  }

  @Test
  void bicubicTakesTheFloorOfTheRoundedCoordinate() {
    TapTable taps = taps(OLD, Mode.BICUBIC, true, 18, 165);
    assertEquals(16, taps.index(4 * 164), "17 - 5e-7 is 17 in binary32");
    assertTrue(taps.weight(4 * 164) > 0, "pixel 16 is nearer than 1");
    TapTable now = taps(TorchBuild.of("2.13.0", "avx2"), Mode.BICUBIC, true, 18, 165);
    assertEquals(0, now.weight(4 * 164), "the coordinate itself is 17");
  }

  /** At ¼, by hand for a = −¾: K(5/4), K(1/4), K(3/4) and K(7/4). */
  @Test
  void bicubicHasKnownWeights() {
    TapTable taps = taps(OLD, Mode.BICUBIC, false, 8, 16);
    double[] quarter = {-27 / 256.0, 225 / 256.0, 67 / 256.0, -9 / 256.0};
    int row = taps.start(7);
    assertArrayEquals(quarter, Arrays.copyOfRange(taps.weights(), row, row + 4));
    assertArrayEquals(new int[] {2, 3, 4, 5}, Arrays.copyOfRange(taps.indices(), row, row + 4));
  }

  /** One channel is contiguous in both formats; a line has no channels-last kernel. */
  @Test
  void oneChannelIsKnownWhereItIsNotTakenForChannelsLast() {
    Shape image = Shape.of(1, 1, 3, 3);
    TensorSpec last = new TensorSpec(image, DataType.F32, MemoryFormat.CHANNELS_LAST);
    for (Mode mode : List.of(Mode.NEAREST, Mode.BICUBIC)) {
      Interpolate call = Interpolate.builder().mode(mode).size(6, 6).imitate(OLD).build();
      assertEquals(Shape.of(1, 1, 6, 6), call.plan(last).target().shape());
    }
    Interpolate line = Interpolate.builder().mode(Mode.LINEAR).size(6).imitate(OLD).build();
    assertEquals(Shape.of(1, 1, 6), line.plan(Shape.of(1, 1, 3)).target().shape());
  }

  @Test
  void whatIsNotKnownIsRefused() {
    refused("antialiasing", spec(2, MemoryFormat.CONTIGUOUS, DataType.F32), true, Mode.BILINEAR);
    refused(
        "channels-last", spec(2, MemoryFormat.CHANNELS_LAST, DataType.F32), false, Mode.BICUBIC);
    refused("one channel", spec(1, MemoryFormat.CONTIGUOUS, DataType.F32), false, Mode.BILINEAR);
    refused("uint8", spec(3, MemoryFormat.CONTIGUOUS, DataType.U8), false, Mode.BICUBIC);
    Interpolate call = Interpolate.builder().mode(Mode.BICUBIC).size(4, 4).imitate(OLD).build();
    var thrown =
        assertThrows(
            UnsupportedModeException.class,
            () -> call.gradient(Shape.of(1, 2, 3, 3)).plan(Shape.of(1, 2, 4, 4)));
    assertTrue(thrown.getMessage().contains("gradients"), thrown.getMessage());
  }

  private static void refused(String what, TensorSpec source, boolean antialias, Mode mode) {
    Interpolate call =
        Interpolate.builder().mode(mode).antialias(antialias).size(4, 5).imitate(OLD).build();
    var thrown = assertThrows(UnsupportedModeException.class, () -> call.plan(source));
    assertTrue(thrown.getMessage().contains(what), thrown.getMessage());
  }

  private static TensorSpec spec(int channels, MemoryFormat format, DataType type) {
    return new TensorSpec(Shape.of(1, channels, 6, 7), type, format);
  }

  private static TapTable taps(TorchBuild build, Mode mode, boolean align, int n, int size) {
    Interpolate.Builder call = Interpolate.builder().mode(mode).alignCorners(align).imitate(build);
    Shape source = mode == Mode.LINEAR ? Shape.of(1, 2, n) : Shape.of(1, 2, 1, n);
    var plan = (mode == Mode.LINEAR ? call.size(size) : call.size(1, size)).build().plan(source);
    return ((Resample1d) plan.steps().get(0)).taps();
  }
}
