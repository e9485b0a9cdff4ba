package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeTest {
  /** The pictures of scipy.ndimage's documentation. */
  @ParameterizedTest
  @CsvSource({
    "CLAMP, aaaaaaaa abcd dddddddd",
    "REFLECT, abcddcba abcd dcbaabcd",
    "MIRROR, cbabcdcb abcd cbabcdcb",
    "WRAP, abcdabcd abcd abcdabcd",
    "CONSTANT, ........ abcd ........",
    "LEAVE_OUT, ........ abcd ........",
  })
  void placesHaveThePixelsOfThePicture(Edge edge, String picture) {
    String pixels = picture.replace(" ", "");
    for (int place = 0; place < pixels.length(); place++) {
      int index = edge.index(place - 8, 4);
      char pixel = index == Edge.NO_PIXEL ? '.' : (char) ('a' + index);
      assertEquals(pixels.charAt(place), pixel, edge + " at " + (place - 8));
    }
  }

  /** What is mirrored or repeated equals itself a period further, however far. */
  @Test
  void farPlacesRepeatNearOnes() {
    long far = 1L << 60;
    for (int length : new int[] {1, 2, 3, 7, Integer.MAX_VALUE}) {
      for (long k = -3; k < 4; k++) {
        assertEquals(
            Edge.WRAP.index(k, length), Edge.WRAP.index(k + far / length * length, length));
        long reflected = 2L * length;
        assertEquals(
            Edge.REFLECT.index(k, length),
            Edge.REFLECT.index(k + far / reflected * reflected, length));
        long mirrored = Math.max(1, 2L * length - 2);
        assertEquals(
            Edge.MIRROR.index(k, length), Edge.MIRROR.index(k + far / mirrored * mirrored, length));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void mirroredPlacesHaveMirroredPixels(Edge edge) {
    for (int length = 1; length < 6; length++) {
      for (int k = -20; k < 20; k++) {
        int index = edge.index(k, length);
        int mirrored = edge.index(length - 1 - k, length);
        assertEquals(index == Edge.NO_PIXEL ? index : length - 1 - index, mirrored);
        assertTrue(index < length);
        assertTrue(index >= 0 || (edge.ordinal() >= Edge.CONSTANT.ordinal() && index == -1));
      }
    }
  }
}
