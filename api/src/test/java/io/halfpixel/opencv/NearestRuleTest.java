package io.halfpixel.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code cv2.resize} of OpenCV 4.6, 4.14 and 5.0 makes of the row 0, 1, 2, … */
class NearestRuleTest {
  private static int[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @CsvSource({"2, 7, 0 0 0 0 1 1 1", "7, 3, 0 2 4", "5, 8, 0 0 1 1 2 3 3 4", "9, 6, 0 1 3 4 6 7"})
  void nearestTakesTheLeftEdge(int from, int to, String indices) {
    assertArrayEquals(numbers(indices), NearestRule.floor(Axis.ofSize(from, to)).indices());
  }

  @Test
  void aFactorCountsAsItIs() {
    assertArrayEquals(
        numbers("0 0 1 2 3 3 4 5 6 7 7 8 9"), NearestRule.floor(new Axis(10, 13, 1.26)).indices());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 7, 0 0 0 1 1 1 1, 0 0 0 1 1 1 1, 0 0 0 0 1 1 1",
    "7, 3, 1 3 5, 1 3 5, 1 3 5",
    "5, 8, 0 0 1 2 2 3 4 4, 0 0 1 2 2 3 4 4, 0 0 1 2 2 3 4 4",
    "9, 6, 0 2 3 5 6 8, 0 2 3 5 6 8, 0 2 3 5 6 8",
    "2, 5, 0 0 0 1 1, 0 0 0 1 1, 0 0 1 1 1",
    "4, 6, 0 0 1 2 3 3, 0 1 1 2 3 3, 0 1 1 2 2 3"
  })
  void nearestExactTakesTheCentre(int from, int to, String v46, String v414, String v50) {
    Axis axis = Axis.ofSize(from, to);
    assertArrayEquals(numbers(v46), NearestRule.exact(axis, Version.V4_6).indices());
    assertArrayEquals(numbers(v414), NearestRule.exact(axis, Version.V4_14).indices());
    assertArrayEquals(numbers(v50), NearestRule.exact(axis, Version.V5_0).indices());
  }

  /** Where OpenCV's 32 bits would overflow. */
  @Test
  void longAxesStayInside() {
    for (Version version : List.of(Version.V4_14, Version.V5_0)) {
      int[] indices = NearestRule.exact(Axis.ofSize(200_000, 3), version).indices();
      assertArrayEquals(new int[] {33_333, 100_000, 166_666}, indices);
    }
    Axis longer = Axis.ofSize(100_000, 700_000);
    assertEquals(99_999, NearestRule.exact(longer, Version.V5_0).index(699_999));
    assertEquals(0, NearestRule.exact(Axis.ofSize(1, 200_000), Version.V4_6).index(0));
    // The step of 0.66/2^16 is rounded to 1/2^16, which reaches 1 before the end.
    assertEquals(0, NearestRule.exact(Axis.ofSize(1, 100_000), Version.V4_14).index(99_999));
  }
}
