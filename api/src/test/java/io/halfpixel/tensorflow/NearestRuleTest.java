package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NearestRuleTest {
  private static int[] columns(ResizeNearestNeighbor resize, int length) {
    Plan plan = resize.plan(Shape.of(1, 1, length, 1));
    return ((Gather) plan.steps().get(0)).axes().get(1).indices();
  }

  @Test
  void wholeFactorsRepeat() {
    int[] repeated = {0, 0, 0, 1, 1, 1};
    assertArrayEquals(repeated, columns(ResizeNearestNeighbor.of(1, 6), 2));
    assertArrayEquals(repeated, columns(ResizeNearestNeighbor.of(1, 6).halfPixelCenters(true), 2));
  }

  @Test
  void legacyCoordinatesTakeTheFirstPixelsAndHalfPixelCentresTheMiddleOnes() {
    assertArrayEquals(new int[] {0, 2, 4}, columns(ResizeNearestNeighbor.of(1, 3), 6));
    assertArrayEquals(
        new int[] {1, 3, 5}, columns(ResizeNearestNeighbor.of(1, 3).halfPixelCenters(true), 6));
  }

  @Test
  void alignedCornersRoundHalvesUp() {
    assertArrayEquals(
        new int[] {0, 2, 3}, columns(ResizeNearestNeighbor.of(1, 3).alignCorners(true), 4));
  }

  /** In binary32 the last of 2^24 outputs has its centre at 2^24, where the pixel ends. */
  @Test
  void theLastOfManyOutputsCopiesTheLastPixel() {
    int[] copied = columns(ResizeNearestNeighbor.of(1, 1 << 24).halfPixelCenters(true), 1);
    assertEquals(0, copied[copied.length - 1]);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOOL")
  void everyTypeIsCopied(DataType type) {
    Plan plan = ResizeNearestNeighbor.of(4, 2).plan(TensorSpec.of(type, 3, 2, 2, 5));
    Gather gather = (Gather) plan.steps().get(0);
    assertEquals(type, plan.target().dataType());
    assertEquals(3, gather.outer());
    assertEquals(5, gather.inner());
  }

  @Test
  void channelsFirstMemoryHasOneElementAPixel() {
    TensorSpec source =
        new TensorSpec(Shape.of(3, 2, 2, 5), DataType.F32, MemoryFormat.CHANNELS_FIRST);
    Plan plan = ResizeNearestNeighbor.of(4, 2).plan(source);
    Gather gather = (Gather) plan.steps().get(0);
    assertEquals(15, gather.outer());
    assertEquals(1, gather.inner());
    assertEquals(MemoryFormat.CHANNELS_FIRST, plan.target().memoryFormat());
  }

  @Test
  void lengthsThatSinglePrecisionCannotCountAreRefused() {
    ResizeNearestNeighbor resize = ResizeNearestNeighbor.of(1, 2);
    resize.plan(TensorSpec.of(DataType.U8, 1, 1, (1 << 24) - 1, 1));
    for (Shape shape : new Shape[] {Shape.of(1, 1, 1 << 24, 1), Shape.of(1, 1 << 24, 1, 1)}) {
      var refused = assertThrows(InvalidArgumentException.class, () -> resize.plan(shape));
      assertEquals("nearest neighbor requires max height & width of 2^24", refused.getMessage());
    }
  }
}
