package io.halfpixel.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void theShorterEdgeIsExactAndTheLongerOneCut() {
    SizeRule rule = SizeRule.shortestEdge(256);
    assertEquals(new Size(256, 455), rule.of(new Size(1080, 1920)));
    assertEquals(new Size(455, 256), rule.of(new Size(1920, 1080)));
    assertEquals(new Size(256, 256), rule.of(new Size(7, 7)));
    // A product of more than 53 bits.
    Size square = new Size(2_032_992_343, 2_032_992_343);
    SizeRule large = SizeRule.shortestEdge(square.width());
    assertEquals(square, large.of(new Size(610_329_669, 610_329_669)));
  }

  @Test
  void anImageThatFitsInsideKeepsItsShape() {
    assertEquals(new Size(360, 640), SizeRule.fitInside(640, 640).of(new Size(1080, 1920)));
    assertEquals(new Size(640, 1), SizeRule.fitInside(640, 640).of(new Size(6400, 1)));
    assertEquals(new Size(2, 5), SizeRule.fitInside(5, 5).of(new Size(5, 10)), "2.5 is even");
  }

  @Test
  void anExactSizeAsksNothing() {
    assertEquals(new Size(3, 4), SizeRule.exact(3, 4).of(new Size(100, 1)));
    assertThrows(InvalidArgumentException.class, () -> SizeRule.exact(0, 4));
  }

  @Test
  void anEdgeHasALimit() {
    int most = Integer.MAX_VALUE;
    assertEquals(new Size(most, most), SizeRule.shortestEdge(most).of(new Size(1, 1)));
    SizeRule rule = SizeRule.shortestEdge(1 << 20);
    assertThrows(InvalidArgumentException.class, () -> rule.of(new Size(1, 1 << 20)));
  }

  @Test
  void cropsStartWhereTheFrameworkSays() {
    assertEquals(2, CropRule.HALF_EVEN.start(8, 5), "1.5");
    assertEquals(2, CropRule.HALF_EVEN.start(10, 5), "2.5");
    assertEquals(1, CropRule.TRUNCATE.start(8, 5));
    assertEquals(1, CropRule.FLOOR.start(8, 5));
  }

  @Test
  void theOddPixelOfABorderIsBehindOrBefore() {
    assertEquals(-1, CropRule.HALF_EVEN.start(5, 8));
    assertEquals(-1, CropRule.TRUNCATE.start(5, 8));
    assertEquals(-2, CropRule.FLOOR.start(5, 8));
  }

  @Test
  void orientationsAreThoseOfExif() {
    for (Orientation each : Orientation.values()) {
      assertEquals(each, Orientation.ofExif(each.exif()));
    }
    assertThrows(InvalidArgumentException.class, () -> Orientation.ofExif(0));
    assertThrows(InvalidArgumentException.class, () -> Orientation.ofExif(9));
  }
}
