package io.halfpixel.jvm.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How units are cut into bands and portions. */
final class CutTest {
  private static int worthwhile(int asked, Producer... producers) {
    return Bands.worthwhile(producers, asked, new Reach());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 3", "2, 6", "3, 8", "4, 10"})
  void bands_differ_by_one_unit(int band, long start) {
    assertEquals(start, Bands.start(10, band, 4));
  }

  /** 95 units read 100 elements in one band, and five more in each further one. */
  @ParameterizedTest
  @CsvSource({"1, 1", "5, 5", "6, 6", "7, 5", "8, 6", "20, 6"})
  void bands_compute_no_more_than_a_quarter_twice(int asked, int worthwhile) {
    Windows first = new Windows(100, 1, 1, 1);
    assertEquals(worthwhile, worthwhile(asked, first, new Windows(95, 1, 1, 6)));
  }

  @Test
  void producers_that_share_nothing_are_cut_as_often_as_asked() {
    assertEquals(9, worthwhile(9, new Windows(95, 1, 1, 6)));
    assertEquals(9, worthwhile(9, new Windows(60, 1, 1, 1), new Windows(20, 3, 3, 3)));
    assertEquals(9, worthwhile(9, new Windows(3, 1, 1, 1), new Windows(3, 1, 1, 1)));
  }

  @Test
  void where_every_unit_reads_everything_one_band_works() {
    assertEquals(1, worthwhile(8, new Windows(100, 1, 1, 1), new Windows(90, 1, 0, 100)));
  }

  /** What the second producer reads for the third one counts too: its units have ten elements. */
  @ParameterizedTest
  @CsvSource({"5, 5", "6, 4", "8, 4"})
  void bands_are_judged_by_all_producers(int asked, int worthwhile) {
    Windows first = new Windows(1000, 1, 1, 1);
    Windows second = new Windows(30, 10, 10, 50);
    assertEquals(worthwhile, worthwhile(asked, first, second, new Windows(30, 1, 10, 10)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 16384, 512",
    "5, 16384, 517",
    "512, 16384, 1024",
    "0, 100, 100",
    "16000, 16384, 16384"
  })
  void a_portion_of_one_block_has_2_15_elements(long unit, long to, long end) {
    assertEquals(end, new Portions(new Windows(16384, 64, 1, 1), 5).end(unit, to));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1000, 32",
    "32, 1000, 64",
    "37, 1000, 69",
    "96, 1000, 100",
    "99, 1000, 100",
    "100, 1000, 132",
    "96, 98, 98"
  })
  void a_portion_of_a_large_block_ends_with_the_block(long unit, long to, long end) {
    assertEquals(end, new Portions(new Windows(1000, 1000, 1, 1, 10), 5).end(unit, to));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10000, 3270",
    "3269, 10000, 3270",
    "3270, 10000, 6540",
    "3300, 10000, 6540",
    "9810, 10000, 10000"
  })
  void a_portion_has_many_small_blocks(long unit, long to, long end) {
    assertEquals(end, new Portions(new Windows(10000, 10, 1, 1, 1000), 5).end(unit, to));
  }

  @Test
  void portions_are_small_where_much_is_read() {
    Windows sums = new Windows(1000, 1, 1000, 1000);
    assertEquals(32, new Portions(sums, 1_000_000).end(0, 1000));
    assertEquals(1, new Portions(sums, 1_000_000_000).end(0, 1000), "at least one unit");
  }

  @Test
  void nothing_has_portions_too() {
    assertEquals(0, new Portions(new Windows(0, 1, 1, 1, 0), 0).end(0, 0));
  }
}
