package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products that are halved, as far as halves and 128 bits are in question. */
final class ExactTermsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 5, HALF_AWAY, 0",
    "5, 1, HALF_AWAY, 3",
    "-5, 1, HALF_AWAY, -3",
    "5, 1, FLOOR, 2",
    "-5, 1, FLOOR, -3",
    // 3 · (2^62 + 1) lies between 2^63 and 2^64: its lower 64 bits look negative.
    "4611686018427387905, 3, HALF_AWAY, 6917529027641081858",
    "-4611686018427387905, 3, HALF_AWAY, -6917529027641081858",
    "4611686018427387905, 3, FLOOR, 6917529027641081857",
    "-4611686018427387905, 3, FLOOR, -6917529027641081858",
  })
  void halves(long value, long weight, Ties ties, long expected) {
    assertEquals(expected, new ExactTerms(new Terms(0, 1, ties)).of(value, weight));
  }
}
