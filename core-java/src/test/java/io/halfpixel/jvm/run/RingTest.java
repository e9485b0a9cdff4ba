package io.halfpixel.jvm.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;
import org.junit.jupiter.api.Test;

/** What lies between two producers is kept as long as it is asked for, in as little memory. */
final class RingTest {
  private static final int LIMIT = 100;

  private final Ring ring = new Ring(DataType.F32, LIMIT);

  /** Asks for elements, and writes those that are missing; each is its own number. */
  private float[] reach(int from, int to, int expectedMissing) {
    assertEquals(expectedMissing, ring.reach(from, to), "the first that is missing");
    Elements elements = ring.elements();
    for (int i = expectedMissing; i < to; i++) {
      elements.open(i, 1);
      ((float[]) elements.array())[elements.start()] = i;
    }
    for (int i = from; i < to; i++) {
      elements.load(i, 1);
      assertEquals(i, ((float[]) elements.array())[elements.start()]);
    }
    return (float[]) elements.array();
  }

  @Test
  void elements_that_are_asked_for_again_are_kept() {
    float[] first = reach(0, 10, 0);
    assertEquals(20, first.length, "room for as many again");
    assertSame(first, reach(3, 20, 10));
    assertSame(first, reach(0, 20, 20), "what fits is kept even if nothing asked for it");
    assertSame(first, reach(15, 30, 20), "others make room");
    float[] second = reach(16, 40, 30);
    assertNotSame(first, second);
    assertEquals(48, second.length);
    assertSame(second, reach(20, 25, 40), "all of them are here");
    assertSame(second, reach(40, 41, 40), "just behind them");
    assertSame(second, reach(39, 41, 41), "those before them are still here");
  }

  @Test
  void a_stretch_as_long_as_the_memory_fits() {
    float[] array = reach(0, 10, 0);
    assertSame(array, reach(8, 28, 10));
    assertSame(array, reach(8, 28, 28));
  }

  @Test
  void elements_before_and_far_behind_begin_anew() {
    reach(10, 20, 10);
    reach(9, 12, 9);
    reach(13, 14, 13);
    reach(80, 90, 80);
    reach(80, 85, 90);
  }

  @Test
  void nothing_is_here_after_it_was_forgotten() {
    float[] array = reach(0, 10, 0);
    ring.forget();
    assertSame(array, reach(0, 10, 0));
    ring.forget();
    reach(5, 8, 5);
  }

  /** A step between two others may have nothing to write, and moves no elements of no array. */
  @Test
  void a_ring_of_nothing_has_an_array_of_its_type() {
    assertEquals(0, ((float[]) ring.elements().array()).length);
  }

  @Test
  void a_ring_is_never_longer_than_all_elements() {
    assertEquals(LIMIT, reach(0, 60, 0).length);
    assertEquals(LIMIT, reach(0, LIMIT, 60).length);
  }
}
