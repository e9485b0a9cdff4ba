package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.benchmarks.measure.Spread;
import org.junit.jupiter.api.Test;

/** What the guard calls slower or faster. */
class GuardTest {
  private static final Spread BASE = new Spread(95, 100, 105);

  @Test
  void onlyWhatIsOutsideTheSpreadIsNoteworthy() {
    assertTrue(Guard.line("a", BASE, new Spread(110, 115, 120)).endsWith("1.15x  slower"));
    assertTrue(Guard.line("a", BASE, new Spread(70, 80, 90)).endsWith("0.80x  faster"));
    assertTrue(Guard.line("a", BASE, new Spread(100, 115, 130)).endsWith("1.15x"));
    assertFalse(Guard.line("a", BASE, new Spread(106, 104, 106)).contains("slower"));
  }
}
