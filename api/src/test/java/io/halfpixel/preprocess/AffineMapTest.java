package io.halfpixel.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class AffineMapTest {
  @Test
  void mapsFollowEachOther() {
    AffineMap both = AffineMap.scale(2, 4).then(AffineMap.shift(10, 20));
    assertEquals(new AffineMap.Point(12, 28), both.point(1, 2));
    assertEquals(
        new AffineMap.Point(22, 88),
        AffineMap.shift(10, 20).then(AffineMap.scale(2, 4)).point(1, 2));
  }

  @Test
  void theInverseLeadsBack() {
    AffineMap turn = new AffineMap(0, 2, 5, -4, 0, 7);
    assertEquals(AffineMap.IDENTITY, turn.then(turn.inverse()));
    assertEquals(
        new AffineMap.Point(3, 9),
        turn.inverse().point(turn.point(3, 9).x(), turn.point(3, 9).y()));
  }

  @Test
  void aLineHasNoInverse() {
    AffineMap line = AffineMap.scale(2, 0);
    assertEquals(
        line + " cannot be inverted",
        assertThrows(InvalidArgumentException.class, line::inverse).getMessage());
  }

  @Test
  void aTurnedBoxHasItsCornersInOrder() {
    AffineMap clockwise = new AffineMap(0, -1, 10, 1, 0, 0);
    assertEquals(new AffineMap.Box(4, 1, 8, 5), clockwise.box(1, 2, 5, 6));
  }
}
