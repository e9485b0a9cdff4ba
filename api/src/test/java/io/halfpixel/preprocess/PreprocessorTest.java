package io.halfpixel.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.loops.LoopsBackend;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.torchvision.InterpolationMode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] STD = {0.229, 0.224, 0.225};

  private static final ResizeMethod PILLOW =
      ResizeMethod.interleaved((h, w) -> io.halfpixel.pillow.Resize.of(w, h, Resampling.BICUBIC));
  private static final ResizeMethod TORCHVISION =
      ResizeMethod.planes(
          (h, w) ->
              io.halfpixel.torchvision.Resize.builder()
                  .size(h, w)
                  .interpolation(InterpolationMode.BICUBIC)
                  .build());

  private static final TensorSpec PHOTO = TensorSpec.of(DataType.U8, 1080, 1920, 3);

  private static Preprocessor pipeline(ResizeMethod method, Stage... numbers) {
    return Preprocessor.of(
            Stages.rgb(),
            Stages.resize(method, SizeRule.shortestEdge(256)),
            Stages.centerCrop(224, 224, CropRule.FLOOR))
        .then(numbers)
        .then(Stages.planes());
  }

  private static String names(Plan plan) {
    return plan.steps().stream()
        .map((Step step) -> step.getClass().getSimpleName())
        .collect(Collectors.joining(" "));
  }

  @Test
  void pillowsWayIsOnePass() {
    Plan plan =
        pipeline(PILLOW, Stages.rescale(1 / 255.0), Stages.normalize(MEAN, STD)).plan(PHOTO);
    assertEquals(TensorSpec.of(DataType.F32, 3, 224, 224), plan.target());
    Plan folded = plan.folded();
    assertEquals("FixedPoint1d FixedPoint1d ChannelArithmetic Permute", names(folded));
    assertTrue(folded.explain().contains("one pass"), folded.explain());
    // The crop is part of the tables: 224 columns are computed, not 455.
    assertEquals(3 * 224 * 224, folded.steps().get(1).outputElements());
  }

  @Test
  void torchvisionsWayIsOnePassOverRowsOfPixels() {
    Plan plan = pipeline(TORCHVISION, Stages.normalizeUnscaled(MEAN, STD, 1 / 255.0)).plan(PHOTO);
    Plan folded = plan.folded();
    assertEquals("FixedPoint1d FixedPoint1d ChannelArithmetic Permute", names(folded));
    assertTrue(folded.explain().contains("one pass"), folded.explain());
  }

  @Test
  void thePaddingOfABatchComesBeforeThePlanes() {
    Plan plan =
        pipeline(TORCHVISION, Stages.normalizeUnscaled(MEAN, STD, 1 / 255.0))
            .batching(BatchPadding.to(new Size(256, 300)))
            .plan(PHOTO);
    assertEquals(TensorSpec.of(DataType.F32, 3, 256, 300), plan.target());
    Plan folded = plan.folded();
    assertEquals("FixedPoint1d FixedPoint1d ChannelArithmetic Pad Pad Permute", names(folded));
    assertTrue(folded.explain().contains("one pass"), folded.explain());
  }

  @Test
  void sumsThatDependOnTheirPlaceAreMadeInTheLayoutOfTheFace() {
    ResizeMethod floats =
        ResizeMethod.planes(
            (h, w) ->
                io.halfpixel.torchvision.Resize.builder().size(h, w).antialias(false).build());
    Draft draft =
        Stages.resize(floats, SizeRule.exact(4, 5))
            .apply(Draft.of(TensorSpec.of(DataType.F32, 8, 8, 3), Layout.INTERLEAVED));
    assertEquals(TensorSpec.of(DataType.F32, 4, 5, 3), draft.in(Layout.INTERLEAVED).spec());
  }

  @Test
  void theMapLeadsFromTheCropToThePhoto() {
    AffineMap map = pipeline(PILLOW).toSource(PHOTO);
    AffineMap.Point corner = map.point(0, 0);
    assertEquals(115 * (1920.0 / 455), corner.x());
    assertEquals(16 * (1080.0 / 256), corner.y());
    AffineMap.Point other = map.point(224, 224);
    assertEquals((115 + 224) * (1920.0 / 455), other.x(), 1e-9);
    assertEquals((16 + 224) * (1080.0 / 256), other.y(), 1e-9);
  }

  private static Tensor image(int height, int width, int first) {
    byte[] values = new byte[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (first + i);
    }
    return Tensor.of(values, height, width, 1);
  }

  private static Preprocessor padding() {
    return Preprocessor.of(Stages.rescaleFloat32(1), Stages.planes())
        .batching(BatchPadding.toLargest())
        .on(new LoopsBackend());
  }

  @Test
  void imagesOfDifferentSizesArePaddedToTheLargest() {
    Batch batch = padding().batch(List.of(image(1, 3, 1), image(2, 2, 10)));
    assertEquals(Shape.of(2, 1, 2, 3), batch.values().shape());
    assertArrayEquals(
        new float[] {1, 2, 3, 0, 0, 0, 10, 11, 0, 12, 13, 0}, (float[]) batch.values().array());
    assertEquals(TensorSpec.of(DataType.I64, 2, 2, 3), batch.mask().spec());
    assertArrayEquals(
        new long[] {1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 1, 0}, (long[]) batch.mask().array());
    assertEquals(List.of(AffineMap.IDENTITY, AffineMap.IDENTITY), batch.maps());
  }

  @Test
  void aBatchMayHaveASizeOrAMultiple() {
    Preprocessor eight = padding().batching(BatchPadding.toLargest().multipleOf(8).withoutMask());
    Batch batch = eight.batch(image(1, 9, 1));
    assertEquals(Shape.of(1, 1, 8, 16), batch.values().shape());
    assertNull(batch.mask());
    assertFalse(eight.stacks());
    assertTrue(eight.batching(Batching.STACK).stacks());
    Preprocessor fixed = padding().batching(BatchPadding.to(new Size(5, 4)));
    assertEquals(Shape.of(1, 5, 4), fixed.apply(image(2, 2, 0)).shape());
    assertThrows(InvalidArgumentException.class, () -> fixed.batch(image(6, 1, 0)));
    assertThrows(InvalidArgumentException.class, () -> BatchPadding.toLargest().multipleOf(0));
  }

  @Test
  void withoutPaddingABatchHasOneSize() {
    Preprocessor plain = Preprocessor.of(Stages.planes()).on(new LoopsBackend());
    Batch batch = plain.batch(image(1, 2, 0), image(1, 2, 5));
    assertArrayEquals(new byte[] {0, 1, 5, 6}, (byte[]) batch.values().array());
    assertEquals(
        "the images of a batch are of one size in the end, but got uint8 [1, 1, 2] and uint8 [1, 2,"
            + " 1]",
        assertThrows(
                InvalidArgumentException.class, () -> plain.batch(image(1, 2, 0), image(2, 1, 0)))
            .getMessage());
    assertThrows(InvalidArgumentException.class, () -> plain.batch(List.of()));
  }

  /** The row after the first that is not 0. */
  private record BelowBlack(int row, Size size) implements Stage {
    static Stage of(Tensor image, Layout layout) {
      assertEquals(Layout.INTERLEAVED, layout);
      byte[] bytes = (byte[]) image.array();
      int wide = (int) image.shape().length(1);
      int row = 0;
      while (bytes[row * wide] == 0) {
        row++;
      }
      return new BelowBlack(row, new Size((int) image.shape().length(0) - row, wide));
    }

    @Override
    public Draft apply(Draft image) {
      return Geometry.crop(image, 0, row, size);
    }
  }

  @Test
  void aFirstStageMayDependOnPixels() {
    Preprocessor below =
        Preprocessor.of(Stages.planes()).reading(BelowBlack::of).on(new LoopsBackend());
    Tensor image = Tensor.of(new byte[] {0, 0, 3, 4}, 2, 2, 1);
    assertThrows(UnsupportedModeException.class, () -> below.plan(image.spec()));
    assertArrayEquals(new byte[] {3, 4}, (byte[]) below.batch(image).values().array());
    assertEquals(AffineMap.shift(0, 1), below.batch(image).maps().get(0));
    assertSame(below.forImage(image), below.forImage(image), "the plan is used again");
    Preprocessor alone = Preprocessor.of().reading(BelowBlack::of).on(new LoopsBackend());
    assertArrayEquals(new byte[] {3, 4}, (byte[]) alone.batch(image).values().array());
  }

  @Test
  void aStageThatDependsOnPixelsComesAfterPlanar() {
    ContentRule firstRow =
        (image, layout) -> {
          assertEquals(Layout.PLANES, layout);
          return Stages.crop(0, 0, 1, 2);
        };
    Preprocessor planar = Preprocessor.of(Stages.planar()).reading(firstRow).on(new LoopsBackend());
    Tensor image = Tensor.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2);
    Tensor rows = planar.batch(image).values();
    assertEquals(Shape.of(1, 2, 1, 2), rows.shape());
    assertArrayEquals(new byte[] {1, 2, 5, 6}, (byte[]) rows.array());
  }

  @Test
  void stagesMayComeBeforeAndAfter() {
    Preprocessor turned = padding().after(Stages.orient(Orientation.TURN_CLOCKWISE));
    assertEquals(Shape.of(1, 3, 1), turned.apply(image(1, 3, 0)).shape());
    Plan plan = padding().after(Stages.planar()).plan(TensorSpec.of(DataType.U8, 3, 2, 4));
    assertTrue(plan.steps().stream().noneMatch(Permute.class::isInstance));
  }

  @Test
  void aMaskLeadsBackThroughPaddingAndCrop() {
    Preprocessor half =
        Preprocessor.of(
            Stages.crop(0, 1, 2, 4),
            Stages.resize(
                (image, size) ->
                    image.then(
                        Layout.INTERLEAVED,
                        io.halfpixel.pillow.Resize.of(
                                size.width(), size.height(), Resampling.NEAREST)
                            ::plan,
                        AffineMap.scale(2, 2)),
                SizeRule.exact(1, 2)),
            Stages.pad(1, 0, 0, 0, 0));
    AffineMap map = half.toSource(TensorSpec.of(DataType.U8, 2, 6, 1));
    Tensor mask = Tensor.of(new byte[] {0, 7, 9}, 1, 3, 1);
    Preprocessor back = Preprocessor.of(Stages.backTo(map, new Size(2, 6))).on(new LoopsBackend());
    assertArrayEquals(
        new byte[] {0, 7, 7, 9, 9, 9, 0, 7, 7, 9, 9, 9}, (byte[]) back.apply(mask).array());
    Tensor column = Tensor.of(new byte[] {7, 9}, 2, 1, 1);
    Preprocessor twice = Preprocessor.of(Stages.backTo(AffineMap.scale(2, 2), new Size(4, 2)));
    assertArrayEquals(
        new byte[] {7, 7, 7, 7, 9, 9, 9, 9},
        (byte[]) twice.on(new LoopsBackend()).apply(column).array());
    AffineMap turned = new AffineMap(0, 1, 0, 1, 0, 0);
    Preprocessor no = Preprocessor.of(Stages.backTo(turned, new Size(2, 6)));
    assertThrows(InvalidArgumentException.class, () -> no.plan(mask.spec()));
  }

  @Test
  void ofOneImageTheLayoutsAreTheSame() {
    Draft gray = Draft.of(TensorSpec.of(DataType.U8, 2, 3), Layout.INTERLEAVED);
    assertEquals(TensorSpec.of(DataType.U8, 1, 2, 3), gray.in(Layout.PLANES).spec());
    assertEquals(List.of(), gray.in(Layout.PLANES).plan().steps());
    assertEquals(gray.source(), TensorSpec.of(DataType.U8, 2, 3));
    assertEquals("uint8 [2, 3, 1] INTERLEAVED after 0 steps", gray.toString());
  }
}
