package io.halfpixel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.Alpha.Direction;
import org.junit.jupiter.api.Test;

/** Which pixels have an opacity. */
class AlphaTest {
  @Test
  void pixelsHaveTwoChannelsAndMore() {
    Alpha step = new Alpha(6, 4, Direction.PREMULTIPLY, DataType.U8);
    assertEquals(24, step.outputElements());
    assertEquals(
        "uint8 [24] -> uint8 [24]\nAlpha: pixels 6, channels 4, direction PREMULTIPLY, type uint8\n",
        PlanTest.plan(step).explain());
    refused(-1, 4, DataType.U8);
    refused(1, 1, DataType.U8);
    refused(1, 65537, DataType.U8);
    refused(1L << 62, 4, DataType.U8);
    refused(1, 4, DataType.F64);
    refused(1, 4, DataType.I16);
  }

  private static void refused(long pixels, int channels, DataType type) {
    assertThrows(
        InvalidArgumentException.class,
        () -> new Alpha(pixels, channels, Direction.UNPREMULTIPLY, type));
  }
}
