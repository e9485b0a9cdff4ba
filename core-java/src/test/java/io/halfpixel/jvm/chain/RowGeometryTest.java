package io.halfpixel.jvm.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.Pass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How passes are cut into rows. */
final class RowGeometryTest {
  private static RowGeometry of(Pass... passes) {
    RowGeometry geometry = RowGeometry.of(List.of(passes));
    assertNotNull(geometry);
    return geometry;
  }

  @Test
  void passes_of_256_inner_elements_run_across() {
    assertTrue(of(new Pass(2, 5, 3, 255)).along(0));
    assertFalse(of(new Pass(2, 5, 3, 256)).along(0));
  }

  /** A row longer than 16384 elements is halved as long as that divides it. */
  @ParameterizedTest
  @CsvSource({
    "256, 256",
    "16384, 16384",
    "16385, 16385",
    "16386, 8193",
    "32768, 16384",
    "49152, 12288",
    "65536, 16384",
    "65538, 32769"
  })
  void long_rows_are_halved(long inner, int row) {
    RowGeometry geometry = of(new Pass(2, 5, 3, inner));
    assertEquals(row, geometry.input(0));
    assertEquals(row, geometry.output(0));
  }

  @Test
  void rows_of_passes_across_divide_all_inner_lengths() {
    RowGeometry geometry = of(new Pass(2, 4, 2, 900), new Pass(2, 3, 5, 600));
    assertEquals(300, geometry.output(0));
    assertEquals(300, geometry.output(1));
  }

  /** Six inner elements are no whole number of the four of a row, or of eight. */
  @Test
  void rows_that_do_not_divide_a_neighbour_do_not_fit() {
    assertNull(RowGeometry.of(List.of(new Pass(6, 5, 4, 1), new Pass(2, 2, 1, 6))));
    assertNull(RowGeometry.of(List.of(new Pass(2, 3, 2, 6), new Pass(3, 8, 4, 1))));
  }
}
