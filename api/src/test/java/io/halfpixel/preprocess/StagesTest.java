package io.halfpixel.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.LoopsBackend;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every stage on a small image, in both layouts, against what is written by hand. */
class StagesTest {
  /** Two rows of three pixels; red counts pixels, green and blue are 100 and 200 more. */
  private static final byte[] IMAGE = {
    0, 100, (byte) 200, 1, 101, (byte) 201, 2, 102, (byte) 202,
    3, 103, (byte) 203, 4, 104, (byte) 204, 5, 105, (byte) 205
  };

  private static Tensor image() {
    return Tensor.of(IMAGE, 2, 3, 3);
  }

  private static Tensor run(Tensor image, Stage... stages) {
    return Preprocessor.of(stages).on(new LoopsBackend()).apply(image);
  }

  /** Returns the red ones, from rows of pixels and from planes. */
  private static double[] red(Stage stage, long... shape) {
    Tensor rows = run(image(), stage);
    Tensor planes = run(run(image(), Stages.planes()), Stages.planar(), stage);
    Tensor same = run(planes, Stages.planar(), Stages.interleaved());
    assertEquals(rows.spec(), same.spec());
    assertArrayEquals(LoopsBackend.read(rows), LoopsBackend.read(same));
    assertEquals(TensorSpec.of(rows.dataType(), shape).shape(), rows.shape());
    return LoopsBackend.read(run(rows, Stages.channels(0)));
  }

  private static double[] values(double... values) {
    return values;
  }

  @Test
  void imagesAreTurnedAsExifSays() {
    double[][] turned = {
      values(0, 1, 2, 3, 4, 5),
      values(2, 1, 0, 5, 4, 3),
      values(5, 4, 3, 2, 1, 0),
      values(3, 4, 5, 0, 1, 2),
      values(0, 3, 1, 4, 2, 5),
      values(3, 0, 4, 1, 5, 2),
      values(5, 2, 4, 1, 3, 0),
      values(2, 5, 1, 4, 0, 3)
    };
    for (Orientation each : Orientation.values()) {
      long[] shape = each.isExchanged() ? new long[] {3, 2, 3} : new long[] {2, 3, 3};
      assertArrayEquals(turned[each.ordinal()], red(Stages.orient(each), shape), each.toString());
    }
  }

  @Test
  void aTurnedImageKnowsWhereItsPixelsWere() {
    for (Orientation each : Orientation.values()) {
      Tensor turned = run(image(), Stages.orient(each));
      AffineMap map = Preprocessor.of(Stages.orient(each)).toSource(image().spec());
      double[] pixels = LoopsBackend.read(turned);
      int wide = (int) turned.shape().length(1);
      for (int i = 0; i < 6; i++) {
        AffineMap.Point there = map.point(i % wide + 0.5, i / wide + 0.5);
        double source = 3 * (there.y() - 0.5) + there.x() - 0.5;
        assertEquals(source, pixels[3 * i], each + " " + i);
      }
    }
  }

  @Test
  void cropsReadZerosOutside() {
    assertArrayEquals(values(4, 5), red(Stages.crop(1, 1, 1, 2), 1, 2, 3));
    assertArrayEquals(values(0, 0, 0, 1, 2, 0, 4, 5, 0), red(Stages.crop(-1, 1, 3, 3), 3, 3, 3));
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "-1, 0", "0, 3", "0, -1"})
  void aCropOutsideOfTheImageIsRefused(int top, int left) {
    Preprocessor crop = Preprocessor.of(Stages.crop(top, left, 1, 1));
    assertEquals(
        "a crop has a pixel of the image, but the crop 1 x 1 at row "
            + top
            + " and column "
            + left
            + " of an image 2 x 3 has none",
        assertThrows(InvalidArgumentException.class, () -> crop.plan(image().spec())).getMessage());
  }

  @Test
  void aCropOfAllIsNoStep() {
    assertEquals(List.of(), Preprocessor.of(Stages.crop(0, 0, 2, 3)).plan(image().spec()).steps());
    assertArrayEquals(values(0, 1, 2), red(Stages.crop(0, 0, 1, 3), 1, 3, 3));
    assertArrayEquals(values(0, 3), red(Stages.crop(0, 0, 2, 1), 2, 1, 3));
  }

  @Test
  void theMiddleHasBordersWhereTheImageIsSmaller() {
    double[] floor = red(Stages.centerCrop(3, 2, CropRule.FLOOR), 3, 2, 3);
    assertArrayEquals(values(0, 0, 0, 1, 3, 4), floor);
    double[] truncate = red(Stages.centerCrop(3, 2, CropRule.TRUNCATE), 3, 2, 3);
    assertArrayEquals(values(0, 1, 3, 4, 0, 0), truncate);
  }

  @Test
  void bordersAreAValueOrPixels() {
    assertArrayEquals(
        values(9, 9, 9, 9, 0, 1, 2, 9, 3, 4, 5, 9), red(Stages.pad(0, 1, 1, 0, 9), 3, 4, 3));
    assertArrayEquals(
        values(1, 0, 0, 1, 2, 4, 3, 3, 4, 5, 4, 3, 3, 4, 5),
        red(Stages.extend(2, 0, 0, 1, Beyond.SYMMETRIC), 3, 5, 3));
    assertArrayEquals(
        values(1, 0, 1, 2, 4, 3, 4, 5), red(Stages.extend(1, 0, 0, 0, Beyond.REFLECT), 2, 4, 3));
    assertArrayEquals(
        values(0, 0, 1, 2, 3, 3, 4, 5), red(Stages.extend(1, 0, 0, 0, Beyond.EDGE), 2, 4, 3));
    assertArrayEquals(
        values(0, 0, 1, 2, 2, 2, 0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 5, 3, 3, 4, 5, 5, 5),
        red(Stages.extend(1, 1, 2, 1, Beyond.EDGE), 4, 6, 3));
    assertThrows(InvalidArgumentException.class, () -> Stages.pad(0, -1, 0, 0, 0));
  }

  @Test
  void bordersMoveTheImageToTheRightAndDown() {
    AffineMap back = AffineMap.shift(-2, -1);
    Stage pixels = Stages.extend(2, 1, 3, 4, Beyond.EDGE);
    assertEquals(back, Preprocessor.of(pixels).toSource(image().spec()));
    assertEquals(back, Preprocessor.of(Stages.pad(2, 1, 3, 4, 9)).toSource(image().spec()));
  }

  @Test
  void aPaddedSizeIsNotSmaller() {
    assertArrayEquals(values(0, 1, 2, 3, 4, 5, 7, 7, 7), red(Stages.padTo(3, 3, 7), 3, 3, 3));
    assertEquals(Stages.padTo(3, 3, 7), Stages.padTo(3, 3, 7));
    Preprocessor smaller = Preprocessor.of(Stages.padTo(1, 3, 0));
    assertThrows(InvalidArgumentException.class, () -> smaller.plan(image().spec()));
  }

  @Test
  void channelsArePickedRepeatedAndLeftOut() {
    assertArrayEquals(values(200, 201, 202, 203, 204, 205), red(Stages.flipChannels(), 2, 3, 3));
    Tensor gray = Tensor.of(new byte[] {1, 2}, 1, 2);
    assertArrayEquals(values(1, 1, 1, 2, 2, 2), LoopsBackend.read(run(gray, Stages.rgb())));
    Tensor withAlpha = Tensor.of(new byte[] {1, 9, 2, 9}, 1, 2, 2);
    assertArrayEquals(values(1, 1, 1, 2, 2, 2), LoopsBackend.read(run(withAlpha, Stages.rgb())));
    assertArrayEquals(values(1, 2), LoopsBackend.read(run(withAlpha, Stages.gray())));
    Tensor rgba = Tensor.of(new byte[] {1, 2, 3, 4}, 1, 1, 4);
    assertArrayEquals(values(1, 2, 3), LoopsBackend.read(run(rgba, Stages.rgb())));
    Tensor five = Tensor.of(new byte[5], 1, 1, 5);
    assertThrows(InvalidArgumentException.class, () -> run(five, Stages.rgb()));
    assertThrows(InvalidArgumentException.class, () -> run(five, Stages.gray()));
  }

  @Test
  void grayHasPillowsWeights() {
    Tensor rgb = Tensor.of(new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0, 10, 20, 30}, 1, 3, 3);
    // Image.new("RGB", (1, 1), colour).convert("L") is 76, 150 and 18
    assertArrayEquals(values(76, 150, 18), LoopsBackend.read(run(rgb, Stages.gray())));
    assertThrows(
        InvalidArgumentException.class, () -> run(Tensor.of(new float[3], 1, 1, 3), Stages.gray()));
  }

  @Test
  void numbersAreRoundedInTheTypeThatIsNamed() {
    Tensor pixel = Tensor.of(new byte[] {77}, 1, 1, 1);
    double factor = 0.00392156862745098;
    assertArrayEquals(
        values((float) (77 * factor)), LoopsBackend.read(run(pixel, Stages.rescale(factor))));
    assertArrayEquals(
        values(77f * (float) factor), LoopsBackend.read(run(pixel, Stages.rescaleFloat32(factor))));
    assertArrayEquals(values(77f / 255f), LoopsBackend.read(run(pixel, Stages.divide(255))));
    double[] mean = {0.485};
    double[] std = {0.229};
    assertArrayEquals(
        values((77f - 0.485f) / 0.229f),
        LoopsBackend.read(run(pixel, Stages.normalize(mean, std))));
    float k = (float) (1 / factor);
    assertArrayEquals(
        values((77f - 0.485f * k) / (0.229f * k)),
        LoopsBackend.read(run(pixel, Stages.normalizeUnscaled(mean, std, factor))));
  }

  @Test
  void eachChannelHasItsNumber() {
    Stage stage = Stages.normalize(new double[] {0, 100, 200}, new double[] {1, 2, 4});
    assertArrayEquals(values(0, 1, 2, 3, 4, 5), red(stage, 2, 3, 3));
    double[] all = LoopsBackend.read(run(image(), stage));
    assertArrayEquals(values(5, 2.5, 1.25), Arrays.copyOfRange(all, 15, 18));
  }

  @Test
  void neighbouringArithmeticIsOneStepWhereNoBitShowsIt() {
    Stage half = Stages.arithmetic(DataType.F32, DataType.F64, Operator.ADD, 0.1);
    Preprocessor joined =
        Preprocessor.of(
            Stages.rescale(0.1), Stages.normalize(new double[] {1, 2, 3}, new double[] {4}));
    assertEquals(1, joined.plan(image().spec()).steps().size());
    assertEquals(2, Preprocessor.of(Stages.rescale(0.1), half).plan(image().spec()).steps().size());
    Preprocessor bytes =
        Preprocessor.of(Stages.arithmetic(DataType.U8, DataType.F32, Operator.MULTIPLY, 0.1), half);
    assertEquals(2, bytes.plan(image().spec()).steps().size());
  }

  @Test
  void thereIsANumberForEachChannelOrOne() {
    Preprocessor two = Preprocessor.of(Stages.normalize(new double[] {1, 2}, new double[] {1}));
    assertEquals(
        "an image of 3 channels is given a number for each or one for all, but got [1.0, 2.0]",
        assertThrows(InvalidArgumentException.class, () -> two.plan(image().spec())).getMessage());
  }

  @Test
  void aTypeIsChangedOnce() {
    assertEquals(List.of(), Preprocessor.of(Stages.cast(DataType.U8)).plan(image().spec()).steps());
    assertEquals(DataType.F32, run(image(), Stages.cast(DataType.F32)).dataType());
  }

  @Test
  void onlyTheFirstStageSaysWhatTheSourceIs() {
    Preprocessor late = Preprocessor.of(Stages.flipChannels(), Stages.planar());
    assertThrows(InvalidArgumentException.class, () -> late.plan(image().spec()));
    assertThrows(
        InvalidArgumentException.class,
        () -> Preprocessor.of(Stages.planar()).plan(TensorSpec.of(DataType.U8, 2, 3)));
    assertThrows(
        InvalidArgumentException.class,
        () -> Preprocessor.of().plan(TensorSpec.of(DataType.U8, 1, 2, 3, 3)));
    assertThrows(
        InvalidArgumentException.class,
        () -> Preprocessor.of().plan(TensorSpec.of(DataType.U8, 0, 3, 3)));
  }
}
