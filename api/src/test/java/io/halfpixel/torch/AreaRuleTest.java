package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which means mode area becomes. */
class AreaRuleTest {
  private static final MemoryFormat NCHW = MemoryFormat.CONTIGUOUS;
  private static final MemoryFormat NHWC = MemoryFormat.CHANNELS_LAST;

  private static Plan plan(
      Interpolate.Builder call, DataType type, MemoryFormat format, long... shape) {
    return call.build().plan(new TensorSpec(Shape.of(shape), type, format));
  }

  /** A single channel is contiguous in both formats. */
  @ParameterizedTest
  @CsvSource({"1, adaptive_avg_pool2d", "2, adaptive_avg_pool2d_channels_last"})
  void areaOfBytesNamesTheKernelThatPyTorchWouldTake(int channels, String kernel) {
    var call = Interpolate.builder().mode(Mode.AREA).scaleFactor(2);
    long[] shape = {1, channels, 3, 4};
    var thrown =
        assertThrows(
            UnsupportedModeException.class,
            () -> plan(call, DataType.U8, MemoryFormat.CHANNELS_LAST, shape));
    assertEquals(
        "\"" + kernel + "\" not implemented for 'Byte'. Convert the tensor to float32 first",
        thrown.getMessage());
  }

  /** Bins [floor(i·n/N), ceil((i + 1)·n/N)): neighbours share a pixel where N does not divide n. */
  @Test
  void areaTakesAdaptiveBins() {
    var call = Interpolate.builder().mode(Mode.AREA).size(2, 3);
    BinMean step = (BinMean) plan(call, DataType.F32, NCHW, 1, 5, 4, 5).steps().get(0);
    assertEquals(
        List.of(
            BinTable.of(4, new int[] {0, 2}, new int[] {2, 4}),
            BinTable.of(5, new int[] {0, 1, 3}, new int[] {2, 4, 5})),
        step.axes());
    assertEquals(5, step.outer());
    assertEquals(0, step.bodyInner());
  }

  /** Whole vectors of 32 bytes divide once; in three dimensions nothing does. */
  @Test
  void areaOfChannelsLastDividesWholeVectorsOnce() {
    var image = Interpolate.builder().mode(Mode.AREA).size(2, 2);
    assertEquals(8, bins(plan(image, DataType.F32, NHWC, 1, 11, 4, 4)).bodyInner());
    assertEquals(8, bins(plan(image, DataType.F64, NHWC, 1, 11, 4, 4)).bodyInner());
    assertEquals(0, bins(plan(image, DataType.F16, NHWC, 1, 11, 4, 4)).bodyInner());
    var volume = Interpolate.builder().mode(Mode.AREA).size(2, 2, 2);
    assertEquals(0, bins(plan(volume, DataType.F32, NHWC, 1, 11, 4, 4, 4)).bodyInner());
    assertEquals(DataType.F16, bins(plan(volume, DataType.F16, NHWC, 1, 3, 4, 4, 4)).compute());
  }

  /** 80,000 values are three shares of work for four threads, of which one adds nothing. */
  @Test
  void areaOfOnePixelIsACascade() {
    var call = Interpolate.builder().mode(Mode.AREA).size(1, 1).numThreads(4);
    Plan plan = plan(call, DataType.F32, NCHW, 1, 1, 200, 400);
    var mean = (CascadeMean) plan.steps().get(0);
    assertEquals(80_000, mean.length());
    assertEquals(4, mean.shares());
    assertEquals(26_667, mean.shareLength());
  }

  /** More than 32768 values are shared by four threads, in as few shares as hold 32768 each. */
  @ParameterizedTest
  @CsvSource({"32768, 1, 32768", "32769, 4, 16385", "65536, 4, 32768", "65537, 4, 21846"})
  void onlyLongSumsAreShared(int length, int shares, int shareLength) {
    var call = Interpolate.builder().mode(Mode.AREA).size(1, 1).numThreads(4);
    var mean = (CascadeMean) plan(call, DataType.F32, NCHW, 1, 1, 1, length).steps().get(0);
    assertEquals(shares, mean.shares());
    assertEquals(shareLength, mean.shareLength());
  }

  /** The threads share the channels. */
  @Test
  void sumsOfSeveralChannelsAreNotShared() {
    var call = Interpolate.builder().mode(Mode.AREA).size(1, 1).numThreads(4);
    var mean = (CascadeMean) plan(call, DataType.F32, NCHW, 2, 2, 200, 400).steps().get(0);
    assertEquals(4, mean.outer());
    assertEquals(1, mean.shares());
    assertEquals(80_000, mean.shareLength());
  }

  /**
   * Channels of channels-last images are cascades in groups of four vectors, or of four channels
   * where there are less than a vector of 32 bytes.
   */
  @ParameterizedTest
  @CsvSource({
    "F32, 7, 4",
    "F32, 8, 0",
    "F32, 35, 32",
    "F64, 3, 0",
    "F64, 20, 16",
    "F16, 15, 0",
    "F16, 40, 32"
  })
  void channelsLastMeansAreCascadesInGroups(DataType type, int channels, int cascaded) {
    var call = Interpolate.builder().mode(Mode.AREA).size(1, 1);
    var mean = (CascadeMean) plan(call, type, NHWC, 2, channels, 5, 6).steps().get(0);
    assertEquals(channels, mean.inner());
    assertEquals(cascaded, mean.cascaded());
  }

  @Test
  void areaMayHaveNoOutput() {
    var call = Interpolate.builder().mode(Mode.AREA).size(0, 3);
    assertEquals(List.of(), plan(call, DataType.F32, NCHW, 1, 1, 3, 3).steps());
    assertEquals(0, plan(call, DataType.U8, NHWC, 1, 4, 3, 3).target().elements());
  }

  private static BinMean bins(Plan plan) {
    return (BinMean) plan.steps().get(0);
  }
}
