package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.UnsupportedModeException;
import org.junit.jupiter.api.Test;

class ArgumentsBuilderTest {
  private static final Shape IMAGE = Shape.of(1, 1, 3, 5);

  @Test
  void whatWasBuiltDoesNotChangeWithItsBuilder() {
    Upsample.Builder builder = Upsample.builder().scaleFactor(2).mode(Mode.BILINEAR);
    Upsample first = builder.build();
    var before = first.plan(IMAGE);
    Upsample second = builder.scaleFactor(3).mode(Mode.BICUBIC).alignCorners(true).build();
    assertEquals(before, first.plan(IMAGE));
    assertNotEquals(before, second.plan(IMAGE));
  }

  @Test
  void whatWasBuiltDoesNotChangeWithTheCallersArrays() {
    long[] sizes = {4, 6};
    double[] scales = {2, 3};
    Upsample bySize = Upsample.builder().size(sizes).build();
    Upsample byScale = Upsample.builder().scaleFactor(scales).build();
    sizes[0] = 9;
    scales[0] = 9;
    assertEquals(Shape.of(1, 1, 4, 6), bySize.plan(IMAGE).target().shape());
    assertEquals(Shape.of(1, 1, 6, 15), byScale.plan(IMAGE).target().shape());
  }

  @Test
  void oneNumberHoldsForEveryAxis() {
    var size = Upsample.builder().size(7).build();
    var scale = Upsample.builder().scaleFactor(2).build();
    assertEquals(Shape.of(1, 1, 7, 7), size.plan(IMAGE).target().shape());
    assertEquals(Shape.of(2, 4, 6, 8, 10), scale.plan(Shape.of(2, 4, 3, 4, 5)).target().shape());
  }

  @Test
  void defaultsArePyTorchs() {
    Arguments arguments = Interpolate.builder().build().arguments();
    var nothing =
        new Arguments(
            null,
            null,
            "nearest",
            null,
            false,
            false,
            new TorchBuild(TorchVersion.TORCH_2, RoundingProfile.FMA),
            2,
            true);
    assertEquals(nothing, arguments);
  }

  @Test
  void aModuleTakesAScaleOfZeroAsNotSet() {
    var zero = Upsample.builder().scaleFactor(0).size(4).build();
    assertEquals(Shape.of(1, 1, 4, 4), zero.plan(IMAGE).target().shape());
    var zeros = Upsample.builder().scaleFactor(0, 0).build();
    var thrown = assertThrows(InvalidArgumentException.class, () -> zeros.plan(IMAGE));
    assertEquals(
        "Input and output sizes should be greater than 0, but got input (H: 3, W: 5) output (H: "
            + "0, W: 0)",
        thrown.getMessage());
    var function = Interpolate.builder().scaleFactor(0).size(4).build();
    assertThrows(InvalidArgumentException.class, () -> function.plan(IMAGE));
  }

  @Test
  void operationsPrintAsPyTorchsModules() {
    assertEquals(
        "Upsample(scale_factor=2.0, mode='bicubic')",
        Upsample.builder().scaleFactor(2).mode(Mode.BICUBIC).build().toString());
    assertEquals(
        "Upsample(size=(4, 6), mode='nearest')", Upsample.builder().size(4, 6).build().toString());
    assertEquals(
        "UpsamplingNearest2d(scale_factor=2.0, mode='nearest')",
        UpsamplingNearest2d.scaleFactor(2).toString());
    assertEquals(
        "UpsamplingBilinear2d(size=(3, 4), mode='bilinear')",
        UpsamplingBilinear2d.size(3, 4).toString());
    assertEquals(
        "UpsamplingBilinear2d(scale_factor=(2.0, 3.0), mode='bilinear')",
        UpsamplingBilinear2d.scaleFactor(2, 3).toString());
    assertEquals(
        "Upsample(size=(4,), mode='nearest')",
        Upsample.builder().size(new long[] {4}).build().toString());
    assertEquals(
        "Interpolate(size=None, mode='nearest')", Interpolate.builder().build().toString());
  }

  @Test
  void thereIsAtLeastOneThread() {
    var builder = Upsample.builder();
    var thrown = assertThrows(InvalidArgumentException.class, () -> builder.numThreads(0));
    assertEquals("numThreads is at least 1, but got 0", thrown.getMessage());
  }

  @Test
  void modesHavePyTorchsNames() {
    for (Mode mode : Mode.values()) {
      assertEquals(mode, Mode.of(mode.frameworkName()));
      assertEquals(mode.frameworkName(), mode.toString());
    }
    assertEquals(Mode.NEAREST_EXACT, Mode.of("nearest-exact"));
    assertThrows(UnsupportedModeException.class, () -> Mode.of("NEAREST"));
  }

  @Test
  void namedLayersFixTheirMode() {
    var nearest = Upsample.builder().scaleFactor(2).mode(Mode.NEAREST).build().plan(IMAGE);
    assertEquals(nearest, UpsamplingNearest2d.scaleFactor(2).plan(IMAGE));
    assertEquals(nearest, UpsamplingNearest2d.scaleFactor(2, 2).plan(IMAGE));
    assertEquals(nearest, UpsamplingNearest2d.size(6, 10).plan(IMAGE));
    var aligned = Upsample.builder().scaleFactor(2).mode(Mode.BILINEAR).alignCorners(true).build();
    assertEquals(aligned.plan(IMAGE), UpsamplingBilinear2d.scaleFactor(2).plan(IMAGE));
    assertEquals(aligned.plan(IMAGE), UpsamplingBilinear2d.scaleFactor(2, 2).plan(IMAGE));
    assertEquals(aligned.plan(IMAGE), UpsamplingBilinear2d.size(6, 10).plan(IMAGE));
  }
}
