package io.halfpixel.jvm.steps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.plan.Permute;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a permutation's output axes lie in its input. */
final class AxisLayoutTest {
  private static AxisLayout layout(String lengths, String axes) {
    return AxisLayout.of(
        new Permute(
            Arrays.stream(ints(lengths)).mapToObj(length -> (long) length).toList(),
            Arrays.stream(ints(axes)).boxed().toList(),
            DataType.U8));
  }

  private static int[] ints(String text) {
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "2 3 4, 2 1 0, 4 3 2, 1 4 12",
    "2 3 4, 0 2 1, 2 4 3, 12 1 4",
    "2 3 4, 1 2 0, 12 2, 1 12", // The last two stay together.
    "2 3 4, 2 0 1, 4 6, 1 4",
    "2 3 4, 0 1 2, 24, 1",
    "2 1 4, 2 1 0, 4 2, 1 4", // One index is no axis.
    "1 1, 1 0, '', ''"
  })
  void neighbours_that_stay_together_are_one_axis(
      String lengths, String axes, String output, String strides) {
    AxisLayout layout = layout(lengths, axes);
    assertArrayEquals(ints(output), layout.lengths());
    assertArrayEquals(ints(strides), layout.strides());
  }

  @ParameterizedTest
  @CsvSource({
    "3 4, 1 0, true",
    "2 3 4, 0 2 1, true",
    "2 3 4 5, 0 3 1 2, true", // Height and width are one axis.
    "2 3 4, 2 1 0, false",
    "2 3 4, 1 0 2, false", // Rows change places.
    "2 3 4 5, 0 3 2 1, false",
    "2 3 4 5, 2 0 3 1, false", // What becomes the last axis did not stand in front of the other.
    "2 3 4 5, 1 0 3 2, false" // The images change places too.
  })
  void planes_and_pixels_are_the_last_two_axes_turned_round(
      String lengths, String axes, boolean isPlanes) {
    assertEquals(isPlanes, layout(lengths, axes).isPlanes());
  }

  @Test
  void lengths_are_counted_from_the_innermost_axis() {
    AxisLayout layout = layout("2 3 4", "0 2 1");
    assertEquals(3, layout.length(0));
    assertEquals(4, layout.length(1));
    assertEquals(2, layout.length(2));
  }
}
